package nl.lekdicht.core.checklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody wants recorded of a step. */
public sealed interface RunCommand {
  String stepId();

  record Complete(String stepId, Instant performedAt, String description, @Nullable String answer)
      implements RunCommand {}

  record Skip(String stepId, String reason) implements RunCommand {}

  /**
   * @param outcome what is true after all
   * @param performedAt null keeps what was recorded, like description and answer
   */
  record Correct(
      String stepId,
      StepOutcome outcome,
      @Nullable Instant performedAt,
      @Nullable String description,
      @Nullable String answer,
      String reason)
      implements RunCommand {}
}
