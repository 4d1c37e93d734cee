package nl.lekdicht.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day, a time, or both, as people write them down: 3-3-24, 3 maart 2024 14:30, ma 3 mrt. om 14.30 uur, 2024-03-03T14:30+01:00, March 3,
 * 2024. Of two figures a year is one of this century.
 *
 * @param day null where there is only a time
 * @param time null where there is only a day
 * @param offset null where it is that of the Netherlands
 */
record WrittenMoment(
    @Nullable LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {
  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private static final List<List<String>> MONTHS =
      List.of(
          List.of("januari", "jan", "january"),
          List.of("februari", "feb", "febr", "february"),
          List.of("maart", "mrt", "mar", "march", "maa"),
          List.of("april", "apr"),
          List.of("mei", "may"),
          List.of("juni", "jun", "june"),
          List.of("juli", "jul", "july"),
          List.of("augustus", "aug", "august"),
          List.of("september", "sep", "sept"),
          List.of("oktober", "okt", "oct", "october"),
          List.of("november", "nov"),
          List.of("december", "dec"));

  private static final Pattern WEEKDAY =
      Pattern.compile(
          "^(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
              + "|ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[.,]?\\s+");

  private static final String YEAR = "'?(?<year>\\d{4}|\\d{2})";

  private static final List<Pattern> DAYS =
      List.of(
          Pattern.compile("^(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)"),
          Pattern.compile("^(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<day>\\d{2})(?!\\d)"),
          Pattern.compile(
              "^(?<first>\\d{1,2})\\s?[-/.]\\s?(?<second>\\d{1,2})\\s?[-/.]\\s?"
                  + YEAR
                  + "(?!\\d)"),
          Pattern.compile(
              "^(?<day>\\d{1,2})(?:e|ste|de|st|nd|rd|th)?[-./ ]+(?<name>[a-z]{3,9})\\.?[-.,/ ]+"
                  + YEAR
                  + "(?!\\d)"),
          Pattern.compile(
              "^(?<name>[a-z]{3,9})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})(?!\\d)"));

  private static final Pattern TIME =
      Pattern.compile(
          "^(?<hour>\\d{1,2})(?:\\s?[:.uh]\\s?(?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d{1,9})?)?)?"
              + "\\s?(?<unit>uur|u|h)?\\s?(?<half>am|pm|a\\.m\\.|p\\.m\\.)?\\s?(?<offset>z|[+-]\\d{2}:?\\d{2})?$");

  private static final Pattern BETWEEN = Pattern.compile("^(?:t|[,;]?\\s*(?:om|at|@|-)?\\s*)");

  /**
   * @param monthFirst whether 3/4/2024 is the fourth of March
   * @return empty where it is neither a day nor a time
   */
  static Optional<WrittenMoment> parse(String text, boolean monthFirst) {
    String rest =
        WEEKDAY
            .matcher(text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " "))
            .replaceFirst("");
    try {
      for (Pattern pattern : DAYS) {
        Matcher found = pattern.matcher(rest);
        if (found.find()) {
          Optional<LocalDate> day = day(found, monthFirst);
          return day.isEmpty()
              ? Optional.empty()
              : after(day.get(), BETWEEN.matcher(rest.substring(found.end())).replaceFirst(""));
        }
      }
      return TIME.matcher(rest).matches() && rest.matches(".*\\D.*")
          ? after(null, rest)
          : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(Matcher found, boolean monthFirst) {
    var groups = found.namedGroups();
    String year = found.group("year");
    int inFull = year.length() == 2 ? 2000 + Integer.parseInt(year) : Integer.parseInt(year);
    if (groups.containsKey("first")) {
      int first = Integer.parseInt(found.group("first"));
      int second = Integer.parseInt(found.group("second"));
      return Optional.of(
          monthFirst ? LocalDate.of(inFull, first, second) : LocalDate.of(inFull, second, first));
    }
    int day = Integer.parseInt(found.group("day"));
    if (groups.containsKey("month")) {
      return Optional.of(LocalDate.of(inFull, Integer.parseInt(found.group("month")), day));
    }
    String name = found.group("name");
    for (int month = 1; month <= MONTHS.size(); month++) {
      if (MONTHS.get(month - 1).contains(name)) {
        return Optional.of(LocalDate.of(inFull, month, day));
      }
    }
    return Optional.empty();
  }

  private static Optional<WrittenMoment> after(@Nullable LocalDate day, String rest) {
    if (rest.isBlank()) {
      return day == null ? Optional.empty() : Optional.of(new WrittenMoment(day, null, null));
    }
    Matcher found = TIME.matcher(rest.strip());
    if (!found.matches()
        || (found.group("minute") == null
            && found.group("unit") == null
            && found.group("half") == null)) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(found.group("hour"));
    String half = found.group("half");
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
    }
    String offset = found.group("offset");
    return Optional.of(
        new WrittenMoment(
            day,
            LocalTime.of(hour, number(found.group("minute")), number(found.group("second"))),
            offset == null ? null : ZoneOffset.of(offset.equals("z") ? "Z" : offset)));
  }

  private static int number(@Nullable String figures) {
    return figures == null ? 0 : Integer.parseInt(figures);
  }

  /**
   * The moment; without a time that at which the day begins. In the hour that comes twice in autumn it is the first.
   *
   * @return empty where there is no day, or in the hour that spring leaves out
   */
  Optional<Instant> at() {
    if (day == null) {
      return Optional.empty();
    }
    if (time == null) {
      return Optional.of(day.atStartOfDay(ZONE).toInstant());
    }
    LocalDateTime local = day.atTime(time);
    if (offset != null) {
      return Optional.of(local.toInstant(offset));
    }
    ZoneOffsetTransition change = ZONE.getRules().getTransition(local);
    return change != null && change.isGap()
        ? Optional.empty()
        : Optional.of(local.atZone(ZONE).toInstant());
  }
}
