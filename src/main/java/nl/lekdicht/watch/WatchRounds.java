package nl.lekdicht.watch;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import nl.lekdicht.database.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps watch every second, on a thread of its own: a turn that takes long holds up no other plan. */
@Singleton
@Requires(property = "lekdicht.watch.enabled", notEquals = "false")
@Requires(property = "datasources.default.enabled", notEquals = "false")
final class WatchRounds {
  private static final Logger LOG = LoggerFactory.getLogger(WatchRounds.class);
  private static final long GRACE_MILLIS = 5_000;

  private final Database database;
  private final Watch watch;
  private final TermCount termCount;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Thread> turn = new AtomicReference<>();

  WatchRounds(Database database, Watch watch, TermCount termCount, InstantSource clock) {
    this.database = database;
    this.watch = watch;
    this.termCount = termCount;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "1s")
  void run() {
    Thread last = turn.get();
    if (database.isVisited() || (last != null && last.isAlive())) {
      return;
    }
    turn.set(Thread.ofVirtual().name("watch").start(this::keepOnce));
  }

  @Scheduled(initialDelay = "5s", fixedDelay = "15s")
  void count() {
    if (!database.isVisited()) {
      termCount.runOnce(clock.instant());
    }
  }

  private void keepOnce() {
    try {
      watch.runOnce(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("The watch was not kept to the end; the next turn is in a second: {}", e.toString());
    }
  }

  @PreDestroy
  void stop() {
    Thread last = turn.get();
    if (last != null) {
      try {
        last.join(GRACE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
