package nl.lekdicht.core.severity;

/** Who got to see what was not meant for them. The names are stored. */
public enum Confidentiality {
  KEPT(0),
  KNOWN_RECIPIENTS(1),
  /** It is not known how many. */
  UNKNOWN_RECIPIENTS(2);

  private final int quarters;

  Confidentiality(int quarters) {
    this.quarters = quarters;
  }

  /** What it counts for, in quarters. */
  public int quarters() {
    return quarters;
  }
}
