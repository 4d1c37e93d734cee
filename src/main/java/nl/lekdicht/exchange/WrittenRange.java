package nl.lekdicht.exchange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.lekdicht.core.fact.Value;

/** How many, as people write it down: 12, 1.200, 10-20, 10 t/m 20. What is only about right is no number: the writer must say between which it lies. */
final class WrittenRange {
  static final String RULE =
      "must be a number, or the least and the most there can be, such as 25-35; leave it empty when nobody knows";

  private static final String NUMBER = "(\\d{1,3}(?:[. ]\\d{3})+|\\d{1,12})";
  private static final Pattern ONE = Pattern.compile(NUMBER);
  private static final Pattern TWO =
      Pattern.compile(NUMBER + "\\s*(?:-|–|—|t/m|tot en met|tot|to|à|a)\\s*" + NUMBER);

  private WrittenRange() {}

  static Optional<Value.Range> parse(String text) {
    String plain = text.strip().toLowerCase(java.util.Locale.ROOT);
    Matcher one = ONE.matcher(plain);
    if (one.matches()) {
      long number = number(one.group(1));
      return Optional.of(new Value.Range(number, number));
    }
    Matcher two = TWO.matcher(plain);
    if (!two.matches()) {
      return Optional.empty();
    }
    long min = number(two.group(1));
    long max = number(two.group(2));
    return min <= max ? Optional.of(new Value.Range(min, max)) : Optional.empty();
  }

  private static long number(String figures) {
    return Long.parseLong(figures.replaceAll("[. ]", ""));
  }
}
