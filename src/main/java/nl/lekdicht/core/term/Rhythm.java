package nl.lekdicht.core.term;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

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
    LocalDate holdsFrom) {}
