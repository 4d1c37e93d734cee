package nl.lekdicht.evidence;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.incident.Keeping;
import nl.lekdicht.core.incident.KeepingEvent;
import nl.lekdicht.incident.Person;
import org.jspecify.annotations.Nullable;

/**
 * A file that is kept with an incident.
 *
 * @param size in bytes
 * @param sha256 in hexadecimal, as the journal has it
 */
@Serdeable
record EvidenceView(
    UUID id,
    String name,
    long size,
    String sha256,
    @Nullable UUID run,
    @Nullable String step,
    @Nullable String note,
    Instant keptAt,
    Person keptBy) {

  static EvidenceView of(Keeping.Evidence kept, Map<UUID, String> names) {
    KeepingEvent.EvidenceKept file = kept.file();
    return new EvidenceView(
        file.evidence(),
        file.name(),
        file.size(),
        file.digest(),
        file.run(),
        file.step(),
        file.note(),
        kept.at(),
        Person.of(kept.by(), names));
  }
}
