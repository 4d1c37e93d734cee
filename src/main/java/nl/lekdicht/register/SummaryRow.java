package nl.lekdicht.register;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list shows of an entry. */
@MappedEntity("register_entry")
record SummaryRow(
    @Id UUID id,
    String number,
    String title,
    String origin,
    String kind,
    @Nullable String classification,
    @Nullable String incidentType,
    String state,
    @Nullable String risk,
    @Nullable String apState,
    boolean sensitive,
    Instant reportedAt,
    @Nullable Instant occurredFrom,
    @Nullable Instant discoveredAt,
    @Nullable Instant establishedAt,
    @Nullable Instant closedAt,
    @Nullable Long peopleMin,
    @Nullable Long peopleMax,
    int schools) {}
