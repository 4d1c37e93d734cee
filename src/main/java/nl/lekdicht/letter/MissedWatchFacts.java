package nl.lekdicht.letter;

import java.time.Instant;

/**
 * A time in which nobody watched.
 *
 * @param from the last turn before it
 * @param until the first turn after it
 * @param late how many warnings came late because of it
 */
public record MissedWatchFacts(Instant from, Instant until, int late) {}
