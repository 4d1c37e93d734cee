package nl.lekdicht.register;

import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** How many entries there are of one kind, type, state and year. */
@MappedEntity("register_tally")
record CountRow(String kind, @Nullable String incidentType, String state, int year, long counted) {}
