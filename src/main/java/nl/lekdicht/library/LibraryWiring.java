package nl.lekdicht.library;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The library that the service works with, opened at the start: a fault in a file stops it there.
 */
@Factory
final class LibraryWiring {
  /**
   * @param directory setting {@code lekdicht.checklists}; unset or empty for the usual place
   */
  @Context
  Library library(@Nullable @Property(name = "lekdicht.checklists") String directory) {
    return Library.open(directory == null || directory.isBlank() ? null : Path.of(directory));
  }
}
