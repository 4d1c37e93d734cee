package nl.lekdicht.core;

/** What a handled case is. */
public enum IncidentKind {
  SECURITY_INCIDENT,
  /** Datalek, art. 4(12) AVG. */
  PERSONAL_DATA_BREACH,
  /** Verstoring. */
  DISRUPTION,
  FRAUD
}
