package nl.lekdicht.core.term;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.calendar.DeadlineKind;

/**
 * One edition of the terms. An incident keeps to the edition that it was opened with.
 *
 * @param zone in which the days are counted from which rules hold
 * @param rules for every kind that is not given by a checklist or a rhythm at least one
 * @param ladders one for every kind of deadline
 */
public record Terms(
    ZoneId zone, List<TermRule> rules, Map<DeadlineKind, Ladder> ladders, Rhythm updates) {
  public Terms {
    rules = List.copyOf(rules);
    ladders = Map.copyOf(ladders);
  }

  /**
   * The rule for a term that begins at this moment: the latest that holds by then, or the very first for a moment before all of them.
   *
   * @throws IllegalArgumentException when there is no rule of this kind
   */
  public TermRule rule(DeadlineKind kind, Instant start) {
    LocalDate day = start.atZone(zone).toLocalDate();
    List<TermRule> ofKind =
        rules.stream()
            .filter(rule -> rule.kind() == kind)
            .sorted(Comparator.comparing(TermRule::holdsFrom))
            .toList();
    if (ofKind.isEmpty()) {
      throw new IllegalArgumentException("no term of kind " + kind);
    }
    return ofKind.stream()
        .filter(rule -> !rule.holdsFrom().isAfter(day))
        .reduce((_, later) -> later)
        .orElse(ofKind.getFirst());
  }

  public Ladder ladder(DeadlineKind kind) {
    Ladder ladder = ladders.get(kind);
    if (ladder == null) {
      throw new IllegalArgumentException("no ladder for " + kind);
    }
    return ladder;
  }
}
