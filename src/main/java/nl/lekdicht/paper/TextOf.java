package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The present text of a paper. */
@MappedEntity("paper")
record TextOf(@Id UUID paperId, @Nullable String school, String content) {}
