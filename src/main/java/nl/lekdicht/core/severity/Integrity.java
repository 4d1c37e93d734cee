package nl.lekdicht.core.severity;

/** Whether the data are still right. The names are stored. */
public enum Integrity {
  KEPT(0),
  /** Altered and possibly misused, but the right data can be had again. */
  RECOVERABLE(1),
  NOT_RECOVERABLE(2);

  private final int quarters;

  Integrity(int quarters) {
    this.quarters = quarters;
  }

  /** What it counts for, in quarters. */
  public int quarters() {
    return quarters;
  }
}
