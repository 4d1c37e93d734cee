package nl.lekdicht.core.checklist;

import java.util.List;
import java.util.Map;
import nl.lekdicht.core.BilingualText;

/**
 * What must hold on every path: where all conditions are met, the steps of {@code pass} are done, in that order.
 *
 * @param when per step the answer given, or {@code done} or {@code skipped}; empty for every path
 * @param pass step ids, one or more
 */
public record Guarantee(
    String id, BilingualText title, Map<String, String> when, List<String> pass) {
  public Guarantee {
    when = Map.copyOf(when);
    pass = List.copyOf(pass);
  }
}
