package nl.lekdicht.exchange;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.incident.Person;

/** What was taken over at one time. */
@Serdeable
record ImportView(
    UUID id,
    int number,
    Instant importedAt,
    Person importedBy,
    String fileName,
    String fileDigest,
    int lines,
    int fresh,
    int changed,
    int unchanged,
    String digest) {

  static ImportView of(ImportRow row) {
    return new ImportView(
        row.id(),
        row.number(),
        row.importedAt(),
        new Person(row.importedBy(), Objects.requireNonNullElse(row.byName(), "")),
        row.fileName(),
        row.fileDigest(),
        row.lines(),
        row.fresh(),
        row.changed(),
        row.lines() - row.fresh() - row.changed(),
        row.digest());
  }
}
