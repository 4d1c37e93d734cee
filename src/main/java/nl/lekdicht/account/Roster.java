package nl.lekdicht.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.database.Viewer;

/** Who can be told by mail. */
@Singleton
public final class Roster {
  private final RosterStore store;

  Roster(RosterStore store) {
    this.store = store;
  }

  /**
   * The persons of the supplier in scope whose account is open and has an address, by id. Within the transaction of the caller.
   *
   * @param at the moment at which somebody stands in as a deputy, or does not; the accounts are those of now
   */
  public List<Hearer> at(UUID supplier, Instant at) {
    return store.at(supplier, at).stream().map(Roster::hearer).toList();
  }

  /**
   * The other accounts of its supplier that are reached at the address of this one: to all appearance the same person. Closed ones, too: a
   * person is no other for having closed an account. Within the transaction of the caller.
   */
  public Set<UUID> samePerson(UUID account) {
    return store.sharing(account).stream()
        .map(RosterStore.Reachable::id)
        .collect(Collectors.toSet());
  }

  /** Whether the viewer stands in for the escalation manager of the supplier in scope; of those who can be told by mail. */
  public boolean isDeputy(Viewer viewer, Instant at) {
    return viewer.supplier() != null
        && at(viewer.supplier(), at).stream()
            .anyMatch(hearer -> hearer.deputy() && hearer.account().equals(viewer.account()));
  }

  private static Hearer hearer(RosterStore.Reachable account) {
    return new Hearer(
        account.id(),
        account.displayName(),
        account.email(),
        account.locale(),
        roles(account.roles()),
        account.deputy());
  }

  private static Set<Role> roles(String commaSeparated) {
    return Stream.of(commaSeparated.split(",", -1)).map(Role::valueOf).collect(Collectors.toSet());
  }
}
