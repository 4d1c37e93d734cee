package nl.lekdicht.core.checklist;

import java.time.LocalDate;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/**
 * Within what a step must be done.
 *
 * @param basis the clause that says so
 * @param holdsFrom the first day on which that clause holds; null in a checklist that was kept before its files said so
 */
public record Term(
    DeadlineKind kind, TimeLimit limit, Moment from, String basis, @Nullable LocalDate holdsFrom) {}
