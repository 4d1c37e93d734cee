package nl.lekdicht.core.severity;

/** Whether the data can still be used. The names are stored. */
public enum Availability {
  KEPT(0),
  /** Gone for a while; getting them back takes effort. */
  TEMPORARILY_LOST(1),
  LOST_FOR_GOOD(2);

  private final int quarters;

  Availability(int quarters) {
    this.quarters = quarters;
  }

  /** What it counts for, in quarters. */
  public int quarters() {
    return quarters;
  }
}
