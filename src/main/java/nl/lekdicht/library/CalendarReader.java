package nl.lekdicht.library;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** Reads one calendar. */
final class CalendarReader {
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
    ZoneId zone = Times.zone(file, "timeZone");
    Set<DayOfWeek> days = file.someOf("days", DayOfWeek.class);
    LocalTime opensAt = Times.minute(file, "opensAt");
    LocalTime closesAt = Times.minute(file, "closesAt");
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
      LocalDate date = Times.day(day, "date");
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
}
