package nl.lekdicht.core.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, or half of one, in the Netherlands. {@link #text} and {@link #parse} are each other's inverse.
 *
 * @param half 1 or 2; 0 for the whole year
 */
public record Period(int year, int half) {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final Pattern FORM = Pattern.compile("(20[0-9]{2})(?:-H([12]))?");
  private static final int MONTHS_OF_A_HALF = 6;

  public Period {
    if (half < 0 || half > 2) {
      throw new IllegalArgumentException("a year has two halves");
    }
  }

  /**
   * Such as 2026, 2026-H1 or 2026-H2.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Period parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a year or half of one");
    }
    String half = parts.group(2);
    return new Period(Integer.parseInt(parts.group(1)), half == null ? 0 : Integer.parseInt(half));
  }

  public static Period ofYear(int year) {
    return new Period(year, 0);
  }

  public String text() {
    return half == 0 ? Integer.toString(year) : year + "-H" + half;
  }

  public LocalDate firstDay() {
    return LocalDate.of(year, half == 2 ? 1 + MONTHS_OF_A_HALF : 1, 1);
  }

  public LocalDate lastDay() {
    return endExclusive().minusDays(1);
  }

  /** Its first moment. */
  public Instant from() {
    return firstDay().atStartOfDay(ZONE).toInstant();
  }

  /** The first moment after it. */
  public Instant until() {
    return endExclusive().atStartOfDay(ZONE).toInstant();
  }

  public boolean hasEndedAt(Instant moment) {
    return !moment.isBefore(until());
  }

  public boolean hasBegunAt(Instant moment) {
    return !moment.isBefore(from());
  }

  private LocalDate endExclusive() {
    return firstDay().plusMonths(half == 0 ? 2 * MONTHS_OF_A_HALF : MONTHS_OF_A_HALF);
  }
}
