package nl.lekdicht.receipt;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import nl.lekdicht.database.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops receipts that are too old to be asked for. Any number of instances may do so; when one fails to, the next hour does. */
@Singleton
final class Forgetting {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  private final Desk desk;
  private final Receipts receipts;

  Forgetting(Desk desk, Receipts receipts) {
    this.desk = desk;
    this.receipts = receipts;
  }

  @Scheduled(initialDelay = "10m", fixedDelay = "1h")
  void run() {
    long gone = desk.<Long>unannounced(receipts::forget);
    LOG.debug("{} receipts were old enough to be forgotten", gone);
  }
}
