package nl.lekdicht.overview;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import nl.lekdicht.core.register.Period;
import nl.lekdicht.incident.Person;
import org.jspecify.annotations.Nullable;

/**
 * A school, and the yearly report that it is owed.
 *
 * @param dueOn the last day on which it may be given
 * @param issued the last edition; null while there is none
 */
@Serdeable
record OwedView(String brin, String name, LocalDate dueOn, @Nullable Edition issued) {

  @Serdeable
  record Edition(int edition, Instant issuedAt, Person issuedBy, String digest) {}

  static OwedView of(OverviewStore.OwedRow row, Period year) {
    return new OwedView(row.brin(), row.name(), year.lastDay(), edition(row));
  }

  private static @Nullable Edition edition(OverviewStore.OwedRow row) {
    if (row.edition() == null
        || row.issuedAt() == null
        || row.issuedBy() == null
        || row.digest() == null) {
      return null;
    }
    String name = row.issuedByName() == null ? "" : row.issuedByName();
    return new Edition(
        row.edition(), row.issuedAt(), new Person(row.issuedBy(), name), row.digest());
  }
}
