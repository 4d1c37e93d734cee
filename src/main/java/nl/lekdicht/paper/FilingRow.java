package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a draft was filed. */
@MappedEntity("filing")
record FilingRow(
    @Id UUID paperId,
    Instant filedAt,
    String apNumber,
    @Nullable String lateReason,
    @Nullable String filedBy,
    UUID recordedBy,
    Instant recordedAt,
    @Nullable String confirmationName,
    @Nullable String confirmationDigest) {}
