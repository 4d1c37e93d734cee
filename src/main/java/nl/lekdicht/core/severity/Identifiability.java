package nl.lekdicht.core.severity;

/** How easily whoever has the data finds out whose they are (EI). The names are stored. */
public enum Identifiability {
  NEGLIGIBLE(1),
  LIMITED(2),
  SIGNIFICANT(3),
  MAXIMAL(4);

  private final int quarters;

  Identifiability(int quarters) {
    this.quarters = quarters;
  }

  /** What it counts for, in quarters. */
  public int quarters() {
    return quarters;
  }
}
