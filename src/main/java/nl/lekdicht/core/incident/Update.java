package nl.lekdicht.core.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One update that those concerned had to get while an escalation runs.
 *
 * @param number counted from 1
 * @param startedAt the update before, or the escalation
 * @param givenAt when it was given; null while it is not on record
 * @param missed whether it was written down as missed
 */
public record Update(
    int number, Instant startedAt, Instant dueAt, @Nullable Instant givenAt, boolean missed) {
  boolean isPending() {
    return givenAt == null && !missed;
  }

  boolean isFor(Instant moment) {
    return givenAt == null && !moment.isBefore(startedAt) && !moment.isAfter(dueAt);
  }
}
