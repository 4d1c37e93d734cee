package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The present text of a paper. */
@MappedEntity("paper")
record TextOf(@Id UUID paperId, String content) {}
