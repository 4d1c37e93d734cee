package nl.lekdicht.web;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** A list that always comes whole. */
@Serdeable
public record ListView<T>(List<T> items) {}
