package nl.lekdicht.library;

/** Where a text comes from. */
enum Origin {
  LIBRARY,
  /** Kept with a case: it was sound by the rules of its day, which later rules do not undo. */
  KEPT
}
