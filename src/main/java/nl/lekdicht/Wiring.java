package nl.lekdicht;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.serde.annotation.SerdeImport;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import nl.lekdicht.core.BilingualText;

/** What the service is made of besides its own beans. */
@Factory
@SerdeImport(BilingualText.class)
final class Wiring {
  @Singleton
  @Primary
  InstantSource clock() {
    return InstantSource.system();
  }
}
