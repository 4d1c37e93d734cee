package nl.lekdicht.core.term;

import java.time.Instant;
import nl.lekdicht.core.calendar.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A deadline with what the watch has to do about it.
 *
 * @param acknowledgedAt when somebody took it upon themselves; null when nobody has
 * @param next null when no warning is to come: it waits, is met, is closed, or was acknowledged and is past due
 * @param lookAt when the watch must look at its incident; null when it need not
 */
public record Watched(
    Deadline deadline,
    @Nullable Instant acknowledgedAt,
    @Nullable NextRung next,
    @Nullable Instant lookAt) {}
