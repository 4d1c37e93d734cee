package nl.lekdicht.core.severity;

/** Why the people concerned need not be told in spite of a high risk (art. 34(3) AVG). The names are stored. */
public enum Ground {
  /** The data were unintelligible to whoever got them. */
  A,
  /** What was done afterwards has taken the high risk away. */
  B,
  /** Telling each of them takes a disproportionate effort: then it must be made public instead. */
  C
}
