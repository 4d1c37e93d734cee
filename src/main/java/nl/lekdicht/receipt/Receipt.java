package nl.lekdicht.receipt;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A request that was answered.
 *
 * @param id see {@link RequestKey#id}
 * @param at the moment of the first answer
 * @param subject what the answer was about
 * @param entry how many journal entries the subject had after the answer; 0 where it has no journal
 * @param refused whether the answer was that the state did not allow it
 */
@MappedEntity("receipt")
public record Receipt(
    @Id UUID id, long fingerprint, Instant at, UUID subject, int entry, boolean refused) {}
