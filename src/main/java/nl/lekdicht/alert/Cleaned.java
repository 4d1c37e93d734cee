package nl.lekdicht.alert;

/** Text from outside, made fit to be kept: no control characters, no halves of characters, no more than so much. */
final class Cleaned {
  private static final int REPLACEMENT = 0xFFFD;

  private Cleaned() {}

  /** Over as many lines as it came in. */
  static String text(String given, int mostCharacters) {
    var text = new StringBuilder();
    given.codePoints().map(Cleaned::fit).filter(point -> point >= 0).forEach(text::appendCodePoint);
    return cut(text.toString().strip(), mostCharacters);
  }

  /** On one line. */
  static String line(String given, int mostCharacters) {
    return cut(text(given, Integer.MAX_VALUE).replaceAll("\\s+", " ").strip(), mostCharacters);
  }

  /** Minus one for what is left out. */
  private static int fit(int point) {
    return switch (Character.getType(point)) {
      case Character.SURROGATE -> REPLACEMENT;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.CONTROL -> point == '\n' || point == '\t' ? point : -1;
      default -> turnsAround(point) ? -1 : point;
    };
  }

  /** What makes a reader see the letters in another order than they have. */
  private static boolean turnsAround(int point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  }

  private static String cut(String text, int mostCharacters) {
    return text.codePointCount(0, text.length()) <= mostCharacters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, mostCharacters - 1)).strip() + "…";
  }
}
