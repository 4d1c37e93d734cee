package nl.lekdicht.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who acts, and the one moment that a use case read from the clock: whole milliseconds, so that the database gives back what
 * was hashed.
 */
public record Occasion(Actor actor, Instant at) {
  public Occasion {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }
}
