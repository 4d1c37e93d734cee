package nl.lekdicht.exchange;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one cell, or with one row.
 *
 * @param row the file's own
 * @param column its letters; null for the row as a whole
 * @param heading what stands above it; empty where nothing does
 * @param value what the cell shows, cut short
 * @param rule to be read after the heading
 */
@Serdeable
record RowFault(
    int row,
    @Nullable String column,
    @Nullable String heading,
    @Nullable String target,
    @Nullable String value,
    String rule) {}
