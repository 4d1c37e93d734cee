package nl.lekdicht.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import nl.lekdicht.database.Desk;
import org.jspecify.annotations.Nullable;

/** What waits in the outbox, of all suppliers together: counted at most once in some seconds, however many ask. */
@Singleton
final class Backlog {
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final OutboxStore store;
  private final Desk desk;
  private final OutboxMeters meters;
  private @Nullable Counted counted;

  private record Counted(Instant at, Mail.Figures figures) {}

  Backlog(OutboxStore store, Desk desk, OutboxMeters meters) {
    this.store = store;
    this.desk = desk;
    this.meters = meters;
  }

  OutboxMeters.Reading at(Instant at) {
    Mail.Figures figures = figures(at);
    Instant oldest = figures.oldest();
    OutboxMeters.Reading reading =
        new OutboxMeters.Reading(
            figures.waiting(),
            oldest == null ? 0 : Math.max(0, Duration.between(oldest, at).toSeconds()));
    meters.show(reading);
    return reading;
  }

  private synchronized Mail.Figures figures(Instant at) {
    Counted known = counted;
    if (known != null && Duration.between(known.at(), at).abs().compareTo(FRESH) < 0) {
      return known.figures();
    }
    meters.show(null);
    Mail.Figures figures = desk.unannounced(_ -> store.figures());
    counted = new Counted(at, figures);
    return figures;
  }
}
