package nl.lekdicht.core.severity;

/**
 * Whole steps that the circumstances of the data move their weight, and why.
 *
 * @param steps 1 to 3, up or down as the reason says; the weight itself never leaves 1 to 4
 */
public record Adjustment(Why why, int steps) {
  /** What makes data weigh more or less than their nature alone. The names are stored. */
  public enum Why {
    /** Much of each person. */
    VOLUME(true),
    /** Who keeps the data tells something of the people in them, as a school for special education does. */
    NATURE_OF_ORGANISATION(true),
    /** Such as minors. */
    VULNERABLE_PEOPLE(true),
    INACCURATE(false),
    ALREADY_PUBLIC(false),
    HARMLESS(false);

    private final boolean up;

    Why(boolean up) {
      this.up = up;
    }

    public boolean up() {
      return up;
    }
  }

  public Adjustment {
    if (steps < 1 || steps > 3) {
      throw new IllegalArgumentException("an adjustment is 1 to 3 steps, not " + steps);
    }
  }

  /** Negative where the reason lowers. */
  int signed() {
    return why.up() ? steps : -steps;
  }
}
