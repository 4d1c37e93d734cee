package nl.lekdicht.core.checklist;

import static nl.lekdicht.core.Outcome.accepted;
import static nl.lekdicht.core.Outcome.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.RunCommand.Complete;
import nl.lekdicht.core.checklist.RunCommand.Correct;
import nl.lekdicht.core.checklist.RunCommand.Skip;
import org.jspecify.annotations.Nullable;

/**
 * Says what may be recorded of a run. Steps go in order, one at a time; nothing but an optional step is skipped; a decision needs one of
 * its answers; a correction replaces a record that stands.
 */
public final class Decider {
  /** Shortest description of what was done, in characters, blanks at the ends not counted. */
  public static final int SHORTEST_DESCRIPTION = 10;

  private Decider() {}

  /**
   * @param knownFrom the first moment that anybody knew of the incident: nothing was done about it before
   */
  public static Outcome<RunEvent> decide(
      Run run, RunCommand command, Instant knownFrom, Occasion occasion) {
    Optional<Step> found = run.checklist().findStep(command.stepId());
    if (found.isEmpty()) {
      return refused(new Refusal.Unknown("step", command.stepId()));
    }
    Step step = found.get();
    if (!occasion.actor().is(step.role())) {
      return refused(new Refusal.RoleMissing(step.role(), "Step " + step.id()));
    }
    return switch (command) {
      case Complete complete -> complete(run, step, complete, knownFrom, occasion.at());
      case Skip skip -> skip(run, step, skip);
      case Correct correct -> correct(run, step, correct, knownFrom, occasion.at());
    };
  }

  private static Outcome<RunEvent> complete(
      Run run, Step step, Complete complete, Instant knownFrom, Instant now) {
    Refusal fault =
        firstOf(
            turn(run, step),
            moment(complete.performedAt(), knownFrom, now),
            description(complete.description()),
            answer(step, complete.answer()));
    return fault != null
        ? refused(fault)
        : accepted(
            new RunEvent.StepCompleted(
                step.id(), complete.performedAt(), complete.description(), complete.answer()));
  }

  private static Outcome<RunEvent> skip(Run run, Step step, Skip skip) {
    Refusal fault = firstOf(turn(run, step), skippable(step), reason(skip.reason()));
    return fault != null
        ? refused(fault)
        : accepted(new RunEvent.StepSkipped(step.id(), skip.reason()));
  }

  private static Outcome<RunEvent> correct(
      Run run, Step step, Correct correct, Instant knownFrom, Instant now) {
    Optional<StepRecord> found = run.findStanding(step.id());
    if (found.isEmpty()) {
      return refused(
          new Refusal.NotNow(
              "nothing-to-correct",
              "Nothing that still holds is recorded of step %s, so there is nothing to correct."
                  .formatted(step.id())));
    }
    StepRecord standing = found.get();
    Refusal badReason = reason(correct.reason());
    if (badReason != null) {
      return refused(badReason);
    }
    return switch (correct.outcome()) {
      case NOT_DONE, SKIPPED -> withdraw(step, standing, correct);
      case DONE -> redo(step, standing, correct, knownFrom, now);
    };
  }

  private static Outcome<RunEvent> withdraw(Step step, StepRecord standing, Correct correct) {
    if (correct.performedAt() != null
        || correct.description() != null
        || correct.answer() != null) {
      return refused(
          new Refusal.InvalidField(
              "outcome",
              "With outcome %s there is no performedAt, description or answer."
                  .formatted(correct.outcome())));
    }
    if (correct.outcome() == StepOutcome.SKIPPED) {
      Refusal fault = skippable(step);
      if (fault != null) {
        return refused(fault);
      }
    }
    return accepted(
        new RunEvent.StepCorrected(
            step.id(), standing.entry(), correct.outcome(), null, null, null, correct.reason()));
  }

  private static Outcome<RunEvent> redo(
      Step step, StepRecord standing, Correct correct, Instant knownFrom, Instant now) {
    Instant performedAt =
        correct.performedAt() != null ? correct.performedAt() : standing.performedAt();
    String description =
        correct.description() != null ? correct.description() : standing.description();
    String answer = correct.answer() != null ? correct.answer() : standing.answer();
    if (performedAt == null) {
      return refused(new Refusal.InvalidField("performedAt", "is required: the step was skipped"));
    }
    if (description == null) {
      return refused(new Refusal.InvalidField("description", "is required: the step was skipped"));
    }
    Refusal fault =
        firstOf(
            moment(performedAt, knownFrom, now), description(description), answer(step, answer));
    return fault != null
        ? refused(fault)
        : accepted(
            new RunEvent.StepCorrected(
                step.id(),
                standing.entry(),
                StepOutcome.DONE,
                performedAt,
                description,
                answer,
                correct.reason()));
  }

  private static @Nullable Refusal turn(Run run, Step step) {
    if (step.id().equals(run.currentStepId())) {
      return null;
    }
    return switch (run.stateOf(step.id())) {
      case DONE, SKIPPED ->
          new Refusal.NotNow(
              "step-already-recorded",
              "Step %s was recorded already. If that record is wrong, correct it."
                  .formatted(step.id()));
      case NOT_APPLICABLE ->
          new Refusal.NotNow(
              "step-not-applicable",
              "Step %s does not apply: an answer passed over it. If that answer is wrong, correct it."
                  .formatted(step.id()));
      case WAITING, OPEN ->
          new Refusal.NotNow(
              "step-not-its-turn",
              "Step %s comes later: step %s goes first.".formatted(step.id(), run.currentStepId()));
    };
  }

  private static @Nullable Refusal skippable(Step step) {
    return step.optional()
        ? null
        : new Refusal.NotNow(
            "step-not-optional",
            "Step %s is not optional: it is done, not skipped.".formatted(step.id()));
  }

  /** The rule for every moment that is recorded of an incident: known by then, and not still to come. */
  public static @Nullable Refusal moment(Instant performedAt, Instant knownFrom, Instant now) {
    if (performedAt.isAfter(now)) {
      return new Refusal.InTheFuture("performedAt", performedAt, now);
    }
    return performedAt.isBefore(knownFrom)
        ? new Refusal.BeforeDiscovery("performedAt", performedAt, knownFrom)
        : null;
  }

  private static @Nullable Refusal description(String description) {
    return longEnough("description", description);
  }

  private static @Nullable Refusal reason(String reason) {
    return longEnough("reason", reason);
  }

  /** Ten characters of text at least, counted as people see them in memory: code points, without blanks around. */
  public static @Nullable Refusal longEnough(String field, String text) {
    String stripped = text.strip();
    return stripped.codePointCount(0, stripped.length()) < SHORTEST_DESCRIPTION
        ? new Refusal.InvalidField(
            field, "must have at least %d characters".formatted(SHORTEST_DESCRIPTION))
        : null;
  }

  private static @Nullable Refusal answer(Step step, @Nullable String answer) {
    if (step.decision() == null) {
      return answer == null ? null : new Refusal.AnswerDoesNotFit(step.id(), List.of());
    }
    if (answer != null && step.decision().findAnswer(answer).isPresent()) {
      return null;
    }
    return new Refusal.AnswerDoesNotFit(
        step.id(), step.decision().answers().stream().map(Step.Answer::id).toList());
  }

  private static @Nullable Refusal firstOf(@Nullable Refusal... refusals) {
    for (Refusal refusal : refusals) {
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }
}
