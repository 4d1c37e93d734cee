package nl.lekdicht.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one cell of a file holds. A file of separated values holds words only. */
sealed interface Cell {
  Cell BLANK = new Blank();

  /** As a person sees it, more or less. */
  String shown();

  record Blank() implements Cell {
    @Override
    public String shown() {
      return "";
    }
  }

  /**
   * @param text stripped, not empty
   */
  record Words(String text) implements Cell {
    @Override
    public String shown() {
      return text;
    }
  }

  /**
   * @param format how the program shows it, in the words of ISO/IEC 29500
   */
  record Count(double number, String format) implements Cell {
    private static final String GENERAL = "General";

    Count(double number) {
      this(number, GENERAL);
    }

    boolean hasFraction() {
      return number != Math.rint(number);
    }

    @Override
    public String shown() {
      return Math.abs(number) < 1e15 && number == Math.rint(number)
          ? Long.toString((long) number)
          : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
  }

  /**
   * What the program shows as a date, a time of day, or both; of no zone.
   *
   * @param day null where there is only a time
   * @param time null where there is only a day
   */
  record Dated(@Nullable LocalDate day, @Nullable LocalTime time) implements Cell {
    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("d-M-uuuu", Locale.ROOT);

    @Override
    public String shown() {
      String shownDay = day == null ? "" : DAY.format(day);
      return time == null ? shownDay : (shownDay + " " + time).strip();
    }
  }

  record YesNo(boolean yes) implements Cell {
    @Override
    public String shown() {
      return yes ? "TRUE" : "FALSE";
    }
  }

  /**
   * The program could not work it out.
   *
   * @param code such as {@code #REF!}
   */
  record Broken(String code) implements Cell {
    @Override
    public String shown() {
      return code;
    }
  }

  /** A formula that was never worked out: the file was made by a program that does not. */
  record Uncalculated() implements Cell {
    @Override
    public String shown() {
      return "";
    }
  }

  /** The words of a text, or nothing. Blanks that only look like blanks count as such. */
  static Cell of(String text) {
    String plain = text.replace('\u00A0', ' ').replace('\u202F', ' ').replace("\uFEFF", "").strip();
    return plain.isEmpty() ? BLANK : new Words(plain);
  }
}
