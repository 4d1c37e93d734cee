package nl.lekdicht.exchange;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of an export.
 *
 * @param value a text, a moment, a number (Long or Double), or null where nothing is known
 */
record Column<T>(String heading, Function<T, @Nullable Object> value) {}
