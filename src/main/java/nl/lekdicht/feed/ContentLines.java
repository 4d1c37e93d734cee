package nl.lekdicht.feed;

import java.nio.charset.StandardCharsets;

/**
 * Folds content lines as RFC 5545 (3.1) asks: at 75 octets of UTF-8, without the CRLF, and never within a character. ical4j counts
 * characters instead, and would cut an emoji in half.
 */
final class ContentLines {
  private static final int MOST_OCTETS = 75;

  private ContentLines() {}

  /**
   * @param lines each ended with CRLF
   */
  static String folded(String lines) {
    var text = new StringBuilder(lines.length() + lines.length() / 50);
    for (var line : lines.split("\r\n", -1)) {
      if (!line.isEmpty()) {
        fold(line, text);
        text.append("\r\n");
      }
    }
    return text.toString();
  }

  private static void fold(String line, StringBuilder text) {
    var octets = 0;
    for (var i = 0; i < line.length(); ) {
      var character = Character.toString(line.codePointAt(i));
      var more = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + more > MOST_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(character);
      octets += more;
      i += character.length();
    }
  }
}
