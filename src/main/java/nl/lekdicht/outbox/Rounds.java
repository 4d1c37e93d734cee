package nl.lekdicht.outbox;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import nl.lekdicht.database.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the courier out every second, on a thread of its own: a slow mail server keeps nobody else waiting. */
@Singleton
@Requires(property = "lekdicht.watch.enabled", notEquals = "false")
@Requires(property = "datasources.default.enabled", notEquals = "false")
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final long GRACE_MILLIS = 3_000;

  private final Database database;
  private final Delivery delivery;
  private final Courier courier;
  private final Backlog backlog;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Thread> turn = new AtomicReference<>();

  Rounds(
      Database database, Delivery delivery, Courier courier, Backlog backlog, InstantSource clock) {
    this.database = database;
    this.delivery = delivery;
    this.courier = courier;
    this.backlog = backlog;
    this.clock = clock;
  }

  @EventListener
  void announce(StartupEvent starting) {
    if (database.isVisited() || delivery.isDemo()) {
      return;
    }
    delivery
        .server()
        .ifPresentOrElse(
            server -> LOG.info("Mail goes out by {}", server),
            () ->
                LOG.error(
                    "NO MAIL IS SENT: no mail server is set, so warnings reach nobody. Mail waits until LEKDICHT_MAIL_HOST is set."));
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "1s")
  void run() {
    Thread last = turn.get();
    if (database.isVisited() || (last != null && last.isAlive())) {
      return;
    }
    turn.set(Thread.ofVirtual().name("courier").start(this::goOnce));
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "5s")
  void count() {
    if (!database.isVisited()) {
      try {
        backlog.at(clock.instant());
      } catch (RuntimeException e) {
        LOG.warn("The outbox cannot be counted: {}", e.toString());
      }
    }
  }

  private void goOnce() {
    try {
      courier.runOnce(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("The courier came back early; the next goes in a second: {}", e.toString());
    }
  }

  @PreDestroy
  void stop() {
    courier.stop();
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
