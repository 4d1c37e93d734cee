package nl.lekdicht.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.register.Retained;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/** Shows what may go, what soon may, and what is held. */
@Singleton
final class Retention {
  private final Desk desk;
  private final RetentionStore store;

  Retention(Desk desk, RetentionStore store) {
    this.desk = desk;
    this.store = store;
  }

  enum Asked {
    DUE,
    SOON,
    HELD
  }

  /** Where a page ended: by closing, or by review of what is held. */
  record Place(@Nullable Instant closedAt, @Nullable LocalDate reviewOn, UUID id) {}

  List<RetainedView> list(Viewer viewer, Asked asked, @Nullable Place after, int atMost) {
    UUID id = after == null ? null : after.id();
    Instant closedAt = after == null ? null : after.closedAt();
    return desk.look(
        viewer,
        occasion -> {
          Instant now = occasion.at();
          List<RetainedRow> rows =
              switch (asked) {
                case DUE -> store.listDue(null, now, closedAt, id, atMost);
                case SOON -> store.listDue(now, now.plus(Retained.AHEAD), closedAt, id, atMost);
                case HELD -> store.listHeld(after == null ? null : after.reviewOn(), id, atMost);
              };
          return rows.stream().map(row -> RetainedView.of(row.retained(), now)).toList();
        });
  }
}
