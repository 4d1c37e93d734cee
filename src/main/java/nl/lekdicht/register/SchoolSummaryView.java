package nl.lekdicht.register;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list shows a school of an entry, as it is read: nothing of other schools, nor how many there are. */
@Serdeable
@MappedEntity("register_school")
record SchoolSummaryView(
    @Id UUID id,
    String number,
    String title,
    String kind,
    @Nullable String classification,
    @Nullable String incidentType,
    String state,
    @Nullable String risk,
    Instant reportedAt,
    @Nullable Instant closedAt,
    @Nullable Instant toldAt,
    @Nullable Instant noticeDueAt,
    @Nullable Instant acknowledgedAt,
    String apState,
    @Nullable Instant apNotifiedAt,
    @Nullable Instant apDueAt,
    @Nullable Boolean late) {}
