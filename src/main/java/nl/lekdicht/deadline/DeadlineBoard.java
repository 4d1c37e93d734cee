package nl.lekdicht.deadline;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/** Deadlines over all incidents, in due order. What stands on it follows from the incidents; nobody writes on it by hand. */
@Singleton
public final class DeadlineBoard {
  /** More than any incident has: a few per run and per school. */
  private static final int MOST_PER_INCIDENT = 100_000;

  private final DeadlineStore store;
  private final Desk desk;

  DeadlineBoard(DeadlineStore store, Desk desk) {
    this.store = store;
    this.desk = desk;
  }

  /** Brings an incident's deadlines up to date, within the transaction of the caller: no statement where nothing changed. */
  public void change(UUID supplier, UUID incident, List<Deadline> before, List<Deadline> after) {
    List<Deadline> changed = new ArrayList<>(after);
    changed.removeAll(before);
    if (!changed.isEmpty()) {
      store.save(incident, supplier, DeadlineText.format(changed));
    }
    Set<String> kept = after.stream().map(Deadline::slot).collect(Collectors.toSet());
    String gone =
        before.stream()
            .map(Deadline::slot)
            .filter(slot -> !kept.contains(slot))
            .collect(Collectors.joining(","));
    if (!gone.isEmpty()) {
      store.drop(incident, gone);
    }
  }

  /** What stands on the board for an incident, within the transaction of the caller. */
  public List<Deadline> of(UUID incident) {
    return store.of(incident, MOST_PER_INCIDENT).stream().map(DeadlineRow::deadline).toList();
  }

  /** The place of a deadline in the order of the board; {@code dueAt} is null for one that waits. */
  public record Place(@Nullable Instant dueAt, UUID incident, String slot) {}

  /** One page of the board, and where the next begins; null on the last. */
  public record Page(List<DeadlineView> items, @Nullable Place next) {}

  /** What the viewer may see, in due order. */
  public Page page(
      Viewer viewer, Deadline.@Nullable State state, @Nullable Place after, int atMost) {
    return desk.look(
        viewer,
        occasion -> {
          List<DeadlineRow> rows =
              store.list(
                  state == null ? null : state.name(),
                  occasion.at(),
                  after == null ? null : after.dueAt(),
                  after == null ? null : after.incident(),
                  after == null ? null : after.slot(),
                  atMost + 1);
          List<DeadlineRow> shown = rows.subList(0, Math.min(atMost, rows.size()));
          Place next = null;
          if (rows.size() > atMost) {
            DeadlineRow last = shown.getLast();
            next = new Place(last.dueAt(), last.incidentId(), last.slot());
          }
          return new Page(
              shown.stream()
                  .map(row ->
                      DeadlineView.of(
                          row.deadline(), row.incidentId(), row.incidentNumber(), occasion.at()))
                  .toList(),
              next);
        });
  }
}
