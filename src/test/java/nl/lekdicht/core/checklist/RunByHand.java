package nl.lekdicht.core.checklist;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.RunCommand.Complete;
import nl.lekdicht.core.checklist.RunCommand.Correct;
import nl.lekdicht.core.checklist.RunCommand.Skip;
import org.jspecify.annotations.Nullable;

/** Works one run through the decider and the fold. Every entry is a minute later than the one before, the first one at START. */
final class RunByHand {
  static final String WHY = "Written down wrongly";

  private final List<Recorded<RunEvent>> entries = new ArrayList<>();
  private Run run;

  RunByHand(String checklistId) {
    run = Run.start(Cases.checklist(checklistId));
  }

  Run run() {
    return run;
  }

  List<Recorded<RunEvent>> entries() {
    return List.copyOf(entries);
  }

  Instant now() {
    return START.plusSeconds(60L * entries.size());
  }

  Outcome<RunEvent> asks(RunCommand command) {
    return Decider.decide(run, command, START, Cases.at(now()));
  }

  Refusal isRefused(RunCommand command) {
    return Cases.refused(asks(command));
  }

  RunByHand takes(RunCommand command) {
    var entry =
        new Recorded<>(
            entries.size() + 1, now(), Cases.MANAGER.account(), Cases.accepted(asks(command)));
    run = run.apply(entry);
    entries.add(entry);
    return this;
  }

  RunByHand does(String... stepIds) {
    for (String stepId : stepIds) {
      takes(done(stepId, null));
    }
    return this;
  }

  RunByHand answers(String stepId, String answer) {
    return takes(done(stepId, answer));
  }

  RunByHand skips(String stepId) {
    return takes(new Skip(stepId, "Nothing to repair"));
  }

  RunByHand finds(String stepId, StepOutcome instead) {
    return takes(correction(stepId, instead));
  }

  Complete done(String stepId, @Nullable String answer) {
    return new Complete(stepId, now(), TEXT, answer);
  }

  static Correct correction(String stepId, StepOutcome outcome) {
    return new Correct(stepId, outcome, null, null, null, WHY);
  }

  static Correct answerCorrection(String stepId, String answer) {
    return new Correct(stepId, StepOutcome.DONE, null, null, answer, WHY);
  }

  static Correct textCorrection(String stepId, String description) {
    return new Correct(stepId, StepOutcome.DONE, null, description, null, WHY);
  }

  /** Steps with their states, in the order of the file. */
  List<StepState> states() {
    return run.checklist().steps().stream().map(step -> run.stateOf(step.id())).toList();
  }
}
