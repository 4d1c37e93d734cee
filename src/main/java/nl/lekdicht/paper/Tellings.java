package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.form.FilingKind;
import nl.lekdicht.core.form.Stage;
import nl.lekdicht.core.incident.Dealings;
import nl.lekdicht.core.incident.FilingRules;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.school.SchoolFile;
import nl.lekdicht.school.Suppliers;
import org.jspecify.annotations.Nullable;

/** Brings together what an incident tells to the drafts that are there. Works within the transaction of the caller. */
@Singleton
final class Tellings {
  private final SchoolDirectory schools;
  private final Suppliers suppliers;

  Tellings(SchoolDirectory schools, Suppliers suppliers) {
    this.schools = schools;
    this.suppliers = suppliers;
  }

  /** What the incident tells now to a draft that was made before. */
  Telling of(
      UUID supplier, Incident incident, PaperRow draft, @Nullable String reason, Instant at) {
    List<String> brins = draft.schools();
    Map<String, SchoolFile> files = schools.files(brins);
    List<SchoolFile> all = brins.stream().map(files::get).filter(Objects::nonNull).toList();
    boolean first = FilingKind.NEW.name().equals(draft.filingKind());
    Dealings.Filing filing =
        first ? null : incident.assessment().dealingsWith(brins.getFirst()).filing();
    SchoolFile school = draft.brin() == null ? null : files.get(draft.brin());
    return new Telling(
        incident,
        suppliers.particulars(supplier),
        school,
        all,
        Telling.facts(incident, school, all),
        filing == null ? null : filing.number(),
        reason,
        !Stage.FIRST.name().equals(draft.stage()),
        first ? FilingRules.isOver(incident, brins, at) : FilingRules.wasLate(incident, brins));
  }
}
