package nl.lekdicht.stream;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is stored, and how it goes.
 *
 * @param kinds joined by commas; null for all
 * @param secret locked, see {@link Safe}
 * @param failures attempts that failed since the last that did not
 */
@MappedEntity("webhook")
@Introspected
record WebhookRow(
    @Id UUID id,
    String url,
    @Nullable String kinds,
    String secret,
    Instant createdAt,
    @Nullable Instant closedAt,
    @Nullable String closingReason,
    @Nullable Instant lastTriedAt,
    @Nullable String lastAnswer,
    @Nullable Instant lastDeliveredAt,
    int failures,
    @Nullable Instant failingSince,
    long waiting) {}
