package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.incident.IncidentCommand;
import nl.lekdicht.core.incident.IncidentDecider;
import nl.lekdicht.core.incident.IncidentRun;
import nl.lekdicht.core.incident.SchoolTerm;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.library.ChecklistEdition;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Records what is done in incidents, and closes them. Each method is one transaction. */
@Singleton
final class Incidents {
  private final Changes changes;
  private final KeptTexts texts;
  private final SchoolTerms schoolTerms;
  private final SchoolDirectory schools;

  Incidents(Changes changes, KeptTexts texts, SchoolTerms schoolTerms, SchoolDirectory schools) {
    this.changes = changes;
    this.texts = texts;
    this.schoolTerms = schoolTerms;
    this.schools = schools;
  }

  /** Records something of a step, and what follows from it: runs started or withdrawn. */
  Reply<RunView> record(
      Viewer viewer, UUID incidentId, UUID runId, RunCommand command, @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incidentId,
        runId,
        key,
        (incident, occasion) -> IncidentDecider.decide(incident, runId, command, occasion),
        (dossier, at) -> runView(dossier, runId, at));
  }

  /** Starts another checklist beside the runs there are. */
  Reply<RunView> start(
      Viewer viewer, UUID incidentId, String checklistId, @Nullable RequestKey key) {
    Optional<ChecklistEdition> edition = texts.find(checklistId);
    if (edition.isEmpty()) {
      return Reply.refused(new Refusal.InvalidField("checklistId", KeptTexts.NO_SUCH));
    }
    return changes.change(
        viewer,
        incidentId,
        null,
        key,
        (incident, occasion) ->
            changes.starting(incident, edition.get(), occasion.at(), null, occasion),
        (dossier, at) -> RunView.of(dossier, newestRun(dossier), at));
  }

  private static IncidentRun newestRun(Dossier dossier) {
    return List.copyOf(dossier.incident().runs().values()).getLast();
  }

  /** Says which schools are hit; each must have an agreement with the supplier, now or when it was named. */
  Reply<IncidentView> changeSchools(Viewer viewer, UUID incidentId, List<String> brins) {
    return changes.change(
        viewer,
        incidentId,
        null,
        null,
        (incident, occasion) ->
            switch (schoolTerms.of(brins, incident.schools())) {
              case Outcome.Refused<List<SchoolTerm>>(Refusal refusal) -> Outcome.refused(refusal);
              case Outcome.Accepted<List<SchoolTerm>>(List<SchoolTerm> terms) ->
                  IncidentDecider.decide(
                      incident, new IncidentCommand.ChangeSchools(terms), occasion);
            },
        this::view);
  }

  /** Records a moment of a school, or closes the incident. */
  Reply<IncidentView> record(
      Viewer viewer, UUID incidentId, IncidentCommand command, @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incidentId,
        null,
        key,
        (incident, occasion) -> IncidentDecider.decide(incident, command, occasion),
        this::view);
  }

  private static RunView runView(Dossier dossier, UUID runId, Instant at) {
    return RunView.of(dossier, dossier.incident().findRun(runId).orElseThrow(), at);
  }

  IncidentView view(Dossier dossier, Instant at) {
    return IncidentView.of(dossier, schools.names(dossier.incident().schools().keySet()), at);
  }
}
