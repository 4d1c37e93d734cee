package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.account.Roster;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.paper.Approver;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.database.Viewer;

/** Finds out whose eyes are looking: whether they judge now, and by which other names they go. Within the transaction of the caller. */
@Singleton
final class Eyes {
  private final Roster roster;

  Eyes(Roster roster) {
    this.roster = roster;
  }

  Approver of(Viewer viewer, Instant at) {
    List<Hearer> everybody =
        viewer.supplier() == null ? List.of() : roster.at(viewer.supplier(), at);
    UUID self = viewer.account();
    boolean judges = viewer.roles().contains(Role.ESCALATION_MANAGER);
    boolean deputy =
        !judges && everybody.stream().anyMatch(one -> one.account().equals(self) && one.deputy());
    Set<String> addresses =
        everybody.stream()
            .filter(one -> one.account().equals(self))
            .map(Eyes::address)
            .collect(Collectors.toSet());
    Set<UUID> alsoKnownAs =
        everybody.stream()
            .filter(one -> !one.account().equals(self) && addresses.contains(address(one)))
            .map(Hearer::account)
            .collect(Collectors.toSet());
    return new Approver(self, judges || deputy, deputy, alsoKnownAs);
  }

  private static String address(Hearer hearer) {
    return hearer.address().toLowerCase(Locale.ROOT);
  }
}
