package nl.lekdicht.core.form;

/** What a filing is of the one notification that it belongs to. The names are stored. */
public enum FilingKind {
  NEW,
  /** More to what was filed before (art. 33(4) AVG). */
  SUPPLEMENT,
  /** Something else than what was filed before. */
  CHANGE,
  WITHDRAWAL
}
