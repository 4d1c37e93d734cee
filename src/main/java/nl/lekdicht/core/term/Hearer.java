package nl.lekdicht.core.term;

import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Role;

/**
 * Somebody who can be told by mail.
 *
 * @param language nl or en
 * @param deputy whether this person stands in for the escalation manager at the moment asked about
 */
public record Hearer(
    UUID account, String name, String address, String language, Set<Role> roles, boolean deputy) {
  public Hearer {
    roles = Set.copyOf(roles);
  }
}
