package nl.lekdicht.core.checklist;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, with the journal's number for it, the moment of recording and the account that recorded it.
 *
 * @param number counts from 1 within the incident
 */
public record Recorded<E>(int number, Instant at, UUID by, E event) {}
