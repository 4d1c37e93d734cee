package nl.lekdicht.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL of our own, on a directory that holds everything it needs: {@code postgres} (the data), {@code programs}, {@code
 * keys}, {@code postgres.log} and {@code lock}. A server that a killed service left running on the directory is taken over.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private static final String OWNER = "lekdicht_owner";
  private static final String SERVICE = "lekdicht_service";
  private static final String NAME = "lekdicht";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration GLANCE = Duration.ofMillis(4);

  /** What an acknowledged commit rests on. */
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  /** Statements and rows may hold personal data: the server's log names errors only. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "max_connections", "60",
          "log_min_messages", "warning",
          "log_error_verbosity", "terse",
          "log_min_error_statement", "panic",
          "log_parameter_max_length_on_error", "0",
          "timezone", "UTC");

  private final Path data;
  private final PostgresPrograms programs;

  /** Null for a visitor, who stops nothing. */
  private final @Nullable FileChannel lock;

  private final DatabaseAddress address;

  private EmbeddedDatabase(
      Path data, PostgresPrograms programs, @Nullable FileChannel lock, DatabaseAddress address) {
    this.data = data;
    this.programs = programs;
    this.lock = lock;
    this.address = address;
  }

  /**
   * Starts the server on the directory, which is made when it is not there.
   *
   * @throws StartRefused when the directory is in use or belongs to another major version
   */
  public static EmbeddedDatabase start(Path directory) {
    return start(directory, directory.resolve("programs"), DURABLE);
  }

  /** For tests: the programs elsewhere, and other settings than the durable ones. */
  static EmbeddedDatabase start(Path directory, Path unpacked, Map<String, String> durability) {
    FileChannel lock = null;
    try {
      var home = KeyFiles.privateDirectory(directory.toAbsolutePath().normalize()).toRealPath();
      lock = lock(home);
      var data = home.resolve("postgres");
      refuseOtherMajorVersion(data);
      var programs = PostgresPrograms.in(unpacked);
      var keys = home.resolve("keys");
      var owner = new Login(OWNER, KeyFiles.key(keys, "owner-password"));
      var service = new Login(SERVICE, KeyFiles.key(keys, "service-password"));
      if (!Files.exists(data)) {
        found(home, data, programs, owner, service);
      }
      var port = takenOver(data, programs);
      var address =
          new DatabaseAddress(
              url(port == null ? launch(home, data, programs, durability) : port), owner, service);
      verify(address, durability);
      return new EmbeddedDatabase(data, programs, lock, address);
    } catch (IOException | RuntimeException e) {
      release(lock);
      throw e instanceof RuntimeException known
          ? known
          : new StartRefused("The database in %s cannot be started: %s".formatted(directory, e), e);
    }
  }

  /**
   * Looks in on the data without becoming their keeper: joins the server of a Lekdicht that runs on the directory, or starts one when
   * none does. Makes nothing that was not there.
   *
   * @throws StartRefused when there are no data, or they belong to another major version
   */
  public static EmbeddedDatabase visit(Path directory) {
    var home = directory.toAbsolutePath().normalize();
    var data = home.resolve("postgres");
    if (!Files.exists(data)) {
      throw new StartRefused(
          "There are no data in %s. Name the directory with LEKDICHT_DATA.".formatted(home));
    }
    try (var probe = tryLock(home.toRealPath())) {
      if (probe == null) {
        var server =
            Postmaster.of(data)
                .filter(it -> it.ready() && it.serves(data))
                .orElseThrow(() ->
                    new StartRefused(
                        "The Lekdicht on %s is starting or stopping. Try again.".formatted(home)));
        var keys = home.resolve("keys");
        var address =
            new DatabaseAddress(
                url(server.port()),
                new Login(OWNER, KeyFiles.key(keys, "owner-password")),
                new Login(SERVICE, KeyFiles.key(keys, "service-password")));
        return new EmbeddedDatabase(
            data, PostgresPrograms.in(home.resolve("programs")), null, address);
      }
    } catch (IOException e) {
      throw new StartRefused("The data in %s cannot be read: %s".formatted(home, e), e);
    }
    return start(directory);
  }

  public DatabaseAddress address() {
    return address;
  }

  /** Stops the server after its running transactions were broken off, and lets the directory go. */
  @Override
  public void close() {
    if (lock == null) {
      return;
    }
    try {
      stop(data, programs);
    } catch (IOException e) {
      LOG.warn("PostgreSQL on {} was not stopped: {}", data, e.toString());
    } finally {
      release(lock);
    }
  }

  private static FileChannel lock(Path home) throws IOException {
    var held = tryLock(home);
    if (held == null) {
      throw new StartRefused(
          "The data directory %s is in use by another Lekdicht that is running. Stop that one, or name another directory with LEKDICHT_DATA."
              .formatted(home));
    }
    return held;
  }

  /** Null when another Lekdicht holds it. */
  private static @Nullable FileChannel tryLock(Path home) throws IOException {
    var channel =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      channel.close();
      return null;
    }
    return channel;
  }

  private static void release(@Nullable FileChannel lock) {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      LOG.warn("The lock on the data directory was not released: {}", e.toString());
    }
  }

  private static void refuseOtherMajorVersion(Path data) throws IOException {
    var file = data.resolve("PG_VERSION");
    if (!Files.exists(file)) {
      return;
    }
    var major = Files.readString(file).strip();
    if (!major.equals(PostgresPrograms.MAJOR)) {
      throw new StartRefused(
          "The data in %s were made by PostgreSQL %s and this Lekdicht brings PostgreSQL %s. Start them with the Lekdicht that made them and move them with pg_dump, or name another directory with LEKDICHT_DATA."
              .formatted(data, major, PostgresPrograms.MAJOR));
    }
  }

  /** Makes the cluster with its two logins and its database beside its place, and puts it there when it is whole. */
  private static void found(
      Path home, Path data, PostgresPrograms programs, Login owner, Login service)
      throws IOException {
    var draft = home.resolve("postgres.new");
    PostgresPrograms.deleteTree(draft);
    programs.run(
        owner.password(),
        "initdb",
        List.of(
            "-D",
            draft.toString(),
            "-U",
            owner.username(),
            "--pwfile=/dev/stdin",
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C"));
    programs.run(
        "create role %s login password '%s'\ncreate database %s\n"
            .formatted(service.username(), service.password(), NAME),
        "postgres",
        List.of("--single", "-D", draft.toString(), "postgres"));
    Files.move(draft, data);
  }

  /** The port of a server that runs on the data already; null when there is none, or none that is worth keeping. */
  private static @Nullable Integer takenOver(Path data, PostgresPrograms programs)
      throws IOException {
    var left = Postmaster.of(data);
    if (left.isEmpty()) {
      return null;
    }
    var server = left.get();
    if (!server.serves(data)) {
      // Its process id may belong to another program by now, which PostgreSQL would take for
      // itself.
      Files.deleteIfExists(data.resolve(Postmaster.FILE));
      return null;
    }
    if (server.ready() && server.runs(programs.program("postgres"))) {
      LOG.info("Taking over the PostgreSQL that still runs on {}", data);
      return server.port();
    }
    LOG.info("Stopping the PostgreSQL that still runs on {}", data);
    stop(data, programs);
    return null;
  }

  private static void stop(Path data, PostgresPrograms programs) throws IOException {
    programs.run("", "pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-s"));
  }

  private static int launch(
      Path home, Path data, PostgresPrograms programs, Map<String, String> durability)
      throws IOException {
    var port = freePort();
    var options = new ArrayList<String>();
    options.add("-p " + port);
    SETTINGS.forEach((name, value) -> options.add("-c %s='%s'".formatted(name, value)));
    durability.forEach((name, value) -> options.add("-c %s=%s".formatted(name, value)));
    programs.run(
        "",
        "pg_ctl",
        List.of(
            "start",
            "-D",
            data.toString(),
            "-W",
            "-s",
            "-l",
            home.resolve("postgres.log").toString(),
            "-o",
            String.join(" ", options)));
    var givenUpAt = System.nanoTime() + PATIENCE.toNanos();
    var seen = false;
    while (System.nanoTime() < givenUpAt) {
      var server = Postmaster.of(data);
      if (server.isPresent() && server.get().ready()) {
        return port;
      }
      if (seen && server.isEmpty()) {
        break;
      }
      seen |= server.isPresent();
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    throw new StartRefused(
        "PostgreSQL did not start on %s; see %s.".formatted(data, home.resolve("postgres.log")));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?logServerErrorDetail=false".formatted(port, NAME);
  }

  /** A server that came to run with other settings, or is not ours at all, must not take a single row. */
  private static void verify(DatabaseAddress address, Map<String, String> durability) {
    try (var connection = address.asOwner();
        var statement =
            connection.prepareStatement(
                "select setting from pg_catalog.pg_settings where name = ?")) {
      for (var expected : durability.entrySet()) {
        statement.setString(1, expected.getKey());
        try (var row = statement.executeQuery()) {
          if (!row.next() || !row.getString(1).equals(expected.getValue())) {
            throw new StartRefused(
                "The embedded PostgreSQL does not run with %s=%s. Stop it, and start Lekdicht again."
                    .formatted(expected.getKey(), expected.getValue()));
          }
        }
      }
    } catch (SQLException e) {
      throw new StartRefused("The embedded PostgreSQL does not answer: " + e.getMessage(), e);
    }
  }
}
