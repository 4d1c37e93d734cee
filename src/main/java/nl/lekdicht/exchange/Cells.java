package nl.lekdicht.exchange;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Values of columns as text. */
final class Cells {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(WrittenMoment.ZONE);

  private Cells() {}

  /** Moments in the time of the Netherlands, in the way that every spreadsheet takes for one. */
  static String text(Object value) {
    return value instanceof Instant at ? MOMENT.format(at) : value.toString();
  }
}
