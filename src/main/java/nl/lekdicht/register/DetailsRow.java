package nl.lekdicht.register;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** The text of an entry, without its schools. */
@MappedEntity("register_entry")
record DetailsRow(@Id UUID id, String details) {}
