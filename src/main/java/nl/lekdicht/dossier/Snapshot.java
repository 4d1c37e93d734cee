package nl.lekdicht.dossier;

import java.time.Instant;
import java.util.List;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.journal.Line;
import nl.lekdicht.paper.PaperFiles;

/**
 * What a dossier is made from, as it stood at one moment. What its files hold is read later, and does not change any more.
 *
 * @param number of the incident
 */
record Snapshot(
    String number, Dossier dossier, List<Line> journal, List<PaperFiles.Held> papers, Instant at) {
  Snapshot {
    journal = List.copyOf(journal);
    papers = List.copyOf(papers);
  }
}
