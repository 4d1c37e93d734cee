package nl.lekdicht.core.form;

import java.util.Set;

/** A field whose text seems to hold personal data. */
public record Warned(String fieldId, Set<PersonalData.What> what) {
  public Warned {
    what = Set.copyOf(what);
  }
}
