package nl.lekdicht.letter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was given up.
 *
 * @param incidentNumber null where the mail was not about an incident
 * @param incidentId null exactly while {@code incidentNumber} is
 * @param at when it was given up
 */
public record NotDeliveredFacts(
    @Nullable String incidentNumber, @Nullable UUID incidentId, String recipientName, Instant at) {}
