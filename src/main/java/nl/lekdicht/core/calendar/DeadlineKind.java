package nl.lekdicht.core.calendar;

/** What must have happened when the time is up. */
public enum DeadlineKind {
  /** The way in is shut (DBN checklists). */
  CLOSE_ACCESS,
  /** The school was told (Art. 8.2 of the agreement, art. 33(2) AVG). */
  SCHOOL_NOTICE,
  /** The authority was notified by or for this school (art. 33(1) AVG, Art. 8.5 of the agreement). */
  AP_NOTIFICATION,
  /** The cautious 72 hours that the supplier keeps for itself, from its own discovery. */
  AP_NOTIFICATION_CAUTIOUS,
  /** The escalation manager, or the deputy, took note of an escalation. */
  ESCALATION_ACKNOWLEDGEMENT,
  /** Those concerned were brought up to date while an escalation runs. */
  STATUS_UPDATE
}
