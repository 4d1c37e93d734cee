package nl.lekdicht.database;

import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Actor;
import nl.lekdicht.core.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who looks, as token and database know it.
 *
 * @param supplier null for an account of a school
 * @param school BRIN code; null for an account of a supplier
 */
public record Viewer(
    UUID account, UUID session, @Nullable UUID supplier, @Nullable String school, Set<Role> roles) {
  public Viewer {
    roles = Set.copyOf(roles);
  }

  public Actor actor() {
    return new Actor(account, roles);
  }
}
