package nl.lekdicht.core.incident;

/** Moments that matter per school. They are kept apart: none is inferred from another. */
public enum SchoolMoment {
  /** The supplier told the school (Art. 8.2). */
  SCHOOL_TOLD,
  /** The school learned of it in another way. */
  SCHOOL_FOUND_OUT,
  /** The authority was notified by or for this school. */
  AP_NOTIFIED,
  /** It was decided that the authority need not be notified for this school. */
  AP_NOT_REQUIRED
}
