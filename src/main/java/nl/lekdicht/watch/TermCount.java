package nl.lekdicht.watch;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import nl.lekdicht.database.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the running terms for the figures, now and then: whoever asks for figures waits for no count. */
@Singleton
final class TermCount {
  private static final Logger LOG = LoggerFactory.getLogger(TermCount.class);
  private static final Duration SOON = Duration.ofHours(4);

  private final Desk desk;
  private final WatchStore store;
  private final WatchMeters meters;

  TermCount(Desk desk, WatchStore store, WatchMeters meters) {
    this.desk = desk;
    this.store = store;
    this.meters = meters;
  }

  void runOnce(Instant at) {
    try {
      meters.show(desk.unannounced(_ -> store.countTerms(at, at.plus(SOON))));
    } catch (RuntimeException e) {
      meters.show(null);
      LOG.warn("The terms cannot be counted: {}", e.toString());
    }
  }
}
