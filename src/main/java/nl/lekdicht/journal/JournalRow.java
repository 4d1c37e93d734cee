package nl.lekdicht.journal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.core.journal.Entry;
import org.jspecify.annotations.Nullable;

/** A row of the journal, with the name that belongs to its actor. Digests are in hexadecimal. */
@MappedEntity("journal")
record JournalRow(
    @Id UUID incidentId,
    int number,
    Instant at,
    UUID actor,
    @Nullable String actorName,
    String kind,
    @Nullable String body,
    @Nullable String salt,
    String bodyDigest,
    String previousHash,
    String hash) {

  Line line() {
    return new Line(
        new Entry(incidentId, number, at, actor, kind, body, salt, bodyDigest, previousHash, hash),
        actorName == null ? "" : actorName);
  }
}
