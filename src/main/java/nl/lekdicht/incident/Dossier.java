package nl.lekdicht.incident;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.Ladders;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.term.Watched;

/**
 * An incident as read from its journal, with what is needed to write the next entry and to show it.
 *
 * @param supplier whose incident it is
 * @param head where its journal ends
 * @param names names of the accounts that wrote in it
 */
public record Dossier(UUID supplier, Incident incident, Chain.Head head, Map<UUID, String> names) {
  public UUID id() {
    return incident.id();
  }

  List<Watched> deadlines() {
    return Ladders.of(incident);
  }
}
