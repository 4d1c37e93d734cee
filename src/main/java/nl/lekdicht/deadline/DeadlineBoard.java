package nl.lekdicht.deadline;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.term.Watched;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/** Deadlines over all incidents, in due order. What stands on it follows from the incidents; nobody writes on it by hand. */
@Singleton
public final class DeadlineBoard {
  /** More than any incident has: a few per run and per school. */
  private static final int MOST_PER_INCIDENT = 100_000;

  private final DeadlineStore store;
  private final RungStore rungs;
  private final Desk desk;

  DeadlineBoard(DeadlineStore store, RungStore rungs, Desk desk) {
    this.store = store;
    this.rungs = rungs;
    this.desk = desk;
  }

  /** What an incident's deadlines were and are. */
  public record Change(UUID incident, List<Watched> before, List<Watched> after) {}

  /**
   * Brings the deadlines of incidents of one supplier up to date, within the transaction of the caller: one statement for all that
   * changed, one more for each incident that lost some, none where nothing changed.
   */
  public void change(UUID supplier, List<Change> changes) {
    Map<UUID, List<Watched>> changed = new LinkedHashMap<>();
    for (Change change : changes) {
      Map<String, Watched> known = bySlot(change.before());
      List<Watched> differing =
          change.after().stream()
              .filter(watched -> !watched.equals(known.get(watched.deadline().slot())))
              .toList();
      if (!differing.isEmpty()) {
        changed.put(change.incident(), differing);
      }
      known.keySet().removeAll(bySlot(change.after()).keySet());
      if (!known.isEmpty()) {
        store.drop(change.incident(), String.join(",", known.keySet()));
      }
    }
    if (!changed.isEmpty()) {
      store.save(supplier, DeadlineText.format(changed));
    }
  }

  private static Map<String, Watched> bySlot(List<Watched> all) {
    Map<String, Watched> bySlot = new LinkedHashMap<>();
    all.forEach(watched -> bySlot.put(watched.deadline().slot(), watched));
    return bySlot;
  }

  /** What stands on the board for an incident, within the transaction of the caller. */
  public List<Watched> of(UUID incident) {
    return store.of(incident, MOST_PER_INCIDENT).stream().map(DeadlineRow::watched).toList();
  }

  /** What stands on the board for these incidents, within the transaction of the caller. */
  public Map<UUID, List<Watched>> of(List<UUID> incidents) {
    return store
        .ofAll(
            incidents.stream().map(UUID::toString).collect(Collectors.joining(",")),
            MOST_PER_INCIDENT * incidents.size())
        .stream()
        .collect(
            Collectors.groupingBy(
                DeadlineRow::incidentId,
                Collectors.mapping(DeadlineRow::watched, Collectors.toList())));
  }

  /** The incidents of the supplier in scope that the watch must look at now, the most urgent first. */
  public List<UUID> toLookAt(Instant now, int atMost) {
    return store.toLookAt(now, atMost);
  }

  /** Lets the watch leave this incident alone until then, because it cannot be read. */
  public void postpone(UUID incident, Instant until) {
    store.postpone(incident, until);
  }

  /**
   * Claims that these rungs fire, within the transaction of the caller: the constraint {@code rung_fires_once} stops whoever comes second.
   */
  public void claim(UUID supplier, List<Claim> claims) {
    rungs.claim(supplier, Claim.text(claims));
  }

  /** How many rungs of an incident were claimed. */
  public int claimed(UUID incident) {
    return rungs.count(incident);
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
                          row.watched(), row.incidentId(), row.incidentNumber(), occasion.at()))
                  .toList(),
              next);
        });
  }
}
