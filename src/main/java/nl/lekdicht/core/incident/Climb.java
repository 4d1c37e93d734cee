package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the warnings of a deadline have climbed.
 *
 * @param reached the last rung that fired; 0 before the first
 * @param heard who heard that rung
 * @param acknowledged who took it upon themselves; null while nobody has
 */
public record Climb(int reached, Set<UUID> heard, @Nullable Acknowledgement acknowledged) {
  static final Climb NONE = new Climb(0, Set.of(), null);

  public Climb {
    heard = Set.copyOf(heard);
  }

  /** Stops the climbing, not the clock. */
  public record Acknowledgement(UUID by, Instant at) {}

  /**
   * @throws IllegalArgumentException when that rung, or a later one, fired before
   */
  Climb fired(int number, Collection<UUID> hearers) {
    if (number <= reached) {
      throw new IllegalArgumentException("a rung fires twice");
    }
    return new Climb(number, Set.copyOf(hearers), acknowledged);
  }

  /** Back to a rung whose moment is past also now that the deadline moved: those above are still to come. */
  Climb backTo(int number) {
    return number >= reached ? this : new Climb(number, heard, acknowledged);
  }

  Climb acknowledged(UUID by, Instant at) {
    return new Climb(reached, heard, new Acknowledgement(by, at));
  }
}
