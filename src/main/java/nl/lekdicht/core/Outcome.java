package nl.lekdicht.core;

/** What came of a command: accepted with its result, or refused with the facts that stand in the way. */
public sealed interface Outcome<T> {
  record Accepted<T>(T value) implements Outcome<T> {}

  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  static <T> Outcome<T> accepted(T value) {
    return new Accepted<>(value);
  }

  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }
}
