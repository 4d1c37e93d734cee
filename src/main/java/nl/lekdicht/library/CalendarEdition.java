package nl.lekdicht.library;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.calendar.WorkingCalendar;

/**
 * A calendar together with the file it was read from.
 *
 * @param source where its hours come from
 * @param freeDays the calendar's free days, with their names
 */
public record CalendarEdition(
    WorkingCalendar calendar,
    BilingualText title,
    String source,
    SortedMap<LocalDate, BilingualText> freeDays,
    Original original) {

  public CalendarEdition {
    freeDays = Collections.unmodifiableSortedMap(new TreeMap<>(freeDays));
  }
}
