package nl.lekdicht;

import io.micronaut.context.ApplicationContext;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.lekdicht.database.Database;
import nl.lekdicht.database.HeadStart;
import nl.lekdicht.database.StartRefused;
import nl.lekdicht.incident.VerifyCommand;
import nl.lekdicht.library.ChecklistsCommand;

/** What the program does besides serving: {@code checklists} and {@code verify}. They print, and give back an exit code. */
final class Commands {
  private static final int CAUSES = 20;

  /** One connection, and nobody to sign in: no secret is asked for. */
  private static final Map<String, Object> READING =
      Map.of(
          "micronaut.security.enabled", false,
          "datasources.default.maximum-pool-size", 1,
          "datasources.default.minimum-idle", 1);

  private Commands() {}

  static boolean isOne(String word) {
    return word.equals("checklists") || word.equals("verify");
  }

  static int run(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    List<String> rest = List.of(args).subList(1, args.length);
    return switch (args[0]) {
      case "checklists" -> ChecklistsCommand.run(withDirectory(rest), out, err);
      case "verify" -> verify(Database::setting, out, err);
      default -> throw new IllegalArgumentException(args[0]);
    };
  }

  /** The setting that the service reads counts here too, unless the command line says otherwise. */
  private static List<String> withDirectory(List<String> args) {
    return Database.setting("lekdicht.checklists")
        .filter(directory -> !directory.isBlank() && !args.contains("--checklists"))
        .<List<String>>map(directory -> {
          List<String> more = new ArrayList<>(args);
          more.addAll(List.of("--checklists", directory));
          return more;
        })
        .orElse(args);
  }

  /** 0 when everything is sound, 1 when something is not, 2 when it could not be read. */
  static int verify(Function<String, Optional<String>> settings, PrintStream out, PrintStream err) {
    Database database = Database.visited(settings);
    try (ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .mainClass(Application.class)
            .properties(READING)
            .singletons(new HeadStart(database))
            .start()) {
      return context.getBean(VerifyCommand.class).run(out);
    } catch (RuntimeException e) {
      err.println(sentence(e));
      return 2;
    } finally {
      database.close();
    }
  }

  private static String sentence(RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, it -> it != null, Throwable::getCause)
        .limit(CAUSES)
        .filter(StartRefused.class::isInstance)
        .findFirst()
        .map(Throwable::getMessage)
        .orElseGet(() -> "The record could not be read: " + Arrays.toString(messages(failure)));
  }

  private static Object[] messages(Throwable failure) {
    return Stream.iterate(failure, it -> it != null, Throwable::getCause)
        .limit(CAUSES)
        .map(Throwable::toString)
        .toArray();
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
