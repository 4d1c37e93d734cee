package nl.lekdicht.exchange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number as a spreadsheet program shows it, where its format only puts zeros and words before and after the figures. */
final class ShownNumber {
  private static final String WORDS = "((?:\"[^\"]*\"|\\\\.|[-+/(): ])*)";
  private static final Pattern PADDED = Pattern.compile(WORDS + "(0+)" + WORDS);
  private static final Pattern SECTION = Pattern.compile("(?:\"[^\"]*\"|\\\\.|[^;\"\\\\])*");
  private static final Pattern QUOTES = Pattern.compile("\"|\\\\(?=.)");
  private static final double MOST = 1e15;

  private ShownNumber() {}

  /** Empty where that cannot be told. */
  static Optional<String> of(Cell.Count count) {
    String format = count.format();
    if (format.equalsIgnoreCase("General") || format.equals("@")) {
      return Optional.of(count.shown());
    }
    double number = count.number();
    Matcher section = SECTION.matcher(format);
    if (count.hasFraction() || number < 0 || number >= MOST || !section.lookingAt()) {
      return Optional.empty();
    }
    Matcher padded = PADDED.matcher(section.group());
    // Of several sections one may be for zero.
    if (!padded.matches() || (number == 0 && section.end() < format.length())) {
      return Optional.empty();
    }
    String figures = Long.toString((long) number);
    return Optional.of(
        plain(padded.group(1))
            + "0".repeat(Math.max(0, padded.group(2).length() - figures.length()))
            + figures
            + plain(padded.group(3)));
  }

  private static String plain(String words) {
    return QUOTES.matcher(words).replaceAll("");
  }
}
