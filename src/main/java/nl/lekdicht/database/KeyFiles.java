package nl.lekdicht.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Generated keys and passwords in files that only their owner reads. */
public final class KeyFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final int BYTES = 32;

  private KeyFiles() {}

  /** The key of that name in the directory, 64 hexadecimal digits; made at the first call. */
  public static String key(Path directory, String name) {
    try {
      var file = directory.resolve(name);
      if (!Files.exists(file)) {
        make(directory, file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the directory, with its parents, for its owner only. */
  static Path privateDirectory(Path directory) throws IOException {
    return Files.createDirectories(directory, only("rwx------"));
  }

  private static void make(Path directory, Path file) throws IOException {
    privateDirectory(directory);
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var draft = Files.createTempFile(directory, ".key", "", only("rw-------"));
    Files.writeString(draft, HexFormat.of().formatHex(bytes) + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] only(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
