package nl.lekdicht;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import nl.lekdicht.database.Database;
import nl.lekdicht.database.HeadStart;
import nl.lekdicht.database.StartRefused;
import nl.lekdicht.library.Begun;
import nl.lekdicht.library.LibraryFaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service. */
public final class Application {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private Application() {}

  public static void main(String[] args) {
    endWithLauncher();
    if (args.length > 0 && Commands.isOne(args[0])) {
      System.exit(Commands.run(args));
    }
    var database = Database.named(Database::setting);
    var library = Begun.in(Database.setting("lekdicht.checklists").orElse(null));
    var context =
        new Start(database)
            .args(args)
            .mainClass(Application.class)
            .banner(false)
            .singletons(new HeadStart(database), library)
            .start();
    context.findBean(EmbeddedServer.class).ifPresent(Application::announce);
  }

  private static void announce(EmbeddedServer server) {
    var begun = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    LOG.info(
        "Lekdicht listens on {}, {} ms after the JVM began",
        server.getURI(),
        Duration.between(begun, Instant.now()).toMillis());
  }

  /** A launcher that is killed outright cannot take the service with it, so the service looks out for its end. */
  private static void endWithLauncher() {
    var launcher = Long.getLong("lekdicht.launcher");
    if (launcher == null) {
      return;
    }
    Thread.ofPlatform()
        .daemon()
        .name("launcher")
        .start(() -> {
          ProcessHandle.of(launcher).ifPresent(it -> it.onExit().join());
          System.exit(1);
        });
  }

  /** Says in one sentence why the service does not start, where that is known. */
  private static final class Start extends Micronaut {
    private static final int CAUSES = 20;

    private final Database database;

    Start(Database database) {
      this.database = database;
    }

    @Override
    protected void handleStartupException(Environment environment, Throwable exception) {
      Stream.iterate(exception, it -> it != null, Throwable::getCause)
          .limit(CAUSES)
          .filter(cause -> cause instanceof StartRefused || cause instanceof LibraryFaults)
          .findFirst()
          .ifPresentOrElse(
              refused -> LOG.error("Lekdicht does not start. {}", refused.getMessage()),
              () -> LOG.error("Lekdicht does not start.", exception));
      database.close();
      System.exit(1);
    }
  }
}
