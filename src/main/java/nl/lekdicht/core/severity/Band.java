package nl.lekdicht.core.severity;

/** Where a score falls. The names are stored. */
public enum Band {
  /** Under 2. */
  LOW(1),
  /** From 2 up to 3. */
  MEDIUM(8),
  /** From 3 up to 4. */
  HIGH(12),
  /** 4 and over. */
  VERY_HIGH(16);

  private final int fromQuarters;

  Band(int fromQuarters) {
    this.fromQuarters = fromQuarters;
  }

  static Band of(int quarters) {
    Band found = LOW;
    for (Band band : values()) {
      if (quarters >= band.fromQuarters) {
        found = band;
      }
    }
    return found;
  }
}
