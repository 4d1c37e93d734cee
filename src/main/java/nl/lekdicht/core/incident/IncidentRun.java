package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.checklist.Run;
import org.jspecify.annotations.Nullable;

/**
 * One checklist being worked within an incident.
 *
 * @param reportedAt what its terms "after the report" run from
 * @param dueAt per step with a term, the instant as it was counted at the start
 * @param warnsAt per step with a term in working time, the moments at which a share of it is used up
 * @param handler who recorded something of it last, or started it
 * @param startedByEntry the journal number of the step that started it; null when a person did
 * @param finishedAt when its last step was recorded; null while it is not finished
 */
public record IncidentRun(
    UUID id,
    String checklistDigest,
    Instant reportedAt,
    Map<String, Instant> dueAt,
    Map<String, List<Instant>> warnsAt,
    Instant startedAt,
    UUID startedBy,
    UUID handler,
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

  static IncidentRun started(Recorded<?> entry, IncidentEvent.RunStarted event, Run run) {
    return new IncidentRun(
        event.run(),
        event.checklistDigest(),
        event.reportedAt(),
        event.dueAt(),
        orNone(event.warnsAt()),
        entry.at(),
        entry.by(),
        entry.by(),
        event.startedByEntry(),
        false,
        null,
        run);
  }

  IncidentRun withRun(Run next, Recorded<?> entry) {
    return copy(
        reportedAt,
        dueAt,
        warnsAt,
        entry.by(),
        withdrawn,
        next.finished() ? (finishedAt != null ? finishedAt : entry.at()) : null,
        next);
  }

  IncidentRun recounted(IncidentEvent.Recounted anew) {
    return copy(
        anew.reportedAt(),
        anew.dueAt(),
        orNone(anew.warnsAt()),
        handler,
        withdrawn,
        finishedAt,
        run);
  }

  IncidentRun withdraw() {
    return copy(reportedAt, dueAt, warnsAt, handler, true, null, run);
  }

  private IncidentRun copy(
      Instant newReportedAt,
      Map<String, Instant> newDueAt,
      Map<String, List<Instant>> newWarnsAt,
      UUID newHandler,
      boolean newWithdrawn,
      @Nullable Instant newFinishedAt,
      Run newRun) {
    return new IncidentRun(
        id,
        checklistDigest,
        newReportedAt,
        newDueAt,
        newWarnsAt,
        startedAt,
        startedBy,
        newHandler,
        startedByEntry,
        newWithdrawn,
        newFinishedAt,
        newRun);
  }

  private static Map<String, List<Instant>> orNone(@Nullable Map<String, List<Instant>> warnsAt) {
    return warnsAt == null ? Map.of() : warnsAt;
  }
}
