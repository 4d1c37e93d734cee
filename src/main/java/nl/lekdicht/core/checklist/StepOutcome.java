package nl.lekdicht.core.checklist;

/** How a step ended, according to a record. */
public enum StepOutcome {
  DONE,
  SKIPPED,
  /** A correction: it was recorded, but it had not been done. */
  NOT_DONE
}
