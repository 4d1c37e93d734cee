package nl.lekdicht.core.term;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How often those concerned are brought up to date while an escalation runs.
 *
 * @param every positive; not longer than the part of the day between the two times
 * @param opensAt the first moment of the day at which an update may fall due
 * @param closesAt the last moment of the day at which one may; later than {@code opensAt}
 * @param basis the clause that says so
 */
public record Rhythm(
    Duration every,
    LocalTime opensAt,
    LocalTime closesAt,
    ZoneId zone,
    String basis,
    LocalDate holdsFrom) {

  /** When the update after this moment falls due: one interval later, or at the opening of the day where that is outside the hours. */
  public Instant after(Instant moment) {
    ZonedDateTime next = moment.plus(every).atZone(zone);
    LocalTime time = next.toLocalTime();
    if (time.isBefore(opensAt)) {
      return next.toLocalDate().atTime(opensAt).atZone(zone).toInstant();
    }
    return time.isAfter(closesAt)
        ? next.toLocalDate().plusDays(1).atTime(opensAt).atZone(zone).toInstant()
        : next.toInstant();
  }
}
