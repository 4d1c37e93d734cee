package nl.lekdicht.core.incident;

import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.term.Terms;
import org.jspecify.annotations.Nullable;

/** The texts that an incident keeps to, by the digest of the very bytes that it began with. */
public interface Texts {
  /**
   * @throws IllegalArgumentException when no such text was kept
   */
  Checklist checklist(String digest);

  /**
   * @param digest null for an incident from before editions of the terms were kept: the present one counts
   * @throws IllegalArgumentException when no such text was kept
   */
  Terms terms(@Nullable String digest);
}
