package nl.lekdicht.reading;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody read something of an incident.
 *
 * @param school the school whose part was read; null for the whole
 * @param item the run, paper or file
 */
@Serdeable
record ReadingView(
    UUID id, Instant at, Reader reader, String part, @Nullable UUID item, @Nullable String school) {

  /**
   * @param school of an account of a school
   */
  @Serdeable
  record Reader(UUID id, String name, @Nullable String school) {}

  static ReadingView of(ReadingRow row) {
    return new ReadingView(
        row.id(),
        row.at(),
        new Reader(
            row.accountId(), row.accountName() == null ? "" : row.accountName(), row.accountBrin()),
        row.part(),
        row.item(),
        row.brin());
  }
}
