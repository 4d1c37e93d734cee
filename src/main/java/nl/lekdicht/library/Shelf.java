package nl.lekdicht.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The YAML files of a library, wherever they lie. Names that begin with a dot, of files and
 * folders, are passed over.
 *
 * @param name what people call the place
 * @param files their bytes, by path below the place
 */
record Shelf(String name, SortedMap<String, byte[]> files) {
  private static final String PACKED = "checklists/";

  /** A file that is always there: folders themselves cannot be found in a jar. */
  private static final String LANDMARK = "checklist.schema.json";

  static Shelf in(Path directory) {
    String name = directory.toString().replace('\\', '/');
    if (!Files.isDirectory(directory)) {
      throw new LibraryFaults(List.of(new Fault(name, 1, "There is no such directory.")));
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        if (isYaml(path)) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new LibraryFaults(List.of(new Fault(name, 1, "It cannot be read: " + e)));
    }
    return new Shelf(name, files);
  }

  /** The files that are packed with the program. */
  static Shelf packed() {
    URL landmark = Shelf.class.getResource("/" + PACKED + LANDMARK);
    if (landmark == null) {
      throw new IllegalStateException("this build has no checklists in it");
    }
    return around(landmark);
  }

  /** The files around the landmark, in a jar or unpacked. */
  static Shelf around(URL landmark) {
    try {
      return landmark.openConnection() instanceof JarURLConnection connection
          ? packed(connection)
          : in(Path.of(landmark.toURI()).resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Shelf packed(JarURLConnection connection) throws IOException {
    connection.setUseCaches(false);
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        String path = entry.getName();
        if (path.startsWith(PACKED) && isYaml(path)) {
          try (InputStream bytes = jar.getInputStream(entry)) {
            files.put(path.substring(PACKED.length()), bytes.readAllBytes());
          }
        }
      }
    }
    return new Shelf("checklists", files);
  }

  private static boolean isYaml(String path) {
    return (path.endsWith(".yml") || path.endsWith(".yaml"))
        && !path.startsWith(".")
        && !path.contains("/.");
  }
}
