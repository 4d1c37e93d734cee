package nl.lekdicht.core.severity;

import java.util.Set;

/**
 * A severity with what it was counted from: {@code quarters = dataContext × identifiability + circumstances}.
 *
 * @param quarters the severity in quarters, 1 to 24
 * @param dataContext DPC, 1 to 4
 * @param identifiability EI in quarters, 1 to 4
 * @param circumstances CB in quarters, 0 to 8
 */
public record Score(
    int quarters,
    Band band,
    Set<Flag> flags,
    int dataContext,
    int identifiability,
    int circumstances) {
  public Score {
    flags = Set.copyOf(flags);
  }

  /** Such as 2.75, always with two decimals and a point. */
  public String decimal() {
    return "%d.%02d".formatted(quarters / 4, quarters % 4 * 25);
  }
}
