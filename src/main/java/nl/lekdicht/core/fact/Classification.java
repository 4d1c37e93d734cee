package nl.lekdicht.core.fact;

/** What an incident turned out to be. */
public enum Classification {
  /** Security was broken, personal data were not (or not shown to be) affected. */
  SECURITY_INCIDENT,
  /** Personal data were destroyed, lost, altered, disclosed or reached without right (art. 4(12) AVG). */
  PERSONAL_DATA_BREACH,
  /** Nothing was broken. */
  NEITHER
}
