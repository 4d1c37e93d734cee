package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.lekdicht.core.term.Rhythm;

/**
 * The series of updates of an incident. While an escalation runs exactly one is pending, the last; each one before it was given or missed.
 */
final class Updates {
  private Updates() {}

  static Optional<Update> findPending(List<Update> updates) {
    return updates.isEmpty() || !updates.getLast().isPending()
        ? Optional.empty()
        : Optional.of(updates.getLast());
  }

  /** The update that something told at this moment counts for: also one that was written down as missed, if it turns out to have been given. */
  static Optional<Update> findFor(List<Update> updates, Instant moment) {
    return updates.stream().filter(update -> update.isFor(moment)).findFirst();
  }

  static List<Update> given(List<Update> updates, Instant givenAt) {
    Update kept =
        findFor(updates, givenAt)
            .orElseThrow(
                () -> new IllegalArgumentException("an update that none was expected for"));
    return replace(
        updates, new Update(kept.number(), kept.startedAt(), kept.dueAt(), givenAt, kept.missed()));
  }

  static List<Update> missed(List<Update> updates, Instant dueAt) {
    Update late =
        findPending(updates)
            .filter(update -> update.dueAt().equals(dueAt))
            .orElseThrow(() -> new IllegalArgumentException("an update is missed that is not due"));
    return replace(updates, new Update(late.number(), late.startedAt(), dueAt, null, true));
  }

  private static List<Update> replace(List<Update> updates, Update next) {
    List<Update> all = new ArrayList<>(updates);
    all.set(next.number() - 1, next);
    return List.copyOf(all);
  }

  /**
   * The series after something happened: one that became pending, or one that need not be given any more.
   *
   * @param before the series before it
   * @param updates the series with what happened
   * @param at when it was recorded
   */
  static List<Update> follow(
      List<Update> before, List<Update> updates, boolean running, Instant at, Rhythm rhythm) {
    Optional<Update> pending = findPending(updates);
    if (pending.isPresent() == running) {
      return updates;
    }
    if (!running) {
      return updates.subList(0, updates.size() - 1);
    }
    Instant from = findPending(before).isPresent() ? endOf(updates.getLast()) : at;
    List<Update> all = new ArrayList<>(updates);
    all.add(new Update(all.size() + 1, from, rhythm.after(from), null, false));
    return List.copyOf(all);
  }

  private static Instant endOf(Update update) {
    return update.givenAt() != null ? update.givenAt() : update.dueAt();
  }
}
