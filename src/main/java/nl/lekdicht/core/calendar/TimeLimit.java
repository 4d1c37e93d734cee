package nl.lekdicht.core.calendar;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a term lasts and what counts: elapsed time, or only the hours in which a calendar says people work. */
public sealed interface TimeLimit {
  /** How much time is allowed; positive, whole minutes. */
  Duration length();

  /** The calendar whose working hours count; null where the clock does. */
  default @Nullable String calendarId() {
    return switch (this) {
      case ClockTime _ -> null;
      case WorkingTime working -> working.calendar();
    };
  }

  /** Elapsed time: nights, weekends, holidays and the hours of a time change included. */
  record ClockTime(Duration length) implements TimeLimit {}

  /** Working time of the named calendar. */
  record WorkingTime(Duration length, String calendar) implements TimeLimit {}
}
