package nl.lekdicht.core.form;

import org.jspecify.annotations.Nullable;

/**
 * A field that says something else than before.
 *
 * @param from null when the field said nothing or was not there
 * @param to null when it says nothing now
 */
public record Difference(String fieldId, @Nullable Answer from, @Nullable Answer to) {}
