package nl.lekdicht.overview;

import java.time.Instant;
import nl.lekdicht.core.register.Figures;
import nl.lekdicht.core.register.Period;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a period, of all of a supplier or of one school.
 *
 * @param school null for all
 * @param at the moment at which they were counted
 */
record Overview(
    Period period, String supplier, @Nullable School school, Instant at, Figures figures) {
  record School(String brin, String name) {}

  /** Whether the period has ended; until then more is reported in it. */
  boolean complete() {
    return period.hasEndedAt(at);
  }
}
