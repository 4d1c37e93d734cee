package nl.lekdicht.overview;

import io.micronaut.serde.annotation.Serdeable;

/**
 * @param issued how many schools were given one now
 * @param remaining how many still have none for this period
 */
@Serdeable
record IssuesView(int issued, long remaining) {}
