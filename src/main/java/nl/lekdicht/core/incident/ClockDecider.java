package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Outcome.accepted;
import static nl.lekdicht.core.Outcome.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.lekdicht.core.Actor;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.WorkingCalendar;
import nl.lekdicht.core.checklist.Decider;
import nl.lekdicht.core.checklist.StepRecord;
import org.jspecify.annotations.Nullable;

/** Says what may be recorded of an incident's clocks, and what they record by themselves. */
public final class ClockDecider {
  private ClockDecider() {}

  /**
   * @param calendars gives a calendar by its id
   */
  public static Outcome<IncidentEvent> decide(
      Incident incident,
      ClockCommand command,
      Occasion occasion,
      Function<String, WorkingCalendar> calendars) {
    if (incident.isClosed()) {
      return refused(IncidentDecider.closed(incident));
    }
    return switch (command) {
      case ClockCommand.Acknowledge acknowledge -> acknowledge(incident, acknowledge, occasion);
      case ClockCommand.GiveUpdate update -> giveUpdate(incident, update, occasion);
      case ClockCommand.CorrectMoment correction ->
          correct(incident, correction, occasion, calendars);
    };
  }

  private static Outcome<IncidentEvent> acknowledge(
      Incident incident, ClockCommand.Acknowledge acknowledge, Occasion occasion) {
    Optional<Deadline> found =
        Deadlines.of(incident).stream()
            .filter(deadline -> deadline.slot().equals(acknowledge.slot()))
            .findFirst();
    if (found.isEmpty()) {
      return refused(new Refusal.Unknown("deadline", acknowledge.slot()));
    }
    Deadline deadline = found.get();
    Climb.Acknowledgement taken = incident.climbOf(deadline.slot()).acknowledged();
    if (taken != null) {
      return refused(
          new Refusal.NotNow(
              "deadline-acknowledged",
              "This deadline was acknowledged at %s already.".formatted(taken.at())));
    }
    if (deadline.dueAt() == null || deadline.metAt() != null || deadline.judged() != null) {
      return refused(
          new Refusal.NotNow(
              "nothing-to-acknowledge",
              deadline.dueAt() == null
                  ? "This deadline waits for its start; there is nothing to acknowledge yet."
                  : "What was due was done at %s; there is nothing to acknowledge."
                      .formatted(deadline.metAt())));
    }
    if (deadline.kind() == DeadlineKind.ESCALATION_ACKNOWLEDGEMENT
        && !mayTakeEscalation(occasion.actor(), acknowledge.byDeputy())) {
      return refused(
          new Refusal.RoleMissing(Role.ESCALATION_MANAGER, "Acknowledging an escalation"));
    }
    return accepted(new IncidentEvent.DeadlineAcknowledged(acknowledge.slot(), acknowledge.note()));
  }

  /** The escalation manager or whoever stands in; the board, which hears when neither reacts. */
  private static boolean mayTakeEscalation(Actor actor, boolean byDeputy) {
    return actor.is(Role.ESCALATION_MANAGER) || actor.is(Role.BOARD) || byDeputy;
  }

  private static Outcome<IncidentEvent> giveUpdate(
      Incident incident, ClockCommand.GiveUpdate update, Occasion occasion) {
    if (update.givenAt().isAfter(occasion.at())) {
      return refused(new Refusal.InTheFuture("givenAt", update.givenAt(), occasion.at()));
    }
    Refusal tooShort = Decider.longEnough("description", update.description());
    if (tooShort != null) {
      return refused(tooShort);
    }
    if (Updates.findPending(incident.updates()).isEmpty()) {
      return refused(
          new Refusal.NotNow(
              "no-escalation-runs",
              "No update is due: no escalation of this incident runs at the moment."));
    }
    if (Updates.findFor(incident.updates(), update.givenAt()).isEmpty()) {
      return refused(
          new Refusal.InvalidField(
              "givenAt",
              "must lie after the escalation and after the last update that is on record"));
    }
    return accepted(new IncidentEvent.UpdateGiven(update.givenAt(), update.description()));
  }

  /** The updates that fell due before this moment and are not on record: each is missed, the oldest first. */
  public static List<IncidentEvent> overdueUpdates(Incident incident, Instant now) {
    List<IncidentEvent> missed = new ArrayList<>();
    if (incident.isClosed()) {
      return missed;
    }
    Instant dueAt = Updates.findPending(incident.updates()).map(Update::dueAt).orElse(Instant.MAX);
    while (now.isAfter(dueAt)) {
      missed.add(new IncidentEvent.UpdateMissed(dueAt));
      dueAt = incident.terms().updates().after(dueAt);
    }
    return missed;
  }

  private static Outcome<IncidentEvent> correct(
      Incident incident,
      ClockCommand.CorrectMoment correction,
      Occasion occasion,
      Function<String, WorkingCalendar> calendars) {
    Optional<SchoolMoment> ofSchool = correction.moment().findOfSchool();
    if (ofSchool.isPresent() != (correction.brin() != null)) {
      return refused(
          new Refusal.InvalidField(
              "brin",
              ofSchool.isPresent()
                  ? "is required for a moment of a school"
                  : "must be left out for a moment of the incident"));
    }
    if (correction.occurredAt().isAfter(occasion.at())) {
      return refused(new Refusal.InTheFuture("occurredAt", correction.occurredAt(), occasion.at()));
    }
    Refusal tooShort = Decider.longEnough("reason", correction.reason());
    if (tooShort != null) {
      return refused(tooShort);
    }
    return ofSchool.isPresent()
        ? correctOfSchool(
            incident, correction, Objects.requireNonNull(correction.brin()), ofSchool.get())
        : correctOfIncident(incident, correction, calendars);
  }

  private static Outcome<IncidentEvent> correctOfSchool(
      Incident incident, ClockCommand.CorrectMoment correction, String brin, SchoolMoment kind) {
    AffectedSchool school = incident.schools().get(brin);
    if (school == null) {
      return refused(new Refusal.Unknown("affected-school", brin));
    }
    Instant from = school.find(kind).orElse(null);
    if (from == null) {
      return refused(
          new Refusal.NotNow(
              "nothing-to-correct",
              "%s of %s is not on record yet, so it cannot be corrected. Record it."
                  .formatted(kind, brin)));
    }
    if (!IncidentDecider.mayPrecedeDiscovery(kind)
        && correction.occurredAt().isBefore(incident.knownFrom())) {
      return refused(
          new Refusal.BeforeDiscovery("occurredAt", correction.occurredAt(), incident.knownFrom()));
    }
    return corrected(correction, from, List.of());
  }

  private static Outcome<IncidentEvent> correctOfIncident(
      Incident incident,
      ClockCommand.CorrectMoment correction,
      Function<String, WorkingCalendar> calendars) {
    boolean received = correction.moment() == IncidentMoment.RECEIVED;
    Instant from = received ? incident.receivedAt() : incident.discoveredAt();
    Instant receivedAt = received ? correction.occurredAt() : incident.receivedAt();
    Instant discoveredAt = received ? incident.discoveredAt() : correction.occurredAt();
    Instant openedAt = incident.opened().at();
    if (correction.occurredAt().isAfter(openedAt)) {
      return refused(
          new Refusal.InvalidField(
              "occurredAt", "must not be later than the opening of the incident, " + openedAt));
    }
    Instant knownFrom =
        discoveredAt != null && discoveredAt.isBefore(receivedAt) ? discoveredAt : receivedAt;
    Optional<Instant> earliest = earliestDeed(incident).filter(knownFrom::isAfter);
    if (earliest.isPresent()) {
      return refused(
          new Refusal.NotNow(
              "deeds-before-discovery",
              "Then nobody knew of the incident before %s, but at %s something was done about it. Correct that record first."
                  .formatted(knownFrom, earliest.get())));
    }
    List<IncidentEvent.Recounted> recounted = new ArrayList<>();
    for (IncidentRun run : incident.liveRuns().toList()) {
      boolean fromReport = received && run.reportedAt().equals(incident.receivedAt());
      Instant reportedAt = fromReport ? receivedAt : run.reportedAt();
      switch (StepTerms.count(
          run.run().checklist(), reportedAt, discoveredAt, incident.terms(), calendars)) {
        case Outcome.Refused<StepTerms.Counted>(Refusal refusal) -> {
          return refused(refusal);
        }
        case Outcome.Accepted<StepTerms.Counted>(StepTerms.Counted counted) -> {
          if (fromReport || !counted.dueAt().equals(run.dueAt())) {
            recounted.add(
                new IncidentEvent.Recounted(
                    run.id(), reportedAt, counted.dueAt(), counted.warnsAt()));
          }
        }
      }
    }
    return corrected(correction, from, recounted);
  }

  private static Outcome<IncidentEvent> corrected(
      ClockCommand.CorrectMoment correction,
      @Nullable Instant from,
      List<IncidentEvent.Recounted> recounted) {
    return correction.occurredAt().equals(from)
        ? refused(
            new Refusal.InvalidField(
                "occurredAt", "must differ from the moment on record, " + from))
        : accepted(
            new IncidentEvent.MomentCorrected(
                correction.moment(),
                correction.brin(),
                from,
                correction.occurredAt(),
                correction.reason(),
                recounted));
  }

  private static Optional<Instant> earliestDeed(Incident incident) {
    Stream<Instant> ofSteps =
        incident
            .liveRuns()
            .flatMap(run -> run.run().standing().values().stream())
            .map(StepRecord::performedAt)
            .flatMap(Stream::ofNullable);
    Stream<Instant> ofSchools =
        incident.schools().values().stream()
            .flatMap(school -> school.moments().entrySet().stream())
            .filter(moment -> !IncidentDecider.mayPrecedeDiscovery(moment.getKey()))
            .map(Map.Entry::getValue);
    return Stream.concat(ofSteps, ofSchools).min(Comparator.naturalOrder());
  }

  /**
   * How a deadline would stand otherwise; one of the two is null where there would be none, or was none.
   */
  public record Move(@Nullable Deadline before, @Nullable Deadline after) {
    /** The deadline that it is about, as it was where it was. */
    public Deadline any() {
      return before != null ? before : Objects.requireNonNull(after);
    }
  }

  /** The deadlines that an event moves: those that start or fall due at another moment, or stand otherwise now. */
  public static List<Move> moves(Incident before, Incident after, Instant now) {
    Map<String, Deadline> known = bySlot(before);
    Map<String, Deadline> next = bySlot(after);
    return Stream.concat(known.keySet().stream(), next.keySet().stream())
        .distinct()
        .map(slot -> new Move(known.get(slot), next.get(slot)))
        .filter(move -> isMove(move, now))
        .toList();
  }

  private static boolean isMove(Move move, Instant now) {
    Deadline before = move.before();
    Deadline after = move.after();
    return before == null
        || after == null
        || !Objects.equals(before.startedAt(), after.startedAt())
        || !Objects.equals(before.dueAt(), after.dueAt())
        || before.stateAt(now) != after.stateAt(now);
  }

  private static Map<String, Deadline> bySlot(Incident incident) {
    Map<String, Deadline> found = new LinkedHashMap<>();
    Deadlines.of(incident).forEach(deadline -> found.put(deadline.slot(), deadline));
    return found;
  }
}
