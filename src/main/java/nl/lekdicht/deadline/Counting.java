package nl.lekdicht.deadline;

import nl.lekdicht.core.calendar.TimeLimit;

/** What counts towards a term. */
public enum Counting {
  CLOCK,
  WORKING_HOURS;

  public static Counting of(TimeLimit limit) {
    return limit.calendarId() == null ? CLOCK : WORKING_HOURS;
  }
}
