package nl.lekdicht.core.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;

/**
 * In which hours people work.
 *
 * <p>Only the years from {@code firstYear} to {@code lastYear} are known. A term that starts in, runs into or needs another year is
 * refused, never counted as if that year had no holidays.
 *
 * @param opensAt first minute that counts
 * @param closesAt first minute that no longer counts; later than {@code opensAt}
 * @param freeDays holidays, in the known years
 */
public record WorkingCalendar(
    String id,
    ZoneId zone,
    Set<DayOfWeek> days,
    LocalTime opensAt,
    LocalTime closesAt,
    int firstYear,
    int lastYear,
    Set<LocalDate> freeDays) {

  public WorkingCalendar {
    days = Set.copyOf(days);
    freeDays = Set.copyOf(freeDays);
    if (days.isEmpty() || !opensAt.isBefore(closesAt) || lastYear < firstYear) {
      throw new IllegalArgumentException("calendar " + id + " has no hours in which people work");
    }
  }

  public boolean isWorkingDay(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && !freeDays.contains(day);
  }

  /**
   * The instant at which {@code length} of working time has gone by since {@code start}. A term that is used up exactly at closing time
   * ends at closing time, not at the next opening.
   */
  public Outcome<Instant> after(Instant start, Duration length) {
    Duration left = length;
    for (LocalDate day = start.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
      if (day.getYear() < firstYear || day.getYear() > lastYear) {
        return Outcome.refused(
            new Refusal.YearNotInCalendar(id, day.getYear(), firstYear, lastYear));
      }
      if (!isWorkingDay(day)) {
        continue;
      }
      Instant opens = ZonedDateTime.of(day, opensAt, zone).toInstant();
      Instant closes = ZonedDateTime.of(day, closesAt, zone).toInstant();
      Instant from = start.isAfter(opens) ? start : opens;
      if (!from.isBefore(closes)) {
        continue;
      }
      Duration today = Duration.between(from, closes);
      if (left.compareTo(today) <= 0) {
        return Outcome.accepted(from.plus(left));
      }
      left = left.minus(today);
    }
  }
}
