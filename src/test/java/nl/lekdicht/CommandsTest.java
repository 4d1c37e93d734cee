package nl.lekdicht;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import nl.lekdicht.database.Database;
import nl.lekdicht.database.DatabaseAddress;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar lekdicht.jar verify}, beside a running service and without one. */
class CommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int verify(Map<String, String> settings) {
    return Commands.verify(
        name -> Optional.ofNullable(settings.get(name)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> settings(DatabaseAddress address) {
    return Map.of(
        "datasources.default.url", address.url(),
        "datasources.default.username", address.service().username(),
        "datasources.default.password", address.service().password(),
        "lekdicht.owner.username", address.owner().username(),
        "lekdicht.owner.password", address.owner().password());
  }

  @Test
  void verify_reads_the_record_of_every_supplier_and_finds_what_was_changed() throws SQLException {
    try (Service service = Service.start()) {
      Cast cast = Cast.in(service);
      Desktop.of(service, cast, "manager").open("rdp-device", "99XA");
      String other =
          Desktop.of(service, cast, "other-manager").open("rdp-server").get("id").asText();
      Map<String, String> settings = settings(service.database().address());

      assertThat(verify(settings)).isZero();
      assertThat(told()).contains("sound: 4 entries of 2 incidents");

      try (Connection owner = service.asOwner();
          Statement statement = owner.createStatement()) {
        statement.execute("alter table journal disable trigger user");
        statement.execute(
            "update journal set kind = 'run-begun' where number = 2 and incident_id = '%s'"
                .formatted(other));
      }
      out.reset();
      assertThat(verify(settings)).isEqualTo(1);
      assertThat(told()).contains("incident " + other + ", entry 2", "NOT SOUND");
    }
  }

  @Test
  void verify_looks_in_on_the_database_of_a_service_that_runs(@TempDir Path directory) {
    try (Database running = Database.embedded(directory)) {
      running.address();
      assertThat(verify(Map.of("lekdicht.data", directory.toString())))
          .describedAs(complained())
          .isZero();
      assertThat(told()).contains("sound: 0 entries of 0 incidents");
      assertThat(running.address()).isNotNull();
    }
    assertThat(verify(Map.of("lekdicht.data", directory.toString())))
        .describedAs(complained())
        .isZero();
  }

  @Test
  void verify_makes_no_database_where_there_is_none(@TempDir Path directory) {
    Path nothing = directory.resolve("nothing");
    assertThat(verify(Map.of("lekdicht.data", nothing.toString()))).isEqualTo(2);
    assertThat(complained()).contains("There are no data in");
    assertThat(nothing).doesNotExist();
  }

  @Test
  void what_cannot_be_read_is_not_called_sound() {
    assertThat(
            verify(
                Map.of(
                    "datasources.default.url", "jdbc:postgresql://127.0.0.1:1/nowhere",
                    "datasources.default.username", "nobody",
                    "datasources.default.password", "nothing")))
        .isEqualTo(2);
    assertThat(told()).doesNotContain("sound");
    assertThat(complained()).isNotBlank();
  }
}
