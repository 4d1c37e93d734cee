package nl.lekdicht.core.form;

import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a field.
 *
 * @param value null where nothing stands
 * @param notYetKnown whether a person said that it is not yet known; then there is no value
 * @param source what told the value, or was typed over: a name of {@link Sources#ALL} or {@link #FORM}; null when nothing told anything
 * @param changedBy who typed it over what the source tells, emptying it included; null when the source's words stand
 */
public record Answer(
    @Nullable Value value, boolean notYetKnown, @Nullable String source, @Nullable UUID changedBy) {
  /** The source of what the form itself presets. */
  public static final String FORM = "form";

  static final Answer NONE = new Answer(null, false, null, null);

  public Answer {
    if (notYetKnown && (value != null || changedBy == null)) {
      throw new IllegalArgumentException("only a person says that something is not yet known");
    }
  }

  /** Whether the same is said, by whomever. */
  boolean saysTheSameAs(Answer other) {
    return notYetKnown == other.notYetKnown && Objects.equals(value, other.value);
  }
}
