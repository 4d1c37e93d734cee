package nl.lekdicht.incident;

import nl.lekdicht.core.Refusal;
import org.jspecify.annotations.Nullable;

/** The answer of a use case, the first time or again. */
sealed interface Reply<T> {
  /**
   * @param again whether this is the answer that an earlier, equal request got
   */
  record Done<T>(T body, boolean again) implements Reply<T> {}

  /**
   * @param present the run as it now stands, where the refusal is about a step
   */
  record Refused<T>(Refusal refusal, @Nullable RunView present, boolean again)
      implements Reply<T> {}

  static <T> Reply<T> refused(Refusal refusal) {
    return new Refused<>(refusal, null, false);
  }
}
