package nl.lekdicht.exchange;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line as it is kept, to be checked. */
@MappedEntity("imported_entry")
record KeptLine(
    @Id UUID id,
    int version,
    String number,
    int line,
    @Nullable String content,
    @Nullable String salt,
    String digest) {}
