package nl.lekdicht.core.form;

import java.util.Optional;
import nl.lekdicht.core.fact.Value;

/** What an incident tells to those who fill in a form. */
@FunctionalInterface
public interface Known {
  /**
   * The value under a name of {@link Sources#ALL}, of the kind that stands there; empty when it is not known. {@link
   * Sources#FILING_KIND} is never asked for: the draft knows it.
   */
  Optional<Value> find(String source);
}
