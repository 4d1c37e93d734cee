package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import nl.lekdicht.account.Roster;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.paper.Approver;
import nl.lekdicht.database.Viewer;

/** Finds out whose eyes are looking: whether they judge now, and by which other names they go. Within the transaction of the caller. */
@Singleton
final class Eyes {
  private final Roster roster;

  Eyes(Roster roster) {
    this.roster = roster;
  }

  Approver of(Viewer viewer, Instant at) {
    boolean judges = viewer.roles().contains(Role.ESCALATION_MANAGER);
    boolean deputy = !judges && roster.isDeputy(viewer, at);
    return new Approver(
        viewer.account(), judges || deputy, deputy, roster.samePerson(viewer.account()));
  }
}
