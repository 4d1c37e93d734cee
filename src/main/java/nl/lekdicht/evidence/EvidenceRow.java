package nl.lekdicht.evidence;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is kept beside the journal, without its content.
 *
 * @param digest SHA-256 in hexadecimal
 */
@MappedEntity("evidence")
record EvidenceRow(
    @Id UUID id,
    @Nullable UUID run,
    @Nullable String step,
    String name,
    @Nullable String note,
    UUID keptBy,
    Instant keptAt,
    long size,
    String digest) {}
