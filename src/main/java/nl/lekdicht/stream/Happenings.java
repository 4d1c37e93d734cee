package nl.lekdicht.stream;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/** Reads what happened as one viewer, without counting as activity of its session. */
@Singleton
final class Happenings {
  /** How long somebody may be away and still resume. */
  static final Duration KEPT = Duration.ofDays(7);

  /** How long it can be looked up how a delivery ended: longer than a happening lives, so that none is delivered anew. */
  private static final Duration DELIVERIES_KEPT = Duration.ofDays(30);

  private final Desk desk;
  private final HappeningStore store;

  Happenings(Desk desk, HappeningStore store) {
    this.desk = desk;
    this.store = store;
  }

  /**
   * @param resync whether a place was asked for that cannot be resumed from
   */
  record Start(Position position, @Nullable UUID supplier, boolean resync) {}

  record News(long era, Position position, Set<UUID> suppliers) {}

  /**
   * Where the viewer begins: at the place asked for, or else now.
   *
   * @throws nl.lekdicht.database.SessionEnded when the viewer's session no longer lives
   */
  Start start(Viewer viewer, @Nullable Position after) {
    desk.<Long>unannounced(store::settle);
    return desk.glance(
        viewer,
        occasion -> {
          var place =
              after == null ? store.place(null, null) : store.place(after.txText(), after.seq());
          return new Start(place.position(), place.supplierId(), after != null && !place.known());
        });
  }

  /**
   * @param end where everything that could be read ends; null when there is more than the page holds
   */
  record Page(List<HappeningRow> rows, @Nullable Position end) {}

  /** What the viewer may see after that place, oldest first. */
  Page after(Viewer viewer, Position position, int atMost) {
    return desk.glance(
        viewer,
        occasion -> {
          // Asked first: the statement after it sees everything before that place.
          var end = store.place(null, null).position();
          var rows = store.after(position.txText(), position.seq(), atMost);
          boolean all = rows.size() < atMost;
          var last = rows.isEmpty() ? position : rows.getLast().position();
          return new Page(rows, all && end.isAfter(last) ? end : null);
        });
  }

  /** Whose happenings are new since that place. */
  News news(Position since) {
    return desk.unannounced(at -> {
      var era = store.settle(at);
      var news = store.since(since.txText(), since.seq());
      return new News(
          era,
          news.position(),
          Stream.of(news.suppliers().split(","))
              .filter(id -> !id.isEmpty())
              .map(UUID::fromString)
              .collect(Collectors.toSet()));
    });
  }

  /** Where everything that can be read now ends. */
  Position now() {
    return desk.unannounced(at -> {
      store.settle(at);
      return store.place(null, null).position();
    });
  }

  long forget(Instant at) {
    return desk.<Long>unannounced(now -> store.forget(at.minus(KEPT), at.minus(DELIVERIES_KEPT)));
  }
}
