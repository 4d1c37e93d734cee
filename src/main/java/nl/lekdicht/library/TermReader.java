package nl.lekdicht.library;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import nl.lekdicht.core.checklist.Term;

/** Reads the term of a checklist's step. */
final class TermReader {
  private enum Counting {
    CLOCK,
    WORKING_HOURS
  }

  private TermReader() {}

  static Term read(Fields term, References references) {
    DeadlineKind kind =
        requireNonNullElse(term.oneOf("kind", DeadlineKind.class), DeadlineKind.CLOSE_ACCESS);
    Duration length = requireNonNullElse(Times.length(term, "within"), Duration.ofMinutes(1));
    Counting counting = term.oneOf("counting", Counting.class);
    Moment from = requireNonNullElse(term.oneOf("from", Moment.class), Moment.REPORT);
    String basis = term.text("basis");
    TimeLimit limit =
        switch (counting) {
          case CLOCK -> new TimeLimit.ClockTime(length);
          case WORKING_HOURS ->
              new TimeLimit.WorkingTime(
                  length, references.read(term, "calendar", Reading.Kind.CALENDAR));
          case null -> {
            term.closeUnjudged();
            yield new TimeLimit.ClockTime(length);
          }
        };
    term.close();
    return new Term(kind, limit, from, basis);
  }
}
