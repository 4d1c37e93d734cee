package nl.lekdicht.library;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The library that the service works with, opened at the start: a fault in a file stops it there.
 */
@Factory
final class LibraryWiring {
  /**
   * The one that was begun before the context was built, or else the one that its configuration names.
   *
   * @param directory setting {@code lekdicht.checklists}; unset or empty for the usual place
   */
  @Context
  Library library(
      @Nullable @Property(name = "lekdicht.checklists") String directory, Optional<Begun> begun) {
    return begun.orElseGet(() -> Begun.in(directory)).join();
  }
}
