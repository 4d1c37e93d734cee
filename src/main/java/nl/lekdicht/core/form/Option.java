package nl.lekdicht.core.form;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import nl.lekdicht.core.BilingualText;

/**
 * One of the answers that a field offers.
 *
 * @param from options of the field's source that it stands for; empty where the field has none to choose from
 */
public record Option(String id, BilingualText label, Set<String> from, Meaning means) {
  /** What choosing it says besides its label. */
  public enum Meaning {
    ORDINARY,
    /** There is nothing of what is asked for: it stands alone. */
    NOTHING,
    /** An answer at the stage FIRST, and none later. */
    NOT_YET_KNOWN
  }

  public Option {
    from = Collections.unmodifiableSortedSet(new TreeSet<>(from));
  }
}
