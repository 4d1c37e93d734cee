package nl.lekdicht.stream;

import jakarta.inject.Singleton;
import java.time.Instant;
import nl.lekdicht.database.Desk;

/**
 * Turns what happened into deliveries, one for each webhook that hears of it. Any number of instances may: a webhook that another one works
 * at is passed by, and the database takes each delivery once.
 */
@Singleton
final class FanOut {
  private static final int AT_MOST = 500;

  private final Desk desk;
  private final WebhookStore store;
  private final HappeningStore happenings;

  FanOut(Desk desk, WebhookStore store, HappeningStore happenings) {
    this.desk = desk;
    this.store = store;
    this.happenings = happenings;
  }

  /** Gives how many happenings were looked at. */
  int runOnce(Instant at) {
    int looked = 0;
    int now;
    do {
      now =
          desk.<Integer>unannounced(_ -> {
            happenings.settle(at);
            return store.fanOut(at, AT_MOST);
          });
      looked += now;
    } while (now > 0);
    return looked;
  }
}
