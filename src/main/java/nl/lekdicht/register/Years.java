package nl.lekdicht.register;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Years as the register counts them: in the Netherlands. */
final class Years {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private Years() {}

  /** Whether the tally knows the answer: no words, no school, and whole years. */
  static boolean tallied(Register.Filter filter) {
    return filter.q() == null
        && filter.school() == null
        && isTurn(filter.from())
        && isTurn(filter.to());
  }

  /** Whether it is the first instant of a year, or no limit. */
  private static boolean isTurn(@Nullable Instant limit) {
    if (limit == null) {
      return true;
    }
    ZonedDateTime local = limit.atZone(ZONE);
    return local.equals(local.toLocalDate().withDayOfYear(1).atStartOfDay(ZONE));
  }
}
