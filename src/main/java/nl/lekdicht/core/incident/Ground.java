package nl.lekdicht.core.incident;

/** Why the people concerned need not be told one by one. The names are stored. */
public enum Ground {
  /** Art. 34(3)(a) AVG: the data are unintelligible to whoever has them. */
  UNINTELLIGIBLE,
  /** Art. 34(3)(b): measures afterwards took the high risk away. */
  RISK_TAKEN_AWAY,
  /** Art. 34(3)(c): it would be out of proportion; then it is made public instead. */
  OUT_OF_PROPORTION,
  /** There is no high risk (art. 34(1)). */
  NO_HIGH_RISK
}
