package nl.lekdicht.core.calendar;

/** The moment that a term runs from. */
public enum Moment {
  /** The report was received; for a run started beside another, the finding that started it. */
  REPORT,
  /** The supplier discovered the incident. */
  DISCOVERY,
  /** The report or the discovery, whichever came first. */
  REPORT_OR_DISCOVERY,
  /** The school learned of it: it was told, or it found out itself. */
  SCHOOL_AWARENESS,
  /** The escalation was recorded. */
  ESCALATION,
  /** The update before was given or missed; for the first, the escalation was recorded. */
  LAST_UPDATE
}
