package nl.lekdicht.core.checklist;

/** Where a step stands in a run. */
public enum StepState {
  /** Its turn. */
  OPEN,
  /** Its turn may still come. */
  WAITING,
  DONE,
  SKIPPED,
  /** An answer jumped over it. */
  NOT_APPLICABLE
}
