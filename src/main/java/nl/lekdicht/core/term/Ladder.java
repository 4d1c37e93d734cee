package nl.lekdicht.core.term;

import java.time.Duration;
import java.util.List;

/**
 * The warnings of one kind of term.
 *
 * @param rungs in the order of their moments; at least one
 * @param again how often the last audience is reminded after the last rung, for as long as nobody reacts; positive
 */
public record Ladder(List<Rung> rungs, Duration again) {
  public Ladder {
    rungs = List.copyOf(rungs);
    if (rungs.isEmpty() || !again.isPositive()) {
      throw new IllegalArgumentException("a ladder needs a rung, and time between reminders");
    }
  }
}
