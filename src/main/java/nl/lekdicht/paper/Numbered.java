package nl.lekdicht.paper;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A number that is taken. */
@MappedEntity("paper")
record Numbered(@Id UUID id, String school, int number, String state) {}
