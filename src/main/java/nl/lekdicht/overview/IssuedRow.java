package nl.lekdicht.overview;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An overview that a school was given, without its bytes.
 *
 * @param issuedByName null where the viewer may not see that account
 * @param digest SHA-256, in hexadecimal
 * @param size in bytes
 */
@MappedEntity("overview_issued")
record IssuedRow(
    @Id UUID id,
    String brin,
    String period,
    int edition,
    String language,
    Instant issuedAt,
    UUID issuedBy,
    @Nullable String issuedByName,
    String digest,
    int size) {}
