package nl.lekdicht.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once from the jar, and how they are run here. */
final class PostgresPrograms {
  /** The version of the binaries that pom.xml names; its first part is what PG_VERSION must say. */
  static final String MAJOR = "18";

  private static final String VERSION = "18.6";
  private static final Map<String, String> ARCHIVES =
      Map.of(
          "linux-amd64", "postgres-linux-x86_64.txz",
          "linux-aarch64", "postgres-linux-arm_64.txz");

  private final Path home;
  private final List<String> prefix;

  private PostgresPrograms(Path home, List<String> prefix) {
    this.home = home;
    this.prefix = prefix;
  }

  /** Unpacks into a directory of this version under the given one, unless it is there already. */
  static PostgresPrograms in(Path directory) throws IOException {
    var platform =
        System.getProperty("os.name").toLowerCase(Locale.ROOT) + "-" + System.getProperty("os.arch");
    var archive = ARCHIVES.get(platform);
    if (archive == null) {
      throw new StartRefused(
          "The embedded PostgreSQL is for Linux on amd64 or aarch64 and this is %s. Name a database with DATASOURCES_DEFAULT_URL, _USERNAME and _PASSWORD."
              .formatted(platform));
    }
    var home = directory.toAbsolutePath().resolve(VERSION + "-" + platform);
    if (!Files.isDirectory(home)) {
      unpack(archive, KeyFiles.privateDirectory(directory.toAbsolutePath()), home);
    }
    return new PostgresPrograms(home, asOrdinaryUser());
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /** Runs a program to its end with this on its standard input; its output is in the exception when it fails. */
  void run(String input, String program, List<String> arguments) throws IOException {
    var command = new ArrayList<>(prefix);
    command.add(program(program).toString());
    command.addAll(arguments);
    // The server inherits what pg_ctl has open: a file, because a pipe would stay open as long as the server runs.
    var output = Files.createTempFile(program, ".out");
    try {
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      var process = builder.start();
      try (var standardInput = process.getOutputStream()) {
        standardInput.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (process.waitFor() != 0) {
        throw new StartRefused(
            "PostgreSQL's %s ended with %d: %s"
                .formatted(program, process.exitValue(), Files.readString(output).strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Interrupted while PostgreSQL's %s ran".formatted(program), e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /**
   * PostgreSQL does not run as root. Root runs it in a user namespace of its own instead, in which it is nobody but still owns its files.
   */
  private static List<String> asOrdinaryUser() throws IOException {
    if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
      return List.of();
    }
    var prefix = List.of("unshare", "-U");
    try {
      var trial = new ProcessBuilder("unshare", "-U", "true").redirectErrorStream(true).start();
      trial.getInputStream().readAllBytes();
      if (trial.waitFor() == 0) {
        return prefix;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new StartRefused(rootRefused(), e);
    }
    throw new StartRefused(rootRefused());
  }

  private static String rootRefused() {
    return "PostgreSQL does not run as root, and this system does not let root start it in a user namespace (unshare -U). Start Lekdicht as an ordinary user.";
  }

  private static void unpack(String archive, Path directory, Path home) throws IOException {
    var draft = Files.createTempDirectory(directory, ".unpacking");
    try (var packed = PostgresPrograms.class.getResourceAsStream("/" + archive)) {
      if (packed == null) {
        throw new StartRefused("This build of Lekdicht lacks " + archive + ".");
      }
      unpack(packed, draft);
    }
    try {
      Files.move(draft, home);
    } catch (IOException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      deleteTree(draft);
    }
  }

  private static void unpack(InputStream packed, Path into) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        var path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
          throw new IOException("Archive entry outside of its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      paths
          .sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
