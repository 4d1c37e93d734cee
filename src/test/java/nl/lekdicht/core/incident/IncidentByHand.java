package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.TEXT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Actor;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.WorkingCalendar;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.checklist.StepRecord;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.core.term.Terms;
import nl.lekdicht.core.term.Watched;
import org.jspecify.annotations.Nullable;

/** Works one incident through the decider and the fold. The clock stands still until a test moves it. */
final class IncidentByHand {
  static final UUID ID = UUID.fromString("019aa1b2-0000-7000-8000-000000000001");
  static final SchoolTerm LINDE = new SchoolTerm("01AB", 48);
  static final SchoolTerm ESDOORN = new SchoolTerm("02CD", null);

  private final List<Recorded<IncidentEvent>> entries = new ArrayList<>();
  private final List<UUID> runs = new ArrayList<>();
  private Instant now;
  private Incident incident;

  private IncidentByHand(Recorded<IncidentEvent> opening) {
    now = opening.at();
    entries.add(opening);
    incident = Incident.fold(ID, entries, TEXTS);
  }

  /** Reported and opened now. */
  static IncidentByHand open(
      String checklistId,
      Instant receivedAt,
      @Nullable Instant discoveredAt,
      SchoolTerm... schools) {
    IncidentEvent opened =
        opening(Cases.checklist(checklistId).incidentKind(), receivedAt, discoveredAt, schools);
    var work = new IncidentByHand(new Recorded<>(1, receivedAt, Cases.MANAGER.account(), opened));
    work.write(
        Cases.accepted(
            IncidentDecider.started(
                work.next(checklistId, receivedAt, null),
                discoveredAt,
                Cases.terms(),
                IncidentByHand::calendar)));
    return work;
  }

  static IncidentByHand open(String checklistId) {
    return open(checklistId, Cases.START, null);
  }

  static IncidentEvent.Opened opening(
      IncidentKind kind,
      Instant receivedAt,
      @Nullable Instant discoveredAt,
      SchoolTerm... schools) {
    return new IncidentEvent.Opened(
        "2026-0001",
        "Stolen laptop",
        kind,
        Report.What.LOSS_OR_THEFT,
        Report.Where.RDP,
        UUID.fromString("019aa1b2-0000-7000-8000-0000000000ff"),
        "00".repeat(32),
        receivedAt,
        discoveredAt,
        Arrays.asList(schools),
        null);
  }

  static WorkingCalendar calendar(String id) {
    return Cases.LIBRARY.findCalendar(id).orElseThrow();
  }

  /** The tests name a checklist by its id where the service names it by its digest. */
  static final Texts TEXTS =
      new Texts() {
        @Override
        public Checklist checklist(String digest) {
          return Cases.checklist(digest);
        }

        @Override
        public Terms terms(@Nullable String digest) {
          return Cases.terms();
        }
      };

  IncidentDecider.RunStart next(String checklistId, Instant reportedAt, @Nullable Integer by) {
    return new IncidentDecider.RunStart(
        new UUID(0x7000, runs.size() + 1),
        Cases.checklist(checklistId),
        checklistId,
        reportedAt,
        by);
  }

  Instant now() {
    return now;
  }

  IncidentByHand at(Instant moment) {
    now = moment;
    return this;
  }

  List<Recorded<IncidentEvent>> entries() {
    return List.copyOf(entries);
  }

  Incident incident() {
    return incident;
  }

  /** The run that was started as number {@code place}, from 0. */
  IncidentRun run(int place) {
    return incident().findRun(runs.get(place)).orElseThrow();
  }

  int runsStarted() {
    return runs.size();
  }

  Outcome<IncidentEvent> asks(int place, RunCommand command) {
    return IncidentDecider.decide(incident(), runs.get(place), command, Cases.at(now));
  }

  Outcome<IncidentEvent> asks(IncidentCommand command) {
    return IncidentDecider.decide(incident(), command, Cases.at(now));
  }

  Refusal isRefused(IncidentCommand command) {
    return Cases.refused(asks(command));
  }

  IncidentByHand takes(IncidentCommand command) {
    write(Cases.accepted(asks(command)));
    return this;
  }

  /** Records the step, then what it sets in motion: the way of the service, without its database. */
  IncidentByHand takes(int place, RunCommand command) {
    write(Cases.accepted(asks(place, command)));
    IncidentDecider.toWithdraw(incident(), entries.size()).forEach(this::write);
    Optional<StepRecord> record = run(place).run().findStanding(command.stepId());
    if (record.isPresent()) {
      for (var start : IncidentDecider.toStart(incident(), runs.get(place), record.get())) {
        starts(next(start.checklistId(), start.foundAt(), start.entry()));
      }
    }
    return this;
  }

  IncidentByHand starts(IncidentDecider.RunStart start) {
    write(Cases.accepted(IncidentDecider.start(incident(), start, IncidentByHand::calendar)));
    return this;
  }

  IncidentByHand does(int place, String... stepIds) {
    for (String stepId : stepIds) {
      takes(place, new RunCommand.Complete(stepId, now, TEXT, null));
    }
    return this;
  }

  IncidentByHand answers(int place, String stepId, String answer) {
    return takes(place, new RunCommand.Complete(stepId, now, TEXT, answer));
  }

  IncidentByHand skips(int place, String stepId) {
    return takes(place, new RunCommand.Skip(stepId, TEXT));
  }

  IncidentByHand turnsOut(int place, String stepId, StepOutcome outcome, @Nullable String answer) {
    return takes(place, new RunCommand.Correct(stepId, outcome, null, null, answer, TEXT));
  }

  IncidentByHand moment(SchoolTerm school, SchoolMoment kind, Instant at) {
    return takes(new IncidentCommand.RecordSchoolMoment(school.brin(), kind, at, TEXT));
  }

  /** From the stolen laptop to its last step, with nothing found. */
  IncidentByHand worksHarmlessLaptop() {
    does(0, "close-access").answers(0, "assess-access", "no");
    return skips(0, "fix-problem").does(0, "give-password");
  }

  Outcome<IncidentEvent> asks(Actor actor, AssessmentEvent proposed) {
    return AssessmentDecider.decide(incident(), proposed, false, new Occasion(actor, now));
  }

  Refusal isRefused(Actor actor, AssessmentEvent proposed) {
    return Cases.refused(asks(actor, proposed));
  }

  /** As {@link Cases#FG}. */
  Refusal isRefused(AssessmentEvent proposed) {
    return isRefused(Cases.FG, proposed);
  }

  IncidentByHand takes(Actor actor, AssessmentEvent proposed) {
    write(Cases.accepted(asks(actor, proposed)), actor);
    return this;
  }

  /** As {@link Cases#FG}. */
  IncidentByHand takes(AssessmentEvent proposed) {
    return takes(Cases.FG, proposed);
  }

  IncidentByHand states(@Nullable SchoolTerm school, Fact fact, @Nullable Value value) {
    write(
        Cases.accepted(
            AssessmentDecider.state(
                incident,
                school == null ? null : school.brin(),
                Map.of(fact, Optional.ofNullable(value)),
                Cases.at(now))));
    return this;
  }

  IncidentByHand states(Fact fact, String... options) {
    return states(null, fact, Value.Choices.of(List.of(options)));
  }

  IncidentByHand classifies(Classification as) {
    boolean breach = as == Classification.PERSONAL_DATA_BREACH;
    return takes(new AssessmentEvent.Classified(as, breach ? now : null, TEXT));
  }

  IncidentByHand judges(Risk risk) {
    return takes(new AssessmentEvent.RiskJudged(risk, "ENISA 2013", TEXT, null));
  }

  /** For all schools. */
  IncidentByHand decides(Duty duty, boolean toBeTold, @Nullable Ground ground) {
    return takes(
        new AssessmentEvent.NotificationDecided(
            duty, List.copyOf(incident.schools().keySet()), toBeTold, ground, TEXT));
  }

  /** All that is judged before an incident without a breach, and without schools, can be closed. */
  IncidentByHand closes() {
    return classifies(Classification.SECURITY_INCIDENT).takes(new IncidentCommand.Close(TEXT));
  }

  Optional<Deadline> findDeadline(String slot) {
    return Deadlines.of(incident()).stream().filter(d -> d.slot().equals(slot)).findFirst();
  }

  Deadline deadline(String slot) {
    return findDeadline(slot).orElseThrow();
  }

  Optional<Deadline> findStepDeadline(int place) {
    return findDeadline(Deadlines.stepSlot(run(place), "close-access"));
  }

  Outcome<IncidentEvent> asks(ClockCommand command) {
    return ClockDecider.decide(incident(), command, Cases.at(now), IncidentByHand::calendar);
  }

  IncidentByHand takes(ClockCommand command) {
    ClockDecider.overdueUpdates(incident, now).forEach(this::write);
    write(Cases.accepted(asks(command)));
    return this;
  }

  IncidentByHand corrects(IncidentMoment moment, @Nullable SchoolTerm school, Instant to) {
    return takes(
        new ClockCommand.CorrectMoment(moment, school == null ? null : school.brin(), to, TEXT));
  }

  /** Gives every warning that is due now, to whom it may reach, and writes down the updates that were missed. */
  List<Warnings.Warning> watches(Hearer... roster) {
    List<Warnings.Warning> given = new ArrayList<>(warn(roster));
    for (IncidentEvent missed : ClockDecider.overdueUpdates(incident, now)) {
      write(missed);
    }
    given.addAll(warn(roster));
    return given;
  }

  private List<Warnings.Warning> warn(Hearer... roster) {
    List<Warnings.Warning> given = new ArrayList<>();
    List<Warnings.Warning> due = Warnings.due(incident, now, List.of(roster));
    while (!due.isEmpty()) {
      due.forEach(warning -> write(warning.event()));
      given.addAll(due);
      due = Warnings.due(incident, now, List.of(roster));
    }
    return given;
  }

  Watched watched(String slot) {
    return Ladders.of(incident).stream()
        .filter(watched -> watched.deadline().slot().equals(slot))
        .findFirst()
        .orElseThrow();
  }

  void write(IncidentEvent event) {
    write(event, Cases.MANAGER);
  }

  private void write(IncidentEvent event, Actor actor) {
    Recorded<IncidentEvent> entry = new Recorded<>(entries.size() + 1, now, actor.account(), event);
    incident = incident.apply(entry, TEXTS);
    entries.add(entry);
    if (event instanceof IncidentEvent.RunStarted started) {
      runs.add(started.run());
    }
  }
}
