package nl.lekdicht.account;

import java.time.Duration;
import java.time.Instant;

/**
 * How long whoever failed must wait before the next try. The wait doubles with every failure past the free ones, up to a cap: an attacker
 * who fails on purpose in somebody's name can hold that person up for the cap, and not for good.
 */
record Patience(int free) {
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** After this long without a failure, earlier ones no longer count. */
  static final Duration MEMORY = Duration.ofHours(1);

  static final Patience FOR_A_NAME = new Patience(4);

  /** A whole school may sit behind one address. */
  static final Patience FOR_AN_ADDRESS = new Patience(30);

  private static final int DOUBLINGS = 10;

  /** So many failures count at a new one: those before it and itself. */
  static int counted(int failures, Instant lastFailedAt, Instant at) {
    return lastFailedAt.isBefore(at.minus(MEMORY)) ? 1 : failures + 1;
  }

  Duration waitAfter(int failures) {
    if (failures <= free) {
      return Duration.ZERO;
    }
    var wait = Duration.ofSeconds(1L << Math.min(failures - free, DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
