package nl.lekdicht.watch;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.database.Desk;
import nl.lekdicht.incident.Lookout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of the watch. Any number of instances may watch: each looks for deadlines that are due, takes incidents that nobody holds
 * ({@code for update skip locked}), and leaves claims that nobody can make twice. Plain rows rather than a job library, because the
 * deadline is the job: nothing is planned that could be forgotten, and what was due during an outage is simply still due after it.
 */
@Singleton
public final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /** Deadlines in one transaction. */
  private static final int BATCH = 500;

  private static final int MOST_SUPPLIERS = 10_000;

  private final Desk desk;
  private final WatchStore store;
  private final Lookout lookout;
  private final MissedWatches missedWatches;
  private final WatchMeters meters;

  Watch(
      Desk desk,
      WatchStore store,
      Lookout lookout,
      MissedWatches missedWatches,
      WatchMeters meters) {
    this.desk = desk;
    this.store = store;
    this.lookout = lookout;
    this.missedWatches = missedWatches;
    this.meters = meters;
  }

  /**
   * Gives all warnings that are due at this moment.
   *
   * @return how many rungs fired
   * @throws RuntimeException when the watch could not be kept for some supplier; it was for the others
   */
  public int runOnce(Instant at) {
    long begun = System.nanoTime();
    Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
    desk.unannounced(_ -> store.beat(moment));
    int fired = 0;
    RuntimeException trouble = null;
    Map<UUID, Integer> late = new HashMap<>();
    for (UUID supplier : desk.unannounced(_ -> store.suppliersToLookAt(moment, MOST_SUPPLIERS))) {
      try {
        Lookout.Look look = watch(supplier, moment);
        fired += look.warned();
        late.put(supplier, look.late());
      } catch (RuntimeException e) {
        LOG.error("The watch could not be kept for supplier {}", supplier, e);
        trouble = e;
      }
    }
    for (UUID supplier : desk.unannounced(_ -> store.suppliersWithUntoldGaps())) {
      missedWatches.tell(supplier, moment, late.getOrDefault(supplier, 0));
    }
    if (trouble != null) {
      throw trouble;
    }
    meters.kept(moment, Duration.ofNanos(System.nanoTime() - begun));
    return fired;
  }

  /** Looks until nothing is due, or until what is due is in the hands of somebody else. */
  private Lookout.Look watch(UUID supplier, Instant moment) {
    int warned = 0;
    int late = 0;
    Lookout.Look look;
    do {
      look = desk.onWatch(supplier, moment, watch -> lookout.look(supplier, watch, BATCH));
      warned += look.warned();
      late += look.late();
      meters.fired(look.warned(), look.late());
    } while (look.incidents() > 0);
    return new Lookout.Look(0, warned, late);
  }
}
