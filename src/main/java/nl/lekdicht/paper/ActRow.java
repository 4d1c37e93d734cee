package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was done with a paper. */
@MappedEntity("paper_act")
record ActRow(
    @Id int entry,
    String act,
    Instant at,
    UUID actor,
    String actorName,
    String digest,
    @Nullable String note) {}
