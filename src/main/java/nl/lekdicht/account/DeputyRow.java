package nl.lekdicht.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deputy as it is stored, with the names of those involved. */
@MappedEntity("deputy")
@Introspected
record DeputyRow(
    @Id UUID id,
    UUID accountId,
    String accountName,
    Instant beginsAt,
    Instant endsAt,
    Instant namedAt,
    UUID namedBy,
    String namedByName,
    @Nullable Instant endedAt,
    @Nullable UUID endedBy,
    @Nullable String endedByName,
    @Nullable String endingReason) {}
