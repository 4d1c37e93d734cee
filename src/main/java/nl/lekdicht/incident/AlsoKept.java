package nl.lekdicht.incident;

import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.incident.IncidentEvent;

/** Something that is kept beside the journal by another package, which compares it when everything is verified. */
public interface AlsoKept {
  /**
   * Within the transaction of the caller.
   *
   * @param events all of the incident's journal, in order
   * @return a sentence for each difference, without the values themselves; empty when there is none
   */
  List<String> differences(UUID incident, List<Recorded<IncidentEvent>> events);
}
