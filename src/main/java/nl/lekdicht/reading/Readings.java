package nl.lekdicht.reading;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/** Notes who read what. What cannot be noted is not given: an outage here is an outage. */
@Singleton
public final class Readings {
  private final Desk desk;
  private final ReadingStore store;
  private final InstantSource clock;
  private final Recently recently = new Recently();

  Readings(Desk desk, ReadingStore store, InstantSource clock) {
    this.desk = desk;
    this.store = store;
    this.clock = clock;
  }

  /** That the viewer reads this, which it may; costs nothing when it was noted a short while ago. */
  void note(Viewer viewer, Glance what) {
    if (recently.isNoted(viewer.account(), what, clock.instant())) {
      return;
    }
    desk.<Optional<Instant>>work(
            viewer,
            occasion ->
                write(what, occasion.at()) == 0 ? Optional.empty() : Optional.of(occasion.at()))
        .ifPresent(at -> recently.note(viewer.account(), what, at));
  }

  /** How many readings it was: none of a report that no incident was opened for. */
  private int write(Glance what, Instant at) {
    UUID id = TimeOrderedId.at(at);
    return what.ofReport()
        ? store.noteReport(id, what.subject(), at, what.part())
        : store.note(id, what.subject(), what.brin(), at, what.part(), what.item());
  }

  /**
   * That the register of a supplier was exported, within the transaction of the caller, which must be one that writes.
   *
   * @param what the form and what it was narrowed to; kept for who visits the database, and shown in no list
   */
  public void noteExport(Occasion occasion, UUID supplier, String what) {
    store.noteExport(TimeOrderedId.at(occasion.at()), supplier, null, occasion.at(), what);
  }

  /**
   * The same, in a transaction of its own, before the first byte is given.
   *
   * @param brin the school whose part is exported; null for the whole
   */
  public void noteExport(Viewer viewer, @Nullable String brin, String what) {
    desk.work(
        viewer,
        occasion -> {
          store.noteExport(
              TimeOrderedId.at(occasion.at()), store.supplier(), brin, occasion.at(), what);
          return occasion;
        });
  }
}
