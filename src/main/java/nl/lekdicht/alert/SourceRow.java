package nl.lekdicht.alert;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that may send warnings, as it is stored, without the digest of its key. */
@MappedEntity("alert_source")
@Introspected
record SourceRow(
    @Id UUID id,
    String name,
    Instant createdAt,
    @Nullable Instant revokedAt,
    @Nullable String revocationReason) {}
