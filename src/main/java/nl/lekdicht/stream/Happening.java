package nl.lekdicht.stream;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody is told of something that happened. What it says is for a request to ask, with the rights of whoever asks. */
sealed interface Happening {
  /**
   * @param id see {@link Position}
   * @param entry number in the journal of the incident
   */
  @Serdeable
  record ToSupplier(
      String id,
      Instant at,
      String kind,
      @Nullable UUID incidentId,
      @Nullable String incidentNumber,
      @Nullable Integer entry,
      @Nullable UUID reportId)
      implements Happening {}

  /** Nothing that says who did it, and nothing from which another school could be guessed. */
  @Serdeable
  record ToSchool(
      String id,
      Instant at,
      String kind,
      @Nullable UUID incidentId,
      @Nullable String incidentNumber)
      implements Happening {}

  static Happening of(HappeningRow row, boolean toSchool) {
    String id = row.position().toString();
    return toSchool
        ? new ToSchool(id, row.at(), row.kind(), row.incidentId(), row.incidentNumber())
        : new ToSupplier(
            id,
            row.at(),
            row.kind(),
            row.incidentId(),
            row.incidentNumber(),
            row.entry(),
            row.reportId());
  }
}
