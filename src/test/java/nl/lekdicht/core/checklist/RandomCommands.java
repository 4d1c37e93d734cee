package nl.lekdicht.core.checklist;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import nl.lekdicht.core.checklist.RunCommand.Complete;
import nl.lekdicht.core.checklist.RunCommand.Correct;
import nl.lekdicht.core.checklist.RunCommand.Skip;
import org.jspecify.annotations.Nullable;

/** What somebody might ask who means well about half of the time. The same seed asks the same. */
public final class RandomCommands {
  private final Random random;

  public RandomCommands(long seed) {
    random = new Random(seed);
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  public RunCommand about(Run run, Instant now) {
    return switch (random.nextInt(10)) {
      case 0 -> new Skip(step(run), words());
      case 1, 2 -> correction(run, now);
      case 3 -> new Complete(step(run), moment(now), words(), answer());
      default -> fitting(run, now);
    };
  }

  /** The turn of the open step, taken well; when the run is finished, its first step once more. */
  private RunCommand fitting(Run run, Instant now) {
    String current = run.currentStepId();
    Step step = current == null ? run.checklist().first() : run.checklist().step(current);
    if (step.optional() && oneIn(2)) {
      return new Skip(step.id(), "Not needed this time");
    }
    String answer = step.decision() == null ? null : oneOf(step.decision().answers()).id();
    return new Complete(step.id(), now, "Done and checked", answer);
  }

  private RunCommand correction(Run run, Instant now) {
    String stepId =
        run.standing().isEmpty() ? step(run) : oneOf(List.copyOf(run.standing().keySet()));
    if (oneIn(3)) {
      StepOutcome outcome = oneOf(List.of(StepOutcome.SKIPPED, StepOutcome.NOT_DONE));
      return new Correct(stepId, outcome, null, null, oneIn(8) ? "yes" : null, words());
    }
    return new Correct(
        oneIn(8) ? step(run) : stepId,
        StepOutcome.DONE,
        oneIn(2) ? null : moment(now),
        oneIn(2) ? null : words(),
        answer(),
        words());
  }

  private String step(Run run) {
    List<Step> steps = run.checklist().steps();
    int place = random.nextInt(steps.size() + 1);
    return place == steps.size() ? "make-coffee" : steps.get(place).id();
  }

  private Instant moment(Instant now) {
    return oneIn(8) ? now.plusMillis(1) : now.minusSeconds(random.nextInt(120));
  }

  private String words() {
    return oneIn(8) ? "too short" : "Seen, noted and done";
  }

  private @Nullable String answer() {
    return switch (random.nextInt(6)) {
      case 0 -> "yes";
      case 1 -> "no";
      case 2 -> oneIn(5) ? "perhaps" : null;
      default -> null;
    };
  }
}
