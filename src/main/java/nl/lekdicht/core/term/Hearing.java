package nl.lekdicht.core.term;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who hears a rung.
 *
 * @param audience the one that it reached: at or above the one that the ladder names
 * @param hearers by id; empty when nobody of the supplier can be told at all
 */
public record Hearing(Audience audience, List<Hearer> hearers) {
  public Hearing {
    hearers = List.copyOf(hearers);
  }

  /**
   * A rung climbs to another person than the one before: an audience of nobody but those who heard last is passed over for the next one
   * up. When all above are passed over, the highest that has anybody hears it.
   *
   * @param handler the person on the step
   * @param before who heard the rung before; empty where the same people may hear again
   */
  public static Hearing of(
      Audience audience, @Nullable UUID handler, Set<UUID> before, List<Hearer> roster) {
    Hearing highest = null;
    for (Audience candidate : Audience.values()) {
      List<Hearer> members = members(candidate, handler, roster);
      if (members.isEmpty()) {
        continue;
      }
      Hearing hearing = new Hearing(candidate, members);
      if (candidate.compareTo(audience) >= 0) {
        if (!before.containsAll(hearing.ids())) {
          return hearing;
        }
      }
      if (candidate != Audience.ADMINISTRATORS || highest == null) {
        highest = hearing;
      }
    }
    return highest != null ? highest : new Hearing(audience, List.of());
  }

  public Set<UUID> ids() {
    return hearers.stream().map(Hearer::account).collect(Collectors.toUnmodifiableSet());
  }

  private static List<Hearer> members(
      Audience audience, @Nullable UUID handler, List<Hearer> roster) {
    return roster.stream()
        .filter(hearer ->
            switch (audience) {
              case HANDLER -> hearer.account().equals(handler);
              case INCIDENT_MANAGERS -> hearer.roles().contains(Role.INCIDENT_MANAGER);
              case ESCALATION_MANAGERS -> hearer.roles().contains(Role.ESCALATION_MANAGER);
              case DEPUTIES -> hearer.deputy();
              case BOARD -> hearer.roles().contains(Role.BOARD);
              case ADMINISTRATORS -> hearer.roles().contains(Role.ADMINISTRATOR);
            })
        .sorted(Comparator.comparing(Hearer::account))
        .toList();
  }
}
