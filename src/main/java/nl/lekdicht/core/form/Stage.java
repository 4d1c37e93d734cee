package nl.lekdicht.core.form;

/** How much a filing must tell. The names are stored. */
public enum Stage {
  /** What is known now; more follows. */
  FIRST,
  /** All of it; nothing is "not yet known" any more. */
  FINAL,
  /** Which notification is withdrawn, by whom and why. Every filing of the kind WITHDRAWAL is at this stage, and no other. */
  WITHDRAWING
}
