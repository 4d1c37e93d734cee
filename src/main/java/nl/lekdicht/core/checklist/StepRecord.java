package nl.lekdicht.core.checklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of a step, standing or not.
 *
 * @param entry its number in the incident's journal
 * @param performedAt when it was done; null when it was not
 * @param recordedAt when it was written down
 * @param reason why it was skipped or corrected
 */
public record StepRecord(
    int entry,
    String stepId,
    StepOutcome outcome,
    @Nullable Instant performedAt,
    Instant recordedAt,
    UUID recordedBy,
    @Nullable String description,
    @Nullable String answer,
    @Nullable String reason,
    Standing standing) {

  /** Whether the record still holds. */
  public enum Standing {
    CURRENT,
    /** Replaced by a later record of the same step. */
    CORRECTED,
    /** Done on a branch that a later correction left. */
    ABANDONED
  }

  StepRecord as(Standing other) {
    return new StepRecord(
        entry,
        stepId,
        outcome,
        performedAt,
        recordedAt,
        recordedBy,
        description,
        answer,
        reason,
        other);
  }
}
