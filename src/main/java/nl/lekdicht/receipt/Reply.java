package nl.lekdicht.receipt;

import nl.lekdicht.core.Refusal;
import org.jspecify.annotations.Nullable;

/** The answer of a use case, the first time or again. */
public sealed interface Reply<T> {
  /**
   * @param again whether this is the answer that an earlier, equal request got
   */
  record Done<T>(T body, boolean again) implements Reply<T> {}

  /**
   * @param present what stands in the way, as it now is, where showing it helps
   */
  record Refused<T>(Refusal refusal, @Nullable Object present, boolean again) implements Reply<T> {}

  static <T> Reply<T> refused(Refusal refusal) {
    return new Refused<>(refusal, null, false);
  }
}
