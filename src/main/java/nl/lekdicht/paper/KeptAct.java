package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with a paper, as it is checked.
 *
 * @param id of the paper and the journal's entry
 */
@MappedEntity("paper_act")
record KeptAct(
    @Id String id,
    UUID paper,
    UUID incident,
    int entry,
    String act,
    Instant at,
    UUID actor,
    String digest,
    @Nullable String note) {}
