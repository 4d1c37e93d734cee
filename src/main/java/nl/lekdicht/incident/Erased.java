package nl.lekdicht.incident;

import java.time.Instant;
import java.util.UUID;

/**
 * What was asked for was here once: its term of retention ended and somebody had it erased. Answered as 410, never as "not found". Only who
 * might have read it is told so.
 */
public final class Erased extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final UUID erasure;
  private final String number;
  private final Instant at;

  Erased(UUID erasure, String number, Instant at) {
    super("entry %s was erased at %s".formatted(number, at), null, false, false);
    this.erasure = erasure;
    this.number = number;
    this.at = at;
  }

  /** The id of its certificate. */
  public UUID erasure() {
    return erasure;
  }

  /** The number that it had, and keeps. */
  public String number() {
    return number;
  }

  public Instant at() {
    return at;
  }
}
