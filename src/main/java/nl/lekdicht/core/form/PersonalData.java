package nl.lekdicht.core.form;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for what should not be in a text for an authority. */
public final class PersonalData {
  /** What a piece of text seems to be. */
  public enum What {
    /** A citizen service number. */
    BSN,
    MAIL_ADDRESS,
    TELEPHONE,
    BIRTH_DATE
  }

  /** A piece of a text, from the character at {@code start} to the one before {@code endExclusive}. */
  public record Found(What what, int start, int endExclusive) {}

  private PersonalData() {}

  public static List<Found> in(String text) {
    return in(text, null);
  }

  static List<Found> in(String text, @Nullable LocalDate day) {
    return List.of();
  }
}
