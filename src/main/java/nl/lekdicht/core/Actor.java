package nl.lekdicht.core;

import java.util.Set;
import java.util.UUID;

/** Who acts: an account and the roles it holds at that moment. */
public record Actor(UUID account, Set<Role> roles) {
  public Actor {
    roles = Set.copyOf(roles);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }
}
