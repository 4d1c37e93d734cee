package nl.lekdicht.incident;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line in the list of incidents; codes are joined by commas. */
@Introspected
record SummaryRow(
    UUID id,
    String number,
    String title,
    String kind,
    String status,
    Instant openedAt,
    @Nullable Instant closedAt,
    String checklists,
    String schools,
    @Nullable Instant nextDueAt) {}
