package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentCommand;
import nl.lekdicht.core.incident.IncidentDecider;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.IncidentRun;
import nl.lekdicht.core.incident.SchoolTerm;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.library.ChecklistEdition;
import nl.lekdicht.receipt.Receipt;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Records what is done in incidents, and closes them. Each method is one transaction. */
@Singleton
final class Incidents {
  private final Desk desk;
  private final Dossiers dossiers;
  private final KeptTexts texts;
  private final SchoolTerms schoolTerms;
  private final SchoolDirectory schools;
  private final Receipts receipts;

  Incidents(
      Desk desk,
      Dossiers dossiers,
      KeptTexts texts,
      SchoolTerms schoolTerms,
      SchoolDirectory schools,
      Receipts receipts) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.texts = texts;
    this.schoolTerms = schoolTerms;
    this.schools = schools;
    this.receipts = receipts;
  }

  /** Records something of a step, and what follows from it: runs started or withdrawn. */
  Reply<RunView> record(
      Viewer viewer, UUID incidentId, UUID runId, RunCommand command, @Nullable RequestKey key) {
    return change(
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
    return change(
        viewer,
        incidentId,
        null,
        key,
        (incident, occasion) -> starting(incident, edition.get(), occasion.at(), null, occasion),
        (dossier, at) -> RunView.of(dossier, newestRun(dossier), at));
  }

  private Outcome<IncidentEvent> starting(
      Incident incident,
      ChecklistEdition edition,
      Instant reportedAt,
      @Nullable Integer startedByEntry,
      Occasion occasion) {
    texts.keep(edition, occasion.at());
    return IncidentDecider.start(
        incident,
        new IncidentDecider.RunStart(
            TimeOrderedId.at(occasion.at()),
            edition.checklist(),
            edition.original().digest(),
            reportedAt,
            startedByEntry),
        texts::calendar);
  }

  private static IncidentRun newestRun(Dossier dossier) {
    return List.copyOf(dossier.incident().runs().values()).getLast();
  }

  /** Says which schools are hit; each must have an agreement with the supplier, now or when it was named. */
  Reply<IncidentView> changeSchools(Viewer viewer, UUID incidentId, List<String> brins) {
    return change(
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
    return change(
        viewer,
        incidentId,
        null,
        key,
        (incident, occasion) -> IncidentDecider.decide(incident, command, occasion),
        this::view);
  }

  /**
   * One change to one incident, which nobody else changes meanwhile. A request that was answered before gets that answer again: shown as
   * of the entry that it wrote, or decided again on the state that refused it.
   */
  private <T> Reply<T> change(
      Viewer viewer,
      UUID incidentId,
      @Nullable UUID runId,
      @Nullable RequestKey key,
      BiFunction<Incident, Occasion, Outcome<IncidentEvent>> decide,
      BiFunction<Dossier, Instant, T> show) {
    return desk.work(
        viewer,
        occasion -> {
          Optional<Dossier> found = dossiers.lock(incidentId);
          if (found.isEmpty()) {
            return Reply.refused(new Refusal.Unknown("incident", incidentId.toString()));
          }
          Dossier before = found.get();
          Optional<Receipt> answered = receipts.find(key);
          if (answered.isPresent() && !answered.get().refused()) {
            Receipt receipt = answered.get();
            return new Reply.Done<>(
                show.apply(dossiers.asOf(before, receipt.entry()), receipt.at()), true);
          }
          boolean again = answered.isPresent();
          Dossier state = again ? dossiers.asOf(before, answered.get().entry()) : before;
          Occasion judged = again ? new Occasion(occasion.actor(), answered.get().at()) : occasion;
          return switch (plan(state.incident(), decide, judged)) {
            case Outcome.Accepted<List<IncidentEvent>>(List<IncidentEvent> events) -> {
              if (again) {
                throw new IllegalStateException("what was refused once must be refused again");
              }
              Dossier after = before;
              for (IncidentEvent event : events) {
                after = dossiers.append(after, event, occasion);
              }
              dossiers.save(before, after);
              receipts.keep(key, occasion, incidentId, after.head().number(), false);
              yield new Reply.Done<>(show.apply(after, occasion.at()), false);
            }
            case Outcome.Refused<List<IncidentEvent>>(Refusal refusal) -> {
              boolean conflict = refusal.nature() == Refusal.Nature.CONFLICT;
              if (conflict && !again) {
                receipts.keep(key, occasion, incidentId, before.head().number(), true);
              }
              yield new Reply.Refused<>(
                  refusal,
                  conflict && runId != null ? runView(state, runId, judged.at()) : null,
                  again);
            }
          };
        });
  }

  /** All that would be written: what was decided, then what it sets in motion. Nothing is written yet. */
  private Outcome<List<IncidentEvent>> plan(
      Incident incident,
      BiFunction<Incident, Occasion, Outcome<IncidentEvent>> decide,
      Occasion occasion) {
    return switch (decide.apply(incident, occasion)) {
      case Outcome.Refused<IncidentEvent>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<IncidentEvent>(IncidentEvent event) ->
          follow(incident, event, occasion);
    };
  }

  /** What a record sets in motion besides: runs that lost their cause are withdrawn, checklists start beside this one. */
  private Outcome<List<IncidentEvent>> follow(
      Incident incident, IncidentEvent event, Occasion occasion) {
    List<IncidentEvent> events = new ArrayList<>();
    events.add(event);
    if (!(event instanceof IncidentEvent.StepRecorded step)) {
      return Outcome.accepted(events);
    }
    Incident next = after(incident, event, occasion);
    for (IncidentEvent withdrawn : IncidentDecider.toWithdraw(next, next.entries())) {
      events.add(withdrawn);
      next = after(next, withdrawn, occasion);
    }
    for (IncidentDecider.ToStart start : toStart(next, step)) {
      ChecklistEdition edition = texts.find(start.checklistId()).orElseThrow();
      switch (starting(next, edition, start.foundAt(), start.entry(), occasion)) {
        case Outcome.Refused<IncidentEvent>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Accepted<IncidentEvent>(IncidentEvent started) -> {
          events.add(started);
          next = after(next, started, occasion);
        }
      }
    }
    return Outcome.accepted(events);
  }

  private Incident after(Incident incident, IncidentEvent event, Occasion occasion) {
    return incident.apply(
        new Recorded<>(incident.entries() + 1, occasion.at(), occasion.actor().account(), event),
        texts);
  }

  private static List<IncidentDecider.ToStart> toStart(
      Incident incident, IncidentEvent.StepRecorded step) {
    return incident
        .findRun(step.run())
        .flatMap(run -> run.run().findStanding(step.what().stepId()))
        .map(record -> IncidentDecider.toStart(incident, step.run(), record))
        .orElse(List.of());
  }

  private static RunView runView(Dossier dossier, UUID runId, Instant at) {
    return RunView.of(dossier, dossier.incident().findRun(runId).orElseThrow(), at);
  }

  private IncidentView view(Dossier dossier, Instant at) {
    return IncidentView.of(dossier, schools.names(dossier.incident().schools().keySet()), at);
  }
}
