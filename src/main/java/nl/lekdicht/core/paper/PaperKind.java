package nl.lekdicht.core.paper;

/** What a paper is. The names are stored. */
public enum PaperKind {
  /** The first notice of a breach to a school (Art. 8.2; art. 33(2) AVG). */
  FIRST_NOTICE,
  /** A numbered follow-up to it. */
  FOLLOW_UP,
  /** The last notice of an incident. */
  CLOSING_NOTICE,
  /** A notice of a suspected high risk (Art. 8.3), before the facts are complete. */
  SUSPECTED_HIGH_RISK,
  /** The intention to notify the authority for several schools at once (Art. 8.5), which a school agrees or objects to. */
  JOINT_INTENTION,
  /** The draft of a notification to the authority (art. 33(1) AVG), for a school or for several at once. */
  AP_DRAFT,
  /** The letter that a school can send to the people concerned (art. 34 AVG). */
  SUBJECT_LETTER;

  /** Whether it tells a school what happened. */
  public boolean isNotice() {
    return this != AP_DRAFT && this != SUBJECT_LETTER;
  }
}
