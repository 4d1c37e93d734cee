package nl.lekdicht.core.term;

import java.time.Duration;
import java.time.LocalDate;
import nl.lekdicht.core.calendar.DeadlineKind;

/**
 * A term in elapsed time, as law or agreement gives it, or as we set it where they name no number.
 *
 * @param basis the article or clause
 * @param holdsFrom the first day on which a term of this length can begin
 * @param target true for a term of our own
 */
public record TermRule(
    DeadlineKind kind, Duration length, String basis, LocalDate holdsFrom, boolean target) {}
