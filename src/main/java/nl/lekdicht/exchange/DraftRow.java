package nl.lekdicht.exchange;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that waits to be taken over. */
@MappedEntity("import_draft")
@SuppressWarnings("ArrayRecordComponent") // it is only carried
record DraftRow(
    @Id UUID id,
    UUID supplierId,
    String name,
    String digest,
    byte[] content,
    Instant expiresAt,
    @Nullable String mapping) {}
