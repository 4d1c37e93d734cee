package nl.lekdicht.deadline;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deadline that is not met, of an incident that is open.
 *
 * @param slot names the deadline within its incident, for as long as there is one
 * @param kind a name of {@link nl.lekdicht.core.calendar.DeadlineKind}
 */
@MappedEntity("deadline")
public record OpenDeadline(
    @Id UUID incidentId,
    String slot,
    String incidentNumber,
    String kind,
    @Nullable String brin,
    Instant dueAt) {}
