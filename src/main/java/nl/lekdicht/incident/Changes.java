package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.incident.ClockDecider;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentDecider;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.library.ChecklistEdition;
import nl.lekdicht.receipt.Receipt;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/**
 * How an incident changes: one change at a time, decided on the state that it finds, with everything that follows from it, in one
 * transaction. Warnings that are due by then go out with it.
 */
@Singleton
public final class Changes {
  private final Desk desk;
  private final Dossiers dossiers;
  private final KeptTexts texts;
  private final Alarms alarms;
  private final Receipts receipts;
  private final ErasedEntries erased;

  Changes(
      Desk desk,
      Dossiers dossiers,
      KeptTexts texts,
      Alarms alarms,
      Receipts receipts,
      ErasedEntries erased) {
    this.erased = erased;
    this.desk = desk;
    this.dossiers = dossiers;
    this.texts = texts;
    this.alarms = alarms;
    this.receipts = receipts;
  }

  /** What is written beside the journal for the event that was decided, in the same transaction, once that event is written. */
  @FunctionalInterface
  public interface Beside {
    void write(Dossier after, IncidentEvent event, Occasion occasion);
  }

  /** What stands beside the journal, as the papers do, is not read back as it was then. */
  private static final Refusal REFUSED_BEFORE =
      new Refusal.NotNow(
          "refused-before",
          "This request was refused before. What stood in its way is gone: ask again with another Idempotency-Key.");

  private static final Beside NOTHING = (_, _, _) -> {};

  /** As the other, where nothing is written beside the journal and no run is shown when it is refused. */
  public <T> Reply<T> change(
      Viewer viewer,
      UUID incidentId,
      @Nullable RequestKey key,
      BiFunction<Incident, Occasion, Outcome<IncidentEvent>> decide,
      BiFunction<Dossier, Instant, T> show) {
    return change(viewer, incidentId, null, key, decide, NOTHING, show);
  }

  /** As the other, where no run is shown when it is refused. */
  public <T> Reply<T> change(
      Viewer viewer,
      UUID incidentId,
      @Nullable RequestKey key,
      BiFunction<Incident, Occasion, Outcome<IncidentEvent>> decide,
      Beside beside,
      BiFunction<Dossier, Instant, T> show) {
    return change(viewer, incidentId, null, key, decide, beside, show);
  }

  <T> Reply<T> change(
      Viewer viewer,
      UUID incidentId,
      @Nullable UUID runId,
      @Nullable RequestKey key,
      BiFunction<Incident, Occasion, Outcome<IncidentEvent>> decide,
      BiFunction<Dossier, Instant, T> show) {
    return change(viewer, incidentId, runId, key, decide, NOTHING, show);
  }

  /**
   * One change to one incident, which nobody else changes meanwhile. An account of a school changes only what hits that school; what it may do
   * there is for the caller to say. A request that was answered before gets that answer again: shown as
   * of the entry that it wrote, or decided again on the state that refused it.
   */
  private <T> Reply<T> change(
      Viewer viewer,
      UUID incidentId,
      @Nullable UUID runId,
      @Nullable RequestKey key,
      BiFunction<Incident, Occasion, Outcome<IncidentEvent>> decide,
      Beside beside,
      BiFunction<Dossier, Instant, T> show) {
    Function<Occasion, Reply<T>> work =
        occasion -> {
          Optional<Dossier> found = lock(viewer, incidentId);
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
            case Outcome.Accepted<Plan>(Plan plan) -> {
              if (again) {
                yield new Reply.Refused<>(REFUSED_BEFORE, null, true);
              }
              Dossier changed = before;
              for (IncidentEvent event : plan.events()) {
                changed = dossiers.append(changed, event, occasion);
              }
              dossiers.save(before, changed);
              beside.write(changed, plan.decided(), occasion);
              Dossier after = alarms.soundNow(changed, occasion);
              receipts.keep(key, occasion, incidentId, after.head().number(), false);
              yield new Reply.Done<>(show.apply(after, occasion.at()), false);
            }
            case Outcome.Refused<Plan>(Refusal refusal) -> {
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
        };
    return viewer.school() == null ? desk.work(viewer, work) : desk.workForSchool(viewer, work);
  }

  /** Empty when it is not there, or is not the viewer's to change. A school is told that it was erased only if it was hit. */
  private Optional<Dossier> lock(Viewer viewer, UUID incidentId) {
    String school = viewer.school();
    if (school == null) {
      return dossiers.lock(incidentId);
    }
    try {
      return dossiers
          .lock(incidentId)
          .filter(dossier -> dossier.incident().schools().containsKey(school));
    } catch (Erased gone) {
      if (erased.concerned(incidentId, school)) {
        throw gone;
      }
      return Optional.empty();
    }
  }

  /**
   * One more entry, within the transaction of the caller, who acts without being asked.
   *
   * @return the incident with it; or why it is not written, with the incident as it stands
   */
  public Outcome<Dossier> note(
      Occasion occasion,
      UUID incidentId,
      BiFunction<Incident, Occasion, Outcome<IncidentEvent>> decide,
      Beside beside) {
    Optional<Dossier> found = dossiers.lock(incidentId);
    if (found.isEmpty()) {
      return Outcome.refused(new Refusal.Unknown("incident", incidentId.toString()));
    }
    return switch (decide.apply(found.get().incident(), occasion)) {
      case Outcome.Refused<IncidentEvent>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<IncidentEvent>(IncidentEvent event) -> {
        Dossier after = dossiers.append(found.get(), event, occasion);
        dossiers.save(found.get(), after);
        beside.write(after, event, occasion);
        yield Outcome.accepted(after);
      }
    };
  }

  /**
   * What would be written.
   *
   * @param events what had to be noted first, what was decided, then what it sets in motion
   */
  private record Plan(List<IncidentEvent> events, IncidentEvent decided) {
    Plan {
      events = List.copyOf(events);
    }
  }

  /** Nothing is written yet. */
  private Outcome<Plan> plan(
      Incident incident,
      BiFunction<Incident, Occasion, Outcome<IncidentEvent>> decide,
      Occasion occasion) {
    List<IncidentEvent> events = new ArrayList<>();
    Incident state = incident;
    for (IncidentEvent missed : ClockDecider.overdueUpdates(incident, occasion.at())) {
      events.add(missed);
      state = after(state, missed, occasion);
    }
    return switch (decide.apply(state, occasion)) {
      case Outcome.Refused<IncidentEvent>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<IncidentEvent>(IncidentEvent event) ->
          follow(events, state, event, occasion);
    };
  }

  /** What a record sets in motion besides: runs that lost their cause are withdrawn, checklists start beside this one. */
  private Outcome<Plan> follow(
      List<IncidentEvent> events, Incident incident, IncidentEvent event, Occasion occasion) {
    events.add(event);
    if (!(event instanceof IncidentEvent.StepRecorded step)) {
      return Outcome.accepted(new Plan(events, event));
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
    return Outcome.accepted(new Plan(events, event));
  }

  /** The incident as it would be; nothing is written. */
  Incident after(Incident incident, IncidentEvent event, Occasion occasion) {
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

  /** The start of another checklist beside the runs there are. */
  Outcome<IncidentEvent> starting(
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

  private static RunView runView(Dossier dossier, UUID runId, Instant at) {
    return RunView.of(dossier, dossier.incident().findRun(runId).orElseThrow(), at);
  }
}
