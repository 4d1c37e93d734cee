package nl.lekdicht.letter;

import java.time.Instant;
import java.util.UUID;

/**
 * An automatic security warning that became a report.
 *
 * @param source the name that the supplier gave to what sent it
 * @param at when the report was made
 */
public record AlertFacts(UUID reportId, String source, Instant at) {}
