package nl.lekdicht.core.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why there is a term.
 *
 * @param clause the clause or article
 * @param holdsFrom the first day on which it holds; null where that is not on record
 * @param target true for a term of our own, where neither law nor contract names a number
 */
public record Basis(String clause, @Nullable LocalDate holdsFrom, boolean target) {}
