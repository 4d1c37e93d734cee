package nl.lekdicht.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.lekdicht.register.Shelved;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  @Test
  void what_is_measured_is_what_the_service_would_have_written() throws Exception {
    try (Service service = Service.start()) {
      Cast cast = Cast.in(service);
      Archive archive =
          new Archive(
              cast.supplier("Leerlicht BV"),
              new Archive.Person(cast.viewer("manager").account(), "Name of manager"),
              new Archive.Person(cast.viewer("fg").account(), "Name of fg"),
              List.of("99XA", "99XB", "99XC"),
              service.clock().instant());
      try (var owner = service.asOwner()) {
        archive.fill(owner, 300, new Shelved(cast.supplier("Leerlicht BV")));
      }

      Desktop manager = Desktop.of(service, cast, "manager");
      assertThat(manager.verification().toString()).contains("\"sound\":true");
      assertThat(manager.verification().get("incidents").asInt()).isEqualTo(300);
    }
  }
}
