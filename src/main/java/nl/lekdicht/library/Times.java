package nl.lekdicht.library;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days, times, zones and lengths, as the files write them; each null after a fault. */
final class Times {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern WHOLE_MINUTES =
      Pattern.compile("PT(?=.*[1-9])([0-9]{1,4}H)?([0-9]{1,5}M)?");

  private Times() {}

  static @Nullable LocalDate day(Fields fields, String key) {
    return fields.parsed(
        key, "a day such as 2026-12-25", parser(text -> LocalDate.parse(text, DAY)));
  }

  static @Nullable LocalTime minute(Fields fields, String key) {
    return fields.parsed(
        key, "a time such as \"09:00\"", parser(text -> LocalTime.parse(text, MINUTE)));
  }

  /** A fixed offset would be wrong half of the year, so only regions are zones here. */
  static @Nullable ZoneId zone(Fields fields, String key) {
    return fields.parsed(key, "a time zone such as Europe/Amsterdam", Times::zone);
  }

  private static @Nullable ZoneId zone(String text) {
    ZoneId zone = Times.<ZoneId>parser(ZoneId::of).apply(text);
    return zone == null || zone.normalized() instanceof ZoneOffset ? null : zone;
  }

  /** One or more whole minutes. */
  static @Nullable Duration length(Fields fields, String key) {
    return fields.parsed(key, "one or more whole minutes, such as PT30M or PT1H30M", Times::length);
  }

  /** Null for a text that is not one or more whole minutes. */
  static @Nullable Duration length(String text) {
    return WHOLE_MINUTES.matcher(text).matches() ? Duration.parse(text) : null;
  }

  private static <T> Function<String, @Nullable T> parser(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        return null;
      }
    };
  }
}
