package nl.lekdicht.exchange;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was taken over at one time.
 *
 * @param byName empty where the viewer may not see the account
 */
@MappedEntity("register_import")
record ImportRow(
    @Id UUID id,
    UUID supplierId,
    int number,
    Instant importedAt,
    UUID importedBy,
    @Nullable String byName,
    String fileName,
    String fileDigest,
    String mapping,
    int lines,
    int fresh,
    int changed,
    String digest) {}
