package nl.lekdicht.alert;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the alerts of one delivery, in its order. */
@Serdeable
record DeliveryView(List<Item> items) {
  enum State {
    OPEN,
    CLOSED
  }

  /**
   * @param reportId null for the end of something that was never reported
   * @param repeated whether there was a report already
   */
  @Serdeable
  record Item(String fingerprint, @Nullable UUID reportId, State state, boolean repeated) {}
}
