package nl.lekdicht.core.calendar;

import static nl.lekdicht.core.Cases.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OfficeHoursTest {
  private static final WorkingCalendar OFFICE =
      Cases.LIBRARY.findCalendar("nl-office-hours").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:00, PT9H, 2026-11-23T18:00",
    "2026-11-23T09:00, PT9H1M, 2026-11-24T09:01",
    "2026-11-23T17:59:59, PT1M, 2026-11-24T09:00:59",
    "2026-11-20T09:00, PT45H, 2026-11-26T18:00"
  })
  void working_time_goes_by_only_in_office_hours(String start, Duration length, String end) {
    assertThat(Cases.accepted(OFFICE.after(amsterdam(start), length))).isEqualTo(amsterdam(end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-04-26",
        "2025-05-05",
        "2026-01-01",
        "2026-04-06",
        "2026-04-27",
        "2026-05-14",
        "2026-05-25",
        "2026-12-25",
        "2026-11-21",
        "2026-11-22"
      })
  void nobody_works_on_free_days_and_at_weekends(LocalDate day) {
    assertThat(OFFICE.isWorkingDay(day)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-04-03", "2026-05-05", "2026-04-28", "2026-12-24"})
  void good_friday_and_liberation_day_outside_a_lustrum_are_working_days(LocalDate day) {
    assertThat(OFFICE.isWorkingDay(day)).isTrue();
  }

  @Test
  void a_year_before_the_first_known_one_is_refused() {
    assertThat(Cases.refused(OFFICE.after(amsterdam("2024-12-31T12:00"), Duration.ofMinutes(1))))
        .isEqualTo(new Refusal.YearNotInCalendar("nl-office-hours", 2024, 2025, 2032));
  }

  @Test
  void a_calendar_without_hours_is_none() {
    var nine = LocalTime.of(9, 0);
    var five = LocalTime.of(17, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> with(Set.of(), nine, five, 2026, 2026));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Set.of(DayOfWeek.MONDAY), nine, nine, 2026, 2026));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Set.of(DayOfWeek.MONDAY), five, nine, 2026, 2026));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Set.of(DayOfWeek.MONDAY), nine, five, 2027, 2026));
  }

  private static WorkingCalendar with(
      Set<DayOfWeek> days, LocalTime opensAt, LocalTime closesAt, int firstYear, int lastYear) {
    return new WorkingCalendar(
        "own",
        ZoneId.of("Europe/Amsterdam"),
        days,
        opensAt,
        closesAt,
        firstYear,
        lastYear,
        Set.of());
  }
}
