package nl.lekdicht.core.fact;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done about an incident.
 *
 * @param owner who sees to it; null while nobody does
 * @param dueOn the day on which it must be done, that day included; null when none was set
 * @param doneOn null while it is not done
 */
public record Measure(
    UUID id,
    Kind kind,
    String description,
    @Nullable String owner,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate doneOn) {
  /** What a measure is against. */
  public enum Kind {
    /** Against this breach and what it leads to. */
    DIRECT,
    /** Against its happening again. */
    STRUCTURAL
  }
}
