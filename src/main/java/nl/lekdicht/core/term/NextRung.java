package nl.lekdicht.core.term;

import java.time.Instant;

/**
 * The rung that a deadline comes to when nobody reacts.
 *
 * @param number counted from 1 up the ladder, and on through the reminders after it
 */
public record NextRung(int number, Instant at, Audience audience) {}
