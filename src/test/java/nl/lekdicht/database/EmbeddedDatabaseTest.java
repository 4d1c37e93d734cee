package nl.lekdicht.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedDatabaseTest {
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  @TempDir Path data;

  @AfterEach
  void nothing_keeps_running() throws IOException {
    Postmaster.of(data.resolve("postgres"))
        .ifPresent(server -> assertThat(server.serves(data.resolve("postgres"))).isFalse());
  }

  @Test
  void it_is_durable_and_listens_to_this_machine_only() throws SQLException {
    try (var database = start()) {
      assertThat(shown(database, "fsync", "synchronous_commit", "full_page_writes"))
          .containsExactly("on", "on", "on");
      assertThat(shown(database, "listen_addresses", "unix_socket_directories"))
          .containsExactly("127.0.0.1", "");
    }
  }

  @Test
  void a_wrong_password_does_not_open_it() {
    try (var database = start()) {
      var address = database.address();
      assertThatThrownBy(
              () ->
                  new DatabaseAddress(
                          address.url(), new Login(address.owner().username(), "x"), address.service())
                      .asOwner())
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void keys_and_data_are_for_their_owner_only() throws IOException {
    try (var database = start()) {
      assertThat(database.address().owner().toString()).isEqualTo("lekdicht_owner");
      try (var keys = Files.list(data.resolve("keys"))) {
        assertThat(keys)
            .hasSize(2)
            .allSatisfy(
                key ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void what_was_written_is_there_after_a_stop() throws SQLException {
    try (var database = start()) {
      write(database);
    }
    try (var database = start()) {
      assertThat(written(database)).isEqualTo(1);
    }
  }

  @Test
  void a_server_that_a_killed_service_left_behind_is_taken_over() throws Exception {
    var service = new ForkedService(data);
    var left = Postmaster.of(data.resolve("postgres")).orElseThrow();
    service.kill();
    assertThat(left.serves(data.resolve("postgres").toRealPath())).isTrue();
    try (var database = start()) {
      assertThat(Postmaster.of(data.resolve("postgres")).orElseThrow().pid()).isEqualTo(left.pid());
      assertThat(written(database)).isEqualTo(1);
    }
  }

  @Test
  void a_server_that_was_killed_as_well_is_started_again() throws Exception {
    var service = new ForkedService(data);
    var left = Postmaster.of(data.resolve("postgres")).orElseThrow();
    service.kill();
    var postmaster = ProcessHandle.of(left.pid()).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().get(30, TimeUnit.SECONDS);
    try (var database = start()) {
      assertThat(written(database)).isEqualTo(1);
    }
  }

  @Test
  void a_process_id_that_passed_to_another_program_is_not_taken_for_the_server() throws Exception {
    start().close();
    var pid = data.resolve("postgres").resolve(Postmaster.FILE);
    Files.writeString(
        pid,
        "%d\n%s\n0\n1\n\n127.0.0.1\n\nready   \n"
            .formatted(ProcessHandle.current().pid(), data.resolve("postgres")));
    try (var database = start()) {
      assertThat(shown(database, "fsync")).containsExactly("on");
    }
  }

  @Test
  void a_directory_in_use_is_refused_and_left_alone() throws SQLException {
    try (var database = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("in use by another Lekdicht");
      write(database);
    }
  }

  @Test
  void a_directory_in_use_by_another_process_is_refused() throws Exception {
    var service = new ForkedService(data);
    assertThatThrownBy(this::start)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("in use by another Lekdicht");
    service.kill();
    start().close();
  }

  @Test
  void data_of_another_major_version_are_refused_and_left_alone() throws IOException {
    var version = Files.createDirectories(data.resolve("postgres")).resolve("PG_VERSION");
    Files.writeString(version, "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("made by PostgreSQL 17 and this Lekdicht brings PostgreSQL 18");
    assertThat(version).hasContent("17");
  }

  @Test
  void a_first_start_that_broke_off_is_done_again() throws Exception {
    Files.writeString(
        Files.createDirectories(data.resolve("postgres.new")).resolve("PG_VERSION"), "18\n");
    try (var database = start()) {
      assertThat(shown(database, "fsync")).containsExactly("on");
    }
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(data, TestPostgres.PROGRAMS, DURABLE);
  }

  static void write(EmbeddedDatabase database) throws SQLException {
    try (var connection = database.address().asOwner();
        var statement = connection.createStatement()) {
      statement.execute("create table kept (id integer)");
      statement.execute("insert into kept values (1)");
    }
  }

  private static int written(EmbeddedDatabase database) throws SQLException {
    try (var connection = database.address().asOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from kept")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static List<String> shown(EmbeddedDatabase database, String... settings)
      throws SQLException {
    var shown = new ArrayList<String>();
    try (var connection = database.address().asOwner();
        var statement = connection.createStatement()) {
      for (var setting : settings) {
        try (var row = statement.executeQuery("show " + setting)) {
          row.next();
          shown.add(row.getString(1));
        }
      }
    }
    return shown;
  }

  /** A JVM of its own that starts the database, writes to it and stays, until it is killed outright. */
  private static final class ForkedService {
    private final Process process;

    ForkedService(Path data) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Stays.class.getName(),
                  data.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.inputReader().lines().anyMatch("up"::equals)).isTrue();
    }

    void kill() throws InterruptedException {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** What the forked JVM runs. */
  public static final class Stays {
    private Stays() {}

    public static void main(String[] args) throws Exception {
      try (var database =
          EmbeddedDatabase.start(Path.of(args[0]), TestPostgres.PROGRAMS, DURABLE)) {
        write(database);
        System.out.println("up");
        Objects.requireNonNull(System.in).read();
      }
    }
  }
}
