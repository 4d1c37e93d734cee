package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A text of a paper, as it is checked.
 *
 * @param id of the paper and the text's version
 * @param digest as it is kept
 * @param computed of the text that is there, now
 */
@MappedEntity("paper_text")
record KeptText(
    @Id String id,
    UUID paper,
    int version,
    String digest,
    String computed,
    Instant writtenAt,
    UUID writtenBy) {}
