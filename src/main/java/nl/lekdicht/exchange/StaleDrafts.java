package nl.lekdicht.exchange;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import nl.lekdicht.database.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops files that nobody confirmed in time. Any number of instances may do so; when one fails to, the next hour does. */
@Singleton
final class StaleDrafts {
  private static final Logger LOG = LoggerFactory.getLogger(StaleDrafts.class);

  private final Desk desk;
  private final ImportStore store;

  StaleDrafts(Desk desk, ImportStore store) {
    this.desk = desk;
    this.store = store;
  }

  @Scheduled(initialDelay = "10m", fixedDelay = "1h")
  void run() {
    long gone = desk.<Long>unannounced(store::forget);
    LOG.debug("{} files were not taken over in time", gone);
  }
}
