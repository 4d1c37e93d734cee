package nl.lekdicht.register;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.lekdicht.database.Desk;
import nl.lekdicht.incident.Dossiers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the register is behind with: incidents from before there was a register, and tallies that have grown long. Whatever is left when the
 * service stops is done by the next.
 */
@Singleton
final class Backlog {
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int AT_ONCE = 50;
  private static final int MOST_SUPPLIERS = 1_000;

  private final Desk desk;
  private final RegisterStore store;
  private final Dossiers dossiers;
  private final InstantSource clock;

  Backlog(Desk desk, RegisterStore store, Dossiers dossiers, InstantSource clock) {
    this.desk = desk;
    this.store = store;
    this.dossiers = dossiers;
    this.clock = clock;
  }

  /**
   * Puts every incident into the register that is not in it. One that cannot be read is told and left out.
   *
   * @return how many were put there
   */
  int register() {
    int registered = 0;
    for (UUID supplier : desk.unannounced(_ -> store.suppliersToRegister(MOST_SUPPLIERS))) {
      registered += register(supplier);
    }
    return registered;
  }

  private int register(UUID supplier) {
    int registered = 0;
    UUID after = BEFORE_ALL;
    List<UUID> missing;
    do {
      UUID from = after;
      missing = onWatch(supplier, () -> store.toRegister(from, AT_ONCE));
      for (UUID incident : missing) {
        after = incident;
        try {
          if (onWatch(supplier, () -> dossiers.writeBeside(incident))) {
            registered++;
          }
        } catch (IllegalArgumentException e) {
          LOG.error("Incident {} cannot be put into the register", incident, e);
        }
      }
    } while (missing.size() == AT_ONCE);
    return registered;
  }

  /** Folds the tallies that have so many rows more than they need. */
  void fold(int atLeast) {
    for (UUID supplier : desk.unannounced(_ -> store.suppliersToFold(atLeast))) {
      onWatch(supplier, store::fold);
    }
  }

  private <T> T onWatch(UUID supplier, Supplier<T> work) {
    return desk.onWatch(supplier, clock.instant().truncatedTo(ChronoUnit.MILLIS), _ -> work.get());
  }
}
