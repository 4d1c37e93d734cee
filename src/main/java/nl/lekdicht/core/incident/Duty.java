package nl.lekdicht.core.incident;

/** What is owed to somebody outside, for each school that is hit. The names are stored. */
public enum Duty {
  /** To tell the school (Art. 8.2 and 8.9; art. 33(2) AVG). */
  SCHOOL_NOTICE,
  /** To notify the authority for the school (art. 33(1) AVG): the school's own duty, unless the supplier may do it for several (Art. 8.5). */
  AP_NOTIFICATION,
  /** To tell the people concerned (art. 34 AVG; Art. 8.6): the school's own duty. */
  DATA_SUBJECTS
}
