package nl.lekdicht.core.checklist;

import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;

/**
 * Within what a step must be done.
 *
 * @param basis the clause that says so
 */
public record Term(DeadlineKind kind, TimeLimit limit, Moment from, String basis) {}
