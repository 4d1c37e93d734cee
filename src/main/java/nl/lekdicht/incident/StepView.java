package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.checklist.Run;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.checklist.StepState;
import nl.lekdicht.core.incident.IncidentRun;
import org.jspecify.annotations.Nullable;

/** A step as the incident manager sees it: what to do, until when, and what was done. */
@Serdeable
record StepView(
    String id,
    int number,
    BilingualText title,
    BilingualText help,
    String source,
    Role role,
    boolean optional,
    @Nullable BilingualText question,
    List<AnswerView> answers,
    StepState state,
    @Nullable TermView term,
    @Nullable RecordView record,
    List<RecordView> earlier) {

  @Serdeable
  record AnswerView(String id, BilingualText label) {}

  static StepView of(
      IncidentRun run,
      Step step,
      @Nullable Deadline deadline,
      Map<UUID, String> names,
      Instant now) {
    Run done = run.run();
    Step.Decision decision = step.decision();
    Instant dueAt = run.dueAt().get(step.id());
    return new StepView(
        step.id(),
        done.checklist().indexOf(step.id()) + 1,
        step.title(),
        step.help(),
        step.source(),
        step.role(),
        step.optional(),
        decision == null ? null : decision.question(),
        decision == null
            ? List.of()
            : decision.answers().stream()
                .map(answer -> new AnswerView(answer.id(), answer.label()))
                .toList(),
        run.withdrawn() ? StepState.NOT_APPLICABLE : done.stateOf(step.id()),
        deadline == null ? null : TermView.of(deadline, now),
        done.findStanding(step.id()).map(r -> RecordView.of(r, dueAt, names)).orElse(null),
        done.earlier().stream()
            .filter(record -> record.stepId().equals(step.id()))
            .map(record -> RecordView.of(record, dueAt, names))
            .toList());
  }
}
