package nl.lekdicht.exchange;

/** Keeps a spreadsheet from taking somebody's words for a formula. */
final class CsvGuard {
  private CsvGuard() {}

  /** Whether a spreadsheet might work out what it should only show. */
  static boolean isDangerous(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
  }

  /** The words, with a mark before them where they are dangerous. */
  static String guarded(String text) {
    return isDangerous(text) ? "'" + text : text;
  }
}
