package nl.lekdicht.exchange;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last version of an entry that was taken over.
 *
 * @param content null when it was erased
 * @param firstAt when its first version was taken over
 */
@MappedEntity("imported_entry")
record LatestRow(
    @Id UUID id,
    UUID supplierId,
    String number,
    int version,
    @Nullable String content,
    Instant firstAt) {}
