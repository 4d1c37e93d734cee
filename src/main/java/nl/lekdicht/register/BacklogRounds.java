package nl.lekdicht.register;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import nl.lekdicht.database.Database;

/** Works the backlog off: once after each start what is not in the register, and every five minutes what is to be folded. */
@Singleton
@Requires(property = "lekdicht.watch.enabled", notEquals = "false")
@Requires(property = "datasources.default.enabled", notEquals = "false")
final class BacklogRounds {
  /** A tally with so many rows too many takes no longer to read than one can bear. */
  private static final int LONG = 1_000;

  private final Database database;
  private final Backlog backlog;

  BacklogRounds(Database database, Backlog backlog) {
    this.database = database;
    this.backlog = backlog;
  }

  @Scheduled(initialDelay = "3s")
  void register() {
    if (!database.isVisited()) {
      backlog.register();
    }
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "5m")
  void fold() {
    if (!database.isVisited()) {
      backlog.fold(LONG);
    }
  }
}
