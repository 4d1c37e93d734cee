package nl.lekdicht.reading;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of what a school may know of who saw or changed what of its own.
 *
 * @param key orders lines of one moment
 * @param read whether it was read, and not changed
 * @param what the part that was read, or the kind of the change
 */
@MappedEntity("reading")
record LogRow(
    @Id String key,
    Instant at,
    @Nullable UUID incidentId,
    @Nullable String incidentNumber,
    @Nullable UUID entryId,
    boolean read,
    String what,
    String accountName,
    boolean ofSchool,
    String organisation) {}
