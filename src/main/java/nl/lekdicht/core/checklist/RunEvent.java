package nl.lekdicht.core.checklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a step of a run. What is absent here was not said; nothing is filled in. */
public sealed interface RunEvent {
  String stepId();

  /**
   * The step was done.
   *
   * @param performedAt when it was done, which may be long before it was recorded
   */
  record StepCompleted(
      String stepId, Instant performedAt, String description, @Nullable String answer)
      implements RunEvent {}

  /** The optional step was left out. */
  record StepSkipped(String stepId, String reason) implements RunEvent {}

  /**
   * What was recorded of the step is replaced; the former record stays readable.
   *
   * @param supersedes the journal number of the record that this one replaces
   * @param performedAt null unless {@code outcome} is DONE, like description and answer
   */
  record StepCorrected(
      String stepId,
      int supersedes,
      StepOutcome outcome,
      @Nullable Instant performedAt,
      @Nullable String description,
      @Nullable String answer,
      String reason)
      implements RunEvent {}
}
