package nl.lekdicht.library;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NlOfficeHoursTest {
  private static final CalendarEdition CALENDAR =
      Library.open(Path.of("checklists")).calendars().stream()
          .filter(edition -> edition.calendar().id().equals("nl-office-hours"))
          .findFirst()
          .orElseThrow();

  private static final Map<String, String> NAMES =
      Map.of(
          "NEW_YEAR", "Nieuwjaarsdag",
          "christian.EASTER_MONDAY", "Tweede paasdag",
          "KINGS_DAY", "Koningsdag",
          "LIBERATION", "Bevrijdingsdag",
          "christian.ASCENSION_DAY", "Hemelvaartsdag",
          "christian.PENTECOST_MONDAY", "Tweede pinksterdag",
          "FIRST_CHRISTMAS_DAY", "Eerste kerstdag",
          "SECOND_CHRISTMAS_DAY", "Tweede kerstdag");

  @Test
  void the_hours_are_nine_to_six_on_weekdays_in_amsterdam() {
    assertThat(CALENDAR.calendar().zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    assertThat(CALENDAR.calendar().days())
        .containsExactlyInAnyOrderElementsOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    assertThat(CALENDAR.calendar().opensAt()).isEqualTo(LocalTime.of(9, 0));
    assertThat(CALENDAR.calendar().closesAt()).isEqualTo(LocalTime.of(18, 0));
  }

  @Test
  void every_free_day_is_that_of_jollyday_with_liberation_day_in_lustrum_years_only() {
    HolidayManager jollyday =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NETHERLANDS));
    SortedMap<LocalDate, String> expected = new TreeMap<>();
    IntStream.rangeClosed(2025, 2032)
        .mapToObj(Year::of)
        .flatMap(year -> jollyday.getHolidays(year).stream())
        .filter(holiday -> NAMES.containsKey(holiday.getPropertiesKey()))
        .filter(holiday -> !isLiberationDay(holiday) || holiday.getDate().getYear() % 5 == 0)
        .forEach(holiday -> expected.put(holiday.getDate(), NAMES.get(holiday.getPropertiesKey())));
    SortedMap<LocalDate, String> listed = new TreeMap<>();
    CALENDAR.freeDays().forEach((day, name) -> listed.put(day, name.nl()));

    assertThat(listed).isEqualTo(expected);
    assertThat(CALENDAR.calendar().freeDays()).isEqualTo(expected.keySet());
    assertThat(CALENDAR.calendar().firstYear()).isEqualTo(2025);
    assertThat(CALENDAR.calendar().lastYear()).isEqualTo(2032);
  }

  @Test
  void kings_day_moves_off_a_sunday_and_good_friday_is_worked() {
    assertThat(CALENDAR.freeDays())
        .containsKeys(LocalDate.of(2025, 4, 26), LocalDate.of(2031, 4, 26));
    assertThat(CALENDAR.freeDays())
        .doesNotContainKeys(LocalDate.of(2025, 4, 27), LocalDate.of(2026, 4, 3));
    assertThat(
            CALENDAR.freeDays().keySet().stream()
                .filter(day -> day.getMonthValue() == 5 && day.getDayOfMonth() == 5)
                .map(LocalDate::getYear)
                .toList())
        .containsExactly(2025, 2030);
  }

  private static boolean isLiberationDay(Holiday holiday) {
    return holiday.getPropertiesKey().equals("LIBERATION");
  }
}
