package nl.lekdicht;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The jar's main class, compiled for Java 17: the {@code java} on the path may be older than the service needs, and a newer one be
 * installed beside it. Knows nothing of the service but the name of its main class.
 */
public final class Launcher {
  /** The system property in which the service finds the process id of its launcher. */
  static final String PARENT = "lekdicht.launcher";

  private static final int NEEDED = 25;
  private static final String APPLICATION = "nl.lekdicht.Application";
  private static final long STOP_SECONDS = 60;

  private Launcher() {}

  public static void main(String[] args) throws ReflectiveOperationException, IOException, InterruptedException {
    if (Runtime.version().feature() >= NEEDED) {
      Class.forName(APPLICATION).getMethod("main", String[].class).invoke(null, (Object) args);
      return;
    }
    Optional<Path> java = found();
    if (java.isEmpty()) {
      System.err.printf(
          "Lekdicht needs Java %d and this is Java %d (%s).%nInstall a JDK %d, such as from https://adoptium.net, or point JAVA_HOME at one.%n",
          NEEDED, Runtime.version().feature(), System.getProperty("java.home"), NEEDED);
      System.exit(1);
      return;
    }
    System.exit(run(java.get(), args));
  }

  private static int run(Path java, String[] args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(APPLICATION);
    command.addAll(List.of(args));
    Process service = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service)));
    return service.waitFor();
  }

  private static void stop(Process service) {
    service.destroy();
    try {
      service.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The java of the oldest installed JDK that is young enough. */
  private static Optional<Path> found() {
    TreeMap<Integer, Path> byVersion = new TreeMap<>();
    homes()
        .forEach(
            home -> {
              Path java = home.resolve("bin").resolve("java" + (File.separatorChar == '\\' ? ".exe" : ""));
              if (Files.isExecutable(java)) {
                byVersion.putIfAbsent(version(home), java);
              }
            });
    return Optional.ofNullable(byVersion.ceilingEntry(NEEDED)).map(entry -> entry.getValue());
  }

  private static Stream<Path> homes() {
    Path user = Path.of(System.getProperty("user.home"));
    Stream<Path> named =
        System.getenv().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("JAVA_HOME") && !entry.getValue().isBlank())
            .map(entry -> Path.of(entry.getValue()));
    Stream<Path> installed =
        Stream.of(
                Path.of("/usr/lib/jvm"),
                user.resolve(".sdkman/candidates/java"),
                user.resolve(".jdks"),
                Path.of("/Library/Java/JavaVirtualMachines"))
            .flatMap(Launcher::children)
            .flatMap(home -> Stream.of(home, home.resolve("Contents/Home")));
    return Stream.concat(named, installed);
  }

  private static Stream<Path> children(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** What the JDK says of itself in its file {@code release}; 0 when it says nothing. */
  private static int version(Path home) {
    try (InputStream release = Files.newInputStream(home.resolve("release"))) {
      Properties properties = new Properties();
      properties.load(release);
      String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
      return Integer.parseInt(version.split("[.+-]", 2)[0]);
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }
}
