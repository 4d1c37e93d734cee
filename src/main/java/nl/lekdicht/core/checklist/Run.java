package nl.lekdicht.core.checklist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.lekdicht.core.checklist.StepRecord.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A checklist being worked: the fold of what happened, and nothing that does not follow from it.
 *
 * @param standing the records that hold, in the order in which their steps were passed
 * @param earlier the records that no longer hold, oldest first
 * @param currentStepId whose turn it is; null when the run is finished
 */
public record Run(
    Checklist checklist,
    Map<String, StepRecord> standing,
    List<StepRecord> earlier,
    @Nullable String currentStepId) {

  /** A run on which nothing was recorded yet. */
  public static Run start(Checklist checklist) {
    return new Run(checklist, new LinkedHashMap<>(), List.of(), checklist.first().id());
  }

  public boolean finished() {
    return currentStepId == null;
  }

  public Optional<StepRecord> findStanding(String stepId) {
    return Optional.ofNullable(standing.get(stepId));
  }

  /**
   * The run after one more event. The event was accepted by {@link Decider}, now or long ago: its moments, words and author are not judged
   * again.
   *
   * @throws IllegalArgumentException when the event cannot follow on this run: the record was tampered with
   */
  public Run apply(Recorded<? extends RunEvent> recorded) {
    return switch (recorded.event()) {
      case RunEvent.StepCompleted done ->
          put(
              record(
                  recorded,
                  StepOutcome.DONE,
                  done.performedAt(),
                  done.description(),
                  done.answer(),
                  null));
      case RunEvent.StepSkipped skipped ->
          put(record(recorded, StepOutcome.SKIPPED, null, null, null, skipped.reason()));
      case RunEvent.StepCorrected corrected ->
          correct(
              corrected.supersedes(),
              record(
                  recorded,
                  corrected.outcome(),
                  corrected.performedAt(),
                  corrected.description(),
                  corrected.answer(),
                  corrected.reason()));
    };
  }

  private static StepRecord record(
      Recorded<? extends RunEvent> recorded,
      StepOutcome outcome,
      java.time.@Nullable Instant performedAt,
      @Nullable String description,
      @Nullable String answer,
      @Nullable String reason) {
    return new StepRecord(
        recorded.number(),
        recorded.event().stepId(),
        outcome,
        performedAt,
        recorded.at(),
        recorded.by(),
        description,
        answer,
        reason,
        Standing.CURRENT);
  }

  private Run put(StepRecord done) {
    if (!done.stepId().equals(currentStepId)) {
      throw new IllegalArgumentException("a record of a step whose turn it is not");
    }
    Map<String, StepRecord> passed = new LinkedHashMap<>(standing);
    passed.put(done.stepId(), done);
    return new Run(checklist, passed, earlier, after(done));
  }

  /**
   * Replaces the standing record. Where the step now leads elsewhere, the run goes on from there and every later record is marked as
   * abandoned; where it leads to the same place, the later records hold.
   */
  private Run correct(int supersedes, StepRecord correction) {
    StepRecord replaced = standing.get(correction.stepId());
    if (replaced == null || replaced.entry() != supersedes) {
      throw new IllegalArgumentException("a correction of a record that does not stand");
    }
    List<StepRecord> history = new ArrayList<>(earlier);
    boolean undone = correction.outcome() == StepOutcome.NOT_DONE;
    String next = undone ? correction.stepId() : after(correction);
    boolean sameWay = !undone && Objects.equals(after(replaced), next);
    Map<String, StepRecord> passed = new LinkedHashMap<>();
    boolean later = false;
    for (StepRecord record : standing.values()) {
      if (record.stepId().equals(correction.stepId())) {
        history.add(record.as(Standing.CORRECTED));
        if (undone) {
          history.add(correction.as(Standing.CORRECTED));
        } else {
          passed.put(correction.stepId(), correction);
        }
        later = true;
      } else if (later && !sameWay) {
        history.add(record.as(Standing.ABANDONED));
      } else {
        passed.put(record.stepId(), record);
      }
    }
    return new Run(checklist, passed, List.copyOf(history), sameWay ? currentStepId : next);
  }

  private @Nullable String after(StepRecord record) {
    Step step = checklist.step(record.stepId());
    boolean fits =
        record.outcome() == StepOutcome.DONE
            ? (step.decision() == null) == (record.answer() == null)
            : step.optional();
    if (!fits) {
      throw new IllegalArgumentException("a record that does not fit its step");
    }
    if (step.decision() == null || record.answer() == null) {
      return step.next();
    }
    return step.decision()
        .findAnswer(record.answer())
        .orElseThrow(() -> new IllegalArgumentException("an answer that the step does not know"))
        .next();
  }

  public StepState stateOf(String stepId) {
    StepRecord record = standing.get(stepId);
    if (record != null) {
      return record.outcome() == StepOutcome.DONE ? StepState.DONE : StepState.SKIPPED;
    }
    if (stepId.equals(currentStepId)) {
      return StepState.OPEN;
    }
    return ahead().contains(stepId) ? StepState.WAITING : StepState.NOT_APPLICABLE;
  }

  /** The steps whose turn it is or may still come. */
  public Set<String> ahead() {
    Set<String> reached = new HashSet<>();
    collect(currentStepId, reached);
    return reached;
  }

  private void collect(@Nullable String stepId, Set<String> reached) {
    if (stepId == null || !reached.add(stepId)) {
      return;
    }
    Step step = checklist.step(stepId);
    if (step.decision() == null) {
      collect(step.next(), reached);
    } else {
      step.decision().answers().forEach(answer -> collect(answer.next(), reached));
    }
  }

  /** What doing this record's step sets in motion; nothing when it was skipped. */
  public List<Effect> effectsOf(StepRecord record) {
    if (record.outcome() != StepOutcome.DONE) {
      return List.of();
    }
    Step step = checklist.step(record.stepId());
    if (step.decision() == null || record.answer() == null) {
      return step.effects();
    }
    return Stream.concat(
            step.effects().stream(),
            step.decision().findAnswer(record.answer()).orElseThrow().effects().stream())
        .toList();
  }

  /** Whether an escalation was passed, or may still come: until then nobody can say that there was no breach. */
  public boolean mayStillBeABreach() {
    return standing.values().stream().anyMatch(record -> escalates(effectsOf(record)))
        || ahead().stream().anyMatch(stepId -> escalates(allEffects(checklist.step(stepId))));
  }

  private static boolean escalates(List<Effect> effects) {
    return effects.stream().anyMatch(Effect.Escalate.class::isInstance);
  }

  private static List<Effect> allEffects(Step step) {
    List<Effect> all = new ArrayList<>(step.effects());
    if (step.decision() != null) {
      step.decision().answers().forEach(answer -> all.addAll(answer.effects()));
    }
    return all;
  }
}
