package nl.lekdicht.core.severity;

/** What data are like; of several natures the highest counts. The names are stored. */
public enum DataNature {
  SIMPLE(1),
  BEHAVIOURAL(2),
  FINANCIAL(3),
  SENSITIVE(4);

  private final int steps;

  DataNature(int steps) {
    this.steps = steps;
  }

  /** Where the data processing context starts, 1 to 4. */
  public int steps() {
    return steps;
  }
}
