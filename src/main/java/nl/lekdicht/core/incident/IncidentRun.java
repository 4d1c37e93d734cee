package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.checklist.Run;
import org.jspecify.annotations.Nullable;

/**
 * One checklist being worked within an incident.
 *
 * @param reportedAt what its terms "after the report" run from
 * @param dueAt per step with a term, the instant as it was counted at the start
 * @param startedByEntry the journal number of the step that started it; null when a person did
 * @param finishedAt when its last step was recorded; null while it is not finished
 */
public record IncidentRun(
    UUID id,
    String checklistDigest,
    Instant reportedAt,
    Map<String, Instant> dueAt,
    Instant startedAt,
    UUID startedBy,
    @Nullable Integer startedByEntry,
    boolean withdrawn,
    @Nullable Instant finishedAt,
    Run run) {

  public enum State {
    RUNNING,
    FINISHED,
    /** An answer had started it, and was corrected before anything was done. */
    WITHDRAWN
  }

  public State state() {
    if (withdrawn) {
      return State.WITHDRAWN;
    }
    return run.finished() ? State.FINISHED : State.RUNNING;
  }

  /** Whether anything was ever recorded on it. */
  public boolean untouched() {
    return run.standing().isEmpty() && run.earlier().isEmpty();
  }

  IncidentRun withRun(Run next, Instant at) {
    return new IncidentRun(
        id,
        checklistDigest,
        reportedAt,
        dueAt,
        startedAt,
        startedBy,
        startedByEntry,
        withdrawn,
        next.finished() ? (finishedAt != null ? finishedAt : at) : null,
        next);
  }

  IncidentRun withdraw() {
    return new IncidentRun(
        id,
        checklistDigest,
        reportedAt,
        dueAt,
        startedAt,
        startedBy,
        startedByEntry,
        true,
        null,
        run);
  }
}
