package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** One of the texts that a paper had. */
@MappedEntity("paper_text")
record VersionRow(
    @Id int version, String digest, Instant writtenAt, UUID writtenBy, String writer) {}
