package nl.lekdicht.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkingCalendarTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          "office",
          AMSTERDAM,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(18, 0),
          2026,
          2027,
          Set.of(
              LocalDate.of(2026, 1, 1),
              LocalDate.of(2026, 12, 25),
              LocalDate.of(2026, 12, 26),
              LocalDate.of(2027, 1, 1)));

  @ParameterizedTest
  @CsvSource({
    // within the day, and to the minute of closing
    "2026-11-20T10:00, 60, 2026-11-20T11:00",
    "2026-11-20T17:00, 60, 2026-11-20T18:00",
    "2026-11-20T17:00, 61, 2026-11-23T09:01",
    // over the weekend
    "2026-11-20T17:30, 60, 2026-11-23T09:30",
    "2026-11-20T18:00, 60, 2026-11-23T10:00",
    "2026-11-20T23:59, 60, 2026-11-23T10:00",
    "2026-11-21T12:00, 60, 2026-11-23T10:00",
    "2026-11-22T12:00, 60, 2026-11-23T10:00",
    // before opening, and over more days than one
    "2026-11-23T03:00, 60, 2026-11-23T10:00",
    "2026-11-23T09:00, 540, 2026-11-23T18:00",
    "2026-11-23T09:00, 1200, 2026-11-25T11:00",
    // Christmas 2026 is a Friday and a Saturday; New Year's Day 2027 is a Friday
    "2026-12-24T17:30, 60, 2026-12-28T09:30",
    "2026-12-25T10:00, 60, 2026-12-28T10:00",
    "2026-12-31T17:30, 60, 2027-01-04T09:30",
    // the weekends in which the clock changes, 29 March and 25 October 2026
    "2026-03-27T17:30, 60, 2026-03-30T09:30",
    "2026-03-29T01:30, 60, 2026-03-30T10:00",
    "2026-10-23T17:30, 60, 2026-10-26T09:30",
    "2026-10-25T02:30, 60, 2026-10-26T10:00",
    // the last moment that is known
    "2027-12-31T17:00, 60, 2027-12-31T18:00",
  })
  void working_time_goes_by_only_while_people_work(
      LocalDateTime start, long minutes, LocalDateTime end) {
    assertThat(CALENDAR.after(instant(start), Duration.ofMinutes(minutes)))
        .isEqualTo(Outcome.accepted(instant(end)));
  }

  @Test
  void seconds_are_counted_too() {
    Instant start = instant(LocalDateTime.of(2026, 11, 20, 17, 59)).plusMillis(59_250);

    assertThat(CALENDAR.after(start, Duration.ofMinutes(60)))
        .isEqualTo(
            Outcome.accepted(instant(LocalDateTime.of(2026, 11, 23, 9, 59)).plusMillis(59_250)));
  }

  @ParameterizedTest
  @CsvSource({"2025-12-31T10:00, 2025", "2028-01-03T10:00, 2028", "2027-12-31T17:30, 2028"})
  void a_year_that_the_calendar_does_not_know_is_refused(LocalDateTime start, int year) {
    assertThat(CALENDAR.after(instant(start), Duration.ofMinutes(60)))
        .isEqualTo(Outcome.refused(new Refusal.YearNotInCalendar("office", year, 2026, 2027)));
  }

  @Test
  void a_calendar_in_which_nobody_works_is_refused() {
    assertThatThrownBy(() ->
            new WorkingCalendar(
                "none",
                AMSTERDAM,
                Set.of(),
                LocalTime.of(9, 0),
                LocalTime.of(18, 0),
                2026,
                2026,
                Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new WorkingCalendar(
                "none",
                AMSTERDAM,
                Set.of(DayOfWeek.MONDAY),
                LocalTime.of(9, 0),
                LocalTime.of(9, 0),
                2026,
                2026,
                Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Instant instant(LocalDateTime local) {
    return local.atZone(AMSTERDAM).toInstant();
  }
}
