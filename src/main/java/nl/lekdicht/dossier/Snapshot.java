package nl.lekdicht.dossier;

import java.time.Instant;
import java.util.List;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.journal.Line;
import nl.lekdicht.paper.PaperFiles;
import org.jspecify.annotations.Nullable;

/**
 * What a dossier is made from, as it stood at one moment. What its files hold is read later, and does not change any more.
 *
 * @param number of the incident
 * @param entry of the register; null while it is not there yet
 */
record Snapshot(
    String number,
    Dossier dossier,
    List<Line> journal,
    List<PaperFiles.Held> papers,
    @Nullable RegisterEntry entry,
    Instant at) {
  Snapshot {
    journal = List.copyOf(journal);
    papers = List.copyOf(papers);
  }
}
