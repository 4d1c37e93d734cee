package nl.lekdicht.core.severity;

/** What stands beside a score without changing it. The names are stored. */
public enum Flag {
  /** More than 100. */
  MANY_PEOPLE,
  /** The data say nothing to whoever found them. */
  UNINTELLIGIBLE
}
