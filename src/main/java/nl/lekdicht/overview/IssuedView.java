package nl.lekdicht.overview;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.incident.Person;

@Serdeable
record IssuedView(
    UUID id,
    String brin,
    String period,
    int edition,
    String language,
    Instant issuedAt,
    Person issuedBy,
    String digest,
    int size) {
  static IssuedView of(IssuedRow row) {
    return new IssuedView(
        row.id(),
        row.brin(),
        row.period(),
        row.edition(),
        row.language(),
        row.issuedAt(),
        new Person(row.issuedBy(), row.issuedByName() == null ? "" : row.issuedByName()),
        row.digest(),
        row.size());
  }
}
