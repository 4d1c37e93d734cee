package nl.lekdicht.exchange;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import nl.lekdicht.account.DemoWorldMade;

/** Gives the demo world some years of an earlier register, taken over from a file as anybody's would be. */
@Singleton
final class DemoRegister {
  static final String NAME = "register.csv";

  private final Imports imports;

  DemoRegister(Imports imports) {
    this.imports = imports;
  }

  @EventListener
  void fill(DemoWorldMade made) {
    imports.takeOver(made.supplier(), made.at().truncatedTo(ChronoUnit.MILLIS), NAME, content());
  }

  static byte[] content() {
    try (InputStream in =
        Objects.requireNonNull(DemoRegister.class.getResourceAsStream("/demo/" + NAME), NAME)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
