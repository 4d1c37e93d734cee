package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import nl.lekdicht.core.journal.Entry;
import nl.lekdicht.journal.Line;
import org.jspecify.annotations.Nullable;

/** A journal entry with everything that is needed to check its hash elsewhere; digests in hexadecimal. */
@Serdeable
record EntryView(
    int number,
    Instant at,
    Person actor,
    String kind,
    @Nullable String body,
    @Nullable String salt,
    String bodyDigest,
    String previousHash,
    String hash) {

  static EntryView of(Line line) {
    Entry entry = line.entry();
    return new EntryView(
        entry.number(),
        entry.at(),
        new Person(entry.actor(), line.actorName()),
        entry.kind(),
        entry.body(),
        entry.salt(),
        entry.bodyDigest(),
        entry.previousHash(),
        entry.hash());
  }
}
