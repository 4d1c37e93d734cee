package nl.lekdicht.database;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The database of this service: brought up and migrated in the background, while the rest starts. */
public final class Database implements AutoCloseable {
  private final Optional<Path> directory;
  private final CompletableFuture<Opened> opened;

  private Database(Optional<Path> directory, Supplier<Opened> opening) {
    this.directory = directory;
    this.opened = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("database")
        .start(
            () -> {
              try {
                opened.complete(opening.get());
              } catch (Throwable e) {
                opened.completeExceptionally(e);
              }
            });
  }

  /**
   * The database that these settings name: the one at {@code datasources.default.url}, or else one of our own in {@code lekdicht.data}.
   */
  public static Database named(Function<String, Optional<String>> settings) {
    var url = settings.apply("datasources.default.url");
    if (url.isEmpty()) {
      return embedded(Path.of(settings.apply("lekdicht.data").orElse("data")));
    }
    var service =
        new Login(
            settings.apply("datasources.default.username").orElse(""),
            settings.apply("datasources.default.password").orElse(""));
    var owner =
        settings
            .apply("lekdicht.owner.username")
            .map(name -> new Login(name, settings.apply("lekdicht.owner.password").orElse("")));
    return external(new DatabaseAddress(url.get(), owner.orElse(service), service));
  }

  /** Settings from system properties and the environment, for before there is an application context. */
  public static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(name.replace('.', '_').toUpperCase(Locale.ROOT))));
  }

  /** A PostgreSQL of our own on this directory. */
  public static Database embedded(Path directory) {
    return new Database(
        Optional.of(directory),
        () -> {
          var embedded = EmbeddedDatabase.start(directory);
          try {
            prepare(embedded.address());
          } catch (RuntimeException e) {
            embedded.close();
            throw e;
          }
          return new Opened(embedded.address(), embedded::close);
        });
  }

  /** A PostgreSQL that somebody else keeps. */
  public static Database external(DatabaseAddress address) {
    return new Database(
        Optional.empty(),
        () -> {
          prepare(address);
          return new Opened(address, () -> {});
        });
  }

  /**
   * Waits until the database is up and migrated.
   *
   * @throws StartRefused when it cannot be used
   */
  public DatabaseAddress address() {
    try {
      return opened.join().address();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StartRefused refused
          ? refused
          : new StartRefused("The database cannot be used: " + e.getCause(), e);
    }
  }

  /** Where an embedded database keeps its files; empty for an external one. */
  public Optional<Path> directory() {
    return directory;
  }

  @Override
  public void close() {
    opened.thenAccept(it -> it.stop().run()).exceptionally(e -> null).join();
  }

  private static void prepare(DatabaseAddress address) {
    Migrations.run(address);
    RoleCheck.run(address);
  }

  private record Opened(DatabaseAddress address, Runnable stop) {}
}
