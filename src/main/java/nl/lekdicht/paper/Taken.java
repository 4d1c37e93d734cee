package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.PaperRules;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;

/** Which papers schools have already, and which numbers come next. Works within the transaction of the caller. */
@Singleton
final class Taken {
  private final PaperStore store;

  Taken(PaperStore store) {
    this.store = store;
  }

  /**
   * What is taken of one kind.
   *
   * @param highest the last number, by school
   * @param alive schools with one that was not dropped
   */
  record Numbers(Map<String, Integer> highest, Set<String> alive) {
    int next(String brin) {
      return highest.getOrDefault(brin, 0) + 1;
    }
  }

  Numbers numbers(UUID incident, PaperKind kind) {
    Map<String, Integer> highest = new HashMap<>();
    Set<String> alive = new HashSet<>();
    for (Numbered taken : store.numbers(incident, kind.name(), Acts.MOST)) {
      highest.merge(taken.school(), taken.number(), Math::max);
      if (!taken.state().equals(Paper.State.DROPPED.name())) {
        alive.add(taken.school());
      }
    }
    return new Numbers(highest, alive);
  }

  /** Those that were named, or all that are hit. */
  static List<String> schools(Incident incident, @Nullable List<String> named) {
    return named == null ? List.copyOf(incident.schools().keySet()) : named;
  }

  /** Why papers of this kind cannot be made for these schools; null when they can. */
  static @Nullable Refusal refusal(
      Incident incident, PaperKind kind, List<String> brins, Numbers numbers) {
    Refusal closed = PaperRules.mayChange(incident);
    if (closed != null) {
      return closed;
    }
    if (brins.isEmpty()) {
      return new Refusal.NotNow(
          "no-school-affected", "No school is named in this incident; name those that are hit.");
    }
    if (new HashSet<>(brins).size() < brins.size()) {
      return new Refusal.InvalidField("schools", "must name each school once");
    }
    List<Refusal> refusals = new ArrayList<>();
    List<Refusal.Reason> reasons = new ArrayList<>();
    for (String brin : brins) {
      Refusal refusal =
          PaperRules.mayWrite(
              incident, kind, brin, numbers.alive().contains(brin) ? Set.of(kind) : Set.of());
      if (refusal != null) {
        refusals.add(refusal);
        reasons.add(new Refusal.Reason(refusal.code(), brin, refusal.sentence()));
      }
    }
    return refusals.isEmpty() ? null : Acts.together(refusals, reasons);
  }
}
