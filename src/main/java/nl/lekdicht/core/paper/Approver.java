package nl.lekdicht.core.paper;

import java.util.Set;
import java.util.UUID;

/**
 * Who looks with a second pair of eyes.
 *
 * @param judges whether this is the escalation manager, or a deputy named for this moment
 * @param deputy whether it is the deputy
 * @param alsoKnownAs other accounts that are reached at the same address: the same eyes
 */
public record Approver(UUID account, boolean judges, boolean deputy, Set<UUID> alsoKnownAs) {
  public Approver {
    alsoKnownAs = Set.copyOf(alsoKnownAs);
  }

  boolean isAmong(Set<UUID> authors) {
    return authors.contains(account) || alsoKnownAs.stream().anyMatch(authors::contains);
  }
}
