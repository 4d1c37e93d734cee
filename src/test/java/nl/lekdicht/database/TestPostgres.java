package nl.lekdicht.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL that forgets, for tests; its programs are unpacked once per checkout. */
public final class TestPostgres {
  /** Where tests keep PostgreSQL's programs between runs. */
  public static final Path PROGRAMS = Path.of("target", "postgres-programs");

  private TestPostgres() {}

  public static EmbeddedDatabase start() {
    try {
      var directory = Files.createTempDirectory("lekdicht-test");
      var embedded =
          EmbeddedDatabase.start(
              directory,
              PROGRAMS,
              Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                embedded.close();
                try {
                  PostgresPrograms.deleteTree(directory);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }));
      return embedded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a service find PostgreSQL's programs unpacked in its data directory, which is made when it is not there. */
  public static void putProgramsIn(Path directory) throws IOException {
    PostgresPrograms.in(PROGRAMS);
    Files.createSymbolicLink(
        KeyFiles.privateDirectory(directory).resolve("programs"), PROGRAMS.toAbsolutePath());
  }

  /** Stops the server that a killed service may have left running on its data directory. */
  public static void stopIn(Path directory) {
    if (Files.exists(directory.resolve("postgres").resolve(Postmaster.FILE))) {
      EmbeddedDatabase.start(directory).close();
    }
  }

  /** Migrates the database as a starting service does. */
  public static void migrate(DatabaseAddress address) {
    Migrations.run(address);
  }
}
