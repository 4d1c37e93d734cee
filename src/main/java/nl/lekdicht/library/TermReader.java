package nl.lekdicht.library;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
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

  /** The moments that a run knows when it starts. */
  private static final Set<Moment> STARTS =
      EnumSet.of(Moment.REPORT, Moment.DISCOVERY, Moment.REPORT_OR_DISCOVERY);

  private TermReader() {}

  static Term read(Fields term, References references, Origin origin) {
    DeadlineKind kind = kind(term, origin);
    Duration length = requireNonNullElse(Times.length(term, "within"), Duration.ofMinutes(1));
    Counting counting = term.oneOf("counting", Counting.class);
    Moment from =
        requireNonNullElse(
            term.oneOf(
                "from",
                Moment.class,
                origin == Origin.LIBRARY ? STARTS : EnumSet.allOf(Moment.class)),
            Moment.REPORT);
    String basis = term.text("basis");
    boolean undated = origin == Origin.KEPT && !term.has("holdsFrom");
    LocalDate holdsFrom = undated ? null : Times.day(term, "holdsFrom");
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
    return new Term(kind, limit, from, basis, holdsFrom);
  }

  private static DeadlineKind kind(Fields term, Origin origin) {
    DeadlineKind kind = term.oneOf("kind", DeadlineKind.class);
    if (kind != null && kind != DeadlineKind.CLOSE_ACCESS && origin == Origin.LIBRARY) {
      term.fault(
          "kind",
          "The term of a step can only be CLOSE_ACCESS; %s is the same for all checklists, and stands in the folder terms."
              .formatted(kind));
    }
    return requireNonNullElse(kind, DeadlineKind.CLOSE_ACCESS);
  }
}
