package nl.lekdicht;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What the service is made of besides its own beans. */
@Factory
final class Wiring {
  @Singleton
  @Primary
  InstantSource clock() {
    return InstantSource.system();
  }
}
