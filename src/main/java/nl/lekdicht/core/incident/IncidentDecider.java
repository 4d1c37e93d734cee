package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Outcome.accepted;
import static nl.lekdicht.core.Outcome.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.calendar.WorkingCalendar;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Decider;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.checklist.StepRecord;
import nl.lekdicht.core.term.Terms;
import org.jspecify.annotations.Nullable;

/** Says what may be recorded of an incident. A closed incident takes nothing more. */
public final class IncidentDecider {
  private IncidentDecider() {}

  /** A step of one of its runs. */
  public static Outcome<IncidentEvent> decide(
      Incident incident, UUID runId, RunCommand command, Occasion occasion) {
    Optional<IncidentRun> run = incident.findRun(runId);
    if (run.isEmpty()) {
      return refused(new Refusal.Unknown("run", runId.toString()));
    }
    if (incident.isClosed()) {
      return refused(closed(incident));
    }
    if (run.get().withdrawn()) {
      return refused(
          new Refusal.NotNow(
              "run-withdrawn", "This run was withdrawn when the answer that started it changed."));
    }
    return switch (Decider.decide(run.get().run(), command, incident.knownFrom(), occasion)) {
      case Outcome.Refused<?>(Refusal refusal) -> refused(refusal);
      case Outcome.Accepted<nl.lekdicht.core.checklist.RunEvent>(var event) ->
          accepted(new IncidentEvent.StepRecorded(runId, event));
    };
  }

  /** The incident as a whole. */
  public static Outcome<IncidentEvent> decide(
      Incident incident, IncidentCommand command, Occasion occasion) {
    if (incident.isClosed()) {
      return refused(closed(incident));
    }
    return switch (command) {
      case IncidentCommand.ChangeSchools change ->
          accepted(new IncidentEvent.SchoolsChanged(change.schools()));
      case IncidentCommand.RecordSchoolMoment moment -> schoolMoment(incident, moment, occasion);
      case IncidentCommand.Close close -> close(incident, close);
    };
  }

  private static Outcome<IncidentEvent> schoolMoment(
      Incident incident, IncidentCommand.RecordSchoolMoment moment, Occasion occasion) {
    AffectedSchool school = incident.schools().get(moment.brin());
    if (school == null) {
      return refused(new Refusal.Unknown("affected-school", moment.brin()));
    }
    if (moment.kind() == SchoolMoment.AP_NOT_REQUIRED) {
      return refused(
          new Refusal.InvalidField(
              "kind", "must be a moment; that the authority need not be notified is decided"));
    }
    Optional<Instant> onRecord = school.find(moment.kind());
    if (onRecord.isPresent()) {
      return refused(
          new Refusal.NotNow(
              "moment-on-record",
              "%s of %s is on record already, at %s. When that is not right, correct it."
                  .formatted(moment.kind(), moment.brin(), onRecord.get())));
    }
    if (moment.occurredAt().isAfter(occasion.at())) {
      return refused(new Refusal.InTheFuture("occurredAt", moment.occurredAt(), occasion.at()));
    }
    if (!mayPrecedeDiscovery(moment.kind()) && moment.occurredAt().isBefore(incident.knownFrom())) {
      return refused(
          new Refusal.BeforeDiscovery("occurredAt", moment.occurredAt(), incident.knownFrom()));
    }
    Refusal tooShort = Decider.longEnough("description", moment.description());
    return tooShort != null
        ? refused(tooShort)
        : accepted(
            new IncidentEvent.SchoolMomentRecorded(
                moment.brin(), moment.kind(), moment.occurredAt(), moment.description()));
  }

  /** A school may have found out before the supplier did. */
  static boolean mayPrecedeDiscovery(SchoolMoment kind) {
    return kind == SchoolMoment.SCHOOL_FOUND_OUT;
  }

  private static Outcome<IncidentEvent> close(Incident incident, IncidentCommand.Close close) {
    List<Obligations.Missing> missing = Obligations.missing(incident);
    if (!missing.isEmpty()) {
      return refused(new Obligations.NotReadyToClose(missing));
    }
    Refusal tooShort = Decider.longEnough("note", close.note());
    return tooShort != null ? refused(tooShort) : accepted(new IncidentEvent.Closed(close.note()));
  }

  static Refusal closed(Incident incident) {
    return new Refusal.NotNow(
        "incident-closed",
        "Incident %s was closed; nothing more is recorded in it. What came to light later belongs in a new incident."
            .formatted(incident.opened().event().number()));
  }

  /** What a new run needs to know besides its checklist. */
  public record RunStart(
      UUID run,
      Checklist checklist,
      String checklistDigest,
      Instant reportedAt,
      @Nullable Integer startedByEntry) {}

  /**
   * Another checklist beside the runs there are.
   *
   * @param calendars gives a calendar by its id; the library proved that every checklist's calendar is there
   */
  public static Outcome<IncidentEvent> start(
      Incident incident, RunStart start, Function<String, WorkingCalendar> calendars) {
    if (incident.isClosed()) {
      return refused(closed(incident));
    }
    boolean running =
        incident
            .liveRuns()
            .anyMatch(run ->
                run.state() == IncidentRun.State.RUNNING
                    && run.run().checklist().id().equals(start.checklist().id()));
    if (running) {
      return refused(
          new Refusal.NotNow(
              "checklist-already-running",
              "Checklist %s is being worked in this incident already."
                  .formatted(start.checklist().id())));
    }
    return started(start, incident.discoveredAt(), incident.terms(), calendars);
  }

  /** The run that an incident is opened with. */
  public static Outcome<IncidentEvent> started(
      RunStart start,
      @Nullable Instant discoveredAt,
      Terms terms,
      Function<String, WorkingCalendar> calendars) {
    return switch (StepTerms.count(
        start.checklist(), start.reportedAt(), discoveredAt, terms, calendars)) {
      case Outcome.Refused<StepTerms.Counted>(Refusal refusal) -> refused(refusal);
      case Outcome.Accepted<StepTerms.Counted>(StepTerms.Counted counted) ->
          accepted(
              new IncidentEvent.RunStarted(
                  start.run(),
                  start.checklist().id(),
                  start.checklistDigest(),
                  start.reportedAt(),
                  counted.dueAt(),
                  counted.warnsAt(),
                  start.startedByEntry()));
    };
  }

  /** Which checklist a record asks to start, and since when its finding was known. */
  public record ToStart(String checklistId, Instant foundAt, int entry) {}

  /** The checklists that this record sets in motion and that no live run covers yet. */
  public static List<ToStart> toStart(Incident incident, UUID runId, StepRecord record) {
    IncidentRun run = incident.findRun(runId).orElseThrow();
    Instant foundAt = record.performedAt();
    if (foundAt == null) {
      return List.of();
    }
    return run.run().effectsOf(record).stream()
        .filter(Effect.StartChecklist.class::isInstance)
        .map(effect -> ((Effect.StartChecklist) effect).checklistId())
        .filter(id -> incident.liveRuns().noneMatch(live -> live.run().checklist().id().equals(id)))
        .map(id -> new ToStart(id, foundAt, record.entry()))
        .toList();
  }

  /**
   * The runs that a corrected answer leaves without a cause and on which nothing was done yet. One that was worked on stays, to be
   * finished: what it closed must be reopened.
   */
  public static List<IncidentEvent> toWithdraw(Incident incident, int becauseOfEntry) {
    return incident
        .liveRuns()
        .filter(run -> run.startedByEntry() != null && run.untouched())
        .filter(run -> !isCalledFor(incident, run.run().checklist().id()))
        .<IncidentEvent>map(run -> new IncidentEvent.RunWithdrawn(run.id(), becauseOfEntry))
        .toList();
  }

  private static boolean isCalledFor(Incident incident, String checklistId) {
    return incident
        .liveRuns()
        .anyMatch(run ->
            run.run().standing().values().stream()
                .flatMap(record -> run.run().effectsOf(record).stream())
                .anyMatch(new Effect.StartChecklist(checklistId)::equals));
  }
}
