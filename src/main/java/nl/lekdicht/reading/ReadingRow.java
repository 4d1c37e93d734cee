package nl.lekdicht.reading;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody read something.
 *
 * @param brin the school whose part was read; null for the whole
 * @param part what follows the incident's id in the address, without the ids in that
 * @param item the run, paper or file that was read
 */
@MappedEntity("reading")
record ReadingRow(
    @Id UUID id,
    @Nullable UUID incidentId,
    @Nullable UUID entryId,
    @Nullable String brin,
    UUID accountId,
    @Nullable String accountName,
    @Nullable String accountBrin,
    Instant at,
    String part,
    @Nullable UUID item) {}
