package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.incident.Deadlines;
import nl.lekdicht.core.incident.IncidentRun;
import nl.lekdicht.core.term.Watched;
import org.jspecify.annotations.Nullable;

/** A run with every step, its term, who and when. */
@Serdeable
record RunView(
    UUID id,
    UUID incidentId,
    String checklistId,
    String checklistDigest,
    BilingualText title,
    IncidentRun.State state,
    Instant startedAt,
    Person startedBy,
    Instant reportedAt,
    @Nullable String currentStepId,
    @Nullable Instant finishedAt,
    List<StepView> steps) {

  /**
   * @param now the moment for which open terms are judged
   */
  static RunView of(Dossier dossier, IncidentRun run, Instant now) {
    Map<String, Deadline> deadlines =
        dossier.deadlines().stream()
            .map(Watched::deadline)
            .collect(Collectors.toMap(Deadline::slot, Function.identity()));
    return new RunView(
        run.id(),
        dossier.id(),
        run.run().checklist().id(),
        run.checklistDigest(),
        run.run().checklist().title(),
        run.state(),
        run.startedAt(),
        Person.of(run.startedBy(), dossier.names()),
        run.reportedAt(),
        run.withdrawn() ? null : run.run().currentStepId(),
        run.finishedAt(),
        run.run().checklist().steps().stream()
            .map(step ->
                StepView.of(
                    run,
                    step,
                    deadlines.get(Deadlines.stepSlot(run, step.id())),
                    dossier.names(),
                    now))
            .toList());
  }
}
