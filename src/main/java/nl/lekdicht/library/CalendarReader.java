package nl.lekdicht.library;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** Reads one calendar. */
final class CalendarReader {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

  private final Findings findings;
  private final SortedMap<LocalDate, BilingualText> freeDays = new TreeMap<>();

  /**
   * What the file says of a calendar, besides the file itself; the calendar is null after a fault.
   */
  record Content(
      @Nullable WorkingCalendar calendar,
      BilingualText title,
      String source,
      SortedMap<LocalDate, BilingualText> freeDays) {
    CalendarEdition edition(Original original) {
      if (calendar == null) {
        throw new IllegalStateException(original.file() + " has faults");
      }
      return new CalendarEdition(calendar, title, source, freeDays, original);
    }
  }

  private CalendarReader(Findings findings) {
    this.findings = findings;
  }

  static Reading<Content> read(Fields file, Findings findings) {
    return new CalendarReader(findings).read(file);
  }

  private Reading<Content> read(Fields file) {
    file.number("format", 1, 1);
    String id = file.id("id");
    BilingualText title = file.bilingual("title");
    String source = file.text("source");
    ZoneId zone =
        file.parsed("timeZone", "a time zone such as Europe/Amsterdam", CalendarReader::zone);
    Set<DayOfWeek> days = file.someOf("days", DayOfWeek.class);
    LocalTime opensAt = time(file, "opensAt");
    LocalTime closesAt = time(file, "closesAt");
    if (opensAt != null && closesAt != null && !opensAt.isBefore(closesAt)) {
      file.fault("closesAt", "\"closesAt\" must be later than \"opensAt\".");
    }
    List<Fields> years = file.list("years", "A year");
    int firstYear = 0;
    int lastYear = 0;
    for (Fields year : years) {
      int number = year(year);
      if (firstYear == 0) {
        firstYear = number;
      } else if (number != lastYear + 1) {
        year.fault(
            "year",
            "Year %d must follow %d: years are listed in order, without gaps."
                .formatted(number, lastYear));
      }
      lastYear = number;
    }
    file.close();
    WorkingCalendar calendar =
        !findings.faults().isEmpty()
                || id == null
                || zone == null
                || opensAt == null
                || closesAt == null
            ? null
            : new WorkingCalendar(
                id, zone, days, opensAt, closesAt, firstYear, lastYear, freeDays.keySet());
    return new Reading<>(
        id, file.line("id"), new Content(calendar, title, source, freeDays), List.of());
  }

  private int year(Fields year) {
    int number = year.number("year", 2000, 2200);
    for (Fields day : year.list("freeDays", "A free day")) {
      LocalDate date =
          day.parsed(
              "date", "a day such as 2026-12-25", parser(text -> LocalDate.parse(text, DAY)));
      BilingualText name = day.bilingual("name");
      day.close();
      if (date == null) {
        continue;
      }
      if (date.getYear() != number) {
        day.fault(
            "date",
            "Free day %s is not in %d, the year it is listed under.".formatted(date, number));
      } else if (freeDays.putIfAbsent(date, name) != null) {
        day.fault("date", "Free day %s is listed already.".formatted(date));
      }
    }
    year.close();
    return number;
  }

  private static @Nullable LocalTime time(Fields file, String key) {
    return file.parsed(
        key, "a time such as \"09:00\"", parser(text -> LocalTime.parse(text, MINUTE)));
  }

  /** A fixed offset would be wrong half of the year, so only regions are zones here. */
  private static @Nullable ZoneId zone(String text) {
    ZoneId zone = CalendarReader.<ZoneId>parser(ZoneId::of).apply(text);
    return zone == null || zone.normalized() instanceof ZoneOffset ? null : zone;
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
