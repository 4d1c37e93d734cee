package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.Judgement;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.checklist.Run;
import nl.lekdicht.core.term.Terms;
import org.jspecify.annotations.Nullable;

/** An incident on its way through the entries of its journal. Mutable, so that a long journal costs no copy per entry; never seen outside. */
final class Fold {
  private final UUID id;
  private final Recorded<IncidentEvent.Opened> opened;
  private final Terms terms;
  private final Map<UUID, IncidentRun> runs;
  private final Map<String, Climb> climbs;
  private Map<String, AffectedSchool> schools;
  private Instant receivedAt;
  private @Nullable Instant discoveredAt;
  private List<Update> updates;
  private UUID handler;
  private int rungs;
  private @Nullable Recorded<IncidentEvent.Closed> closed;
  private final Assessing assessing;
  private Keeping keeping;
  private int entries;

  private Fold(UUID id, Recorded<IncidentEvent.Opened> opened, Terms terms) {
    this.id = id;
    this.opened = opened;
    this.terms = terms;
    runs = new LinkedHashMap<>();
    climbs = new HashMap<>();
    schools = named(opened.event().schools(), Map.of(), opened.at());
    receivedAt = opened.event().receivedAt();
    discoveredAt = opened.event().discoveredAt();
    updates = List.of();
    assessing = Assessing.begin();
    keeping = Keeping.NOTHING;
    handler = opened.by();
    entries = opened.number();
  }

  private Fold(Incident from) {
    id = from.id();
    opened = from.opened();
    terms = from.terms();
    runs = new LinkedHashMap<>(from.runs());
    climbs = new HashMap<>(from.climbs());
    schools = new LinkedHashMap<>(from.schools());
    receivedAt = from.receivedAt();
    discoveredAt = from.discoveredAt();
    updates = from.updates();
    handler = from.handler();
    rungs = from.rungs();
    closed = from.closed();
    assessing = Assessing.of(from.assessment());
    keeping = from.keeping();
    entries = from.entries();
  }

  static Fold begin(UUID id, Recorded<IncidentEvent> first, Texts texts) {
    if (!(first.event() instanceof IncidentEvent.Opened event)) {
      throw new IllegalArgumentException("the first entry does not open the incident");
    }
    return new Fold(id, retype(first, event), texts.terms(event.termsDigest()));
  }

  static Fold of(Incident incident) {
    return new Fold(incident);
  }

  Incident incident() {
    return new Incident(
        id,
        opened,
        terms,
        receivedAt,
        discoveredAt,
        Collections.unmodifiableMap(runs),
        Collections.unmodifiableMap(schools),
        Collections.unmodifiableMap(climbs),
        updates,
        handler,
        rungs,
        assessing.assessment(),
        keeping,
        closed,
        entries);
  }

  void take(Recorded<IncidentEvent> recorded, Texts texts) {
    if (closed != null && !mayFollowClosing(recorded.event())) {
      throw new IllegalArgumentException("an entry after the incident was closed");
    }
    entries = recorded.number();
    List<Update> before = updates;
    switch (recorded.event()) {
      case IncidentEvent.Opened _ ->
          throw new IllegalArgumentException("the incident is opened twice");
      case IncidentEvent.RunStarted started -> {
        if (runs.containsKey(started.run())) {
          throw new IllegalArgumentException("a run is started twice");
        }
        Run run = Run.start(texts.checklist(started.checklistDigest()));
        runs.put(started.run(), IncidentRun.started(recorded, started, run));
        handler = recorded.by();
      }
      case IncidentEvent.StepRecorded step -> {
        IncidentRun run = liveRun(step.run());
        runs.put(run.id(), run.withRun(run.run().apply(retype(recorded, step.what())), recorded));
        handler = recorded.by();
      }
      case IncidentEvent.RunWithdrawn withdrawn -> {
        IncidentRun run = liveRun(withdrawn.run());
        runs.put(run.id(), run.withdraw());
      }
      case IncidentEvent.SchoolsChanged changed -> {
        schools = named(changed.schools(), schools, recorded.at());
        assessing.keepOnly(schools.keySet());
        handler = recorded.by();
      }
      case IncidentEvent.SchoolMomentRecorded moment -> {
        put(moment.brin(), moment.kind(), moment.occurredAt(), recorded);
        if (moment.kind() == SchoolMoment.AP_NOT_REQUIRED) {
          assessing.waiveAp(recorded, moment);
        }
        handler = recorded.by();
      }
      case IncidentEvent.MomentCorrected corrected -> {
        correct(corrected, recorded);
        handler = recorded.by();
      }
      case IncidentEvent.DeadlineWarned warned -> {
        for (String slot : warned.slots()) {
          climbs.put(slot, climb(slot).fired(warned.number(), warned.hearers()));
        }
        rungs += warned.slots().size();
      }
      case IncidentEvent.DeadlineAcknowledged taken ->
          climbs.put(taken.slot(), climb(taken.slot()).acknowledged(recorded.by(), recorded.at()));
      case IncidentEvent.UpdateGiven given -> {
        updates = Updates.given(updates, given.givenAt());
        handler = recorded.by();
      }
      case IncidentEvent.UpdateMissed missed -> updates = Updates.missed(updates, missed.dueAt());
      case IncidentEvent.MailReturned _ -> {}
      case AssessmentEvent event -> {
        assessing.take(recorded, event);
        if (!isOfSchool(event)) {
          handler = recorded.by();
        }
      }
      case PaperEvent event -> {
        assessing.take(recorded, event);
        leave(recorded, event);
      }
      case KeepingEvent event -> keeping = keeping.after(recorded, event);
      case IncidentEvent.Closed close -> closed = retype(recorded, close);
    }
    followUpdates(before, recorded);
  }

  private Climb climb(String slot) {
    return climbs.getOrDefault(slot, Climb.NONE);
  }

  /** Only what somebody recorded of the case itself can begin or end an escalation, or answer an update. */
  private void followUpdates(List<Update> before, Recorded<IncidentEvent> recorded) {
    boolean cannotMatter =
        recorded.event() instanceof IncidentEvent.DeadlineWarned
            || recorded.event() instanceof IncidentEvent.DeadlineAcknowledged;
    if (cannotMatter) {
      return;
    }
    List<Update> after =
        Updates.follow(
            before, updates, incident().escalationRuns(), recorded.at(), terms.updates());
    if (after.size() < updates.size()) {
      climbs.remove(Deadlines.updateSlot(updates.getLast()));
    }
    updates = after;
  }

  private void put(String brin, SchoolMoment kind, Instant occurredAt, Recorded<?> recorded) {
    putAll(List.of(brin), kind, occurredAt, recorded);
  }

  /** All at once: what a moment does to the deadlines is looked at once, however many schools there are. */
  private void putAll(
      List<String> brins, SchoolMoment kind, Instant occurredAt, Recorded<?> recorded) {
    List<String> moved = new ArrayList<>();
    for (String brin : brins) {
      AffectedSchool school = schools.get(brin);
      if (school == null) {
        throw new IllegalArgumentException("a moment of a school that is not hit");
      }
      AffectedSchool next = judged(school.with(kind, occurredAt, recorded.by()));
      schools.put(brin, next);
      if (!next.findAwareness().equals(school.findAwareness())) {
        moved.add(Deadlines.apSlot(brin));
      }
    }
    if (!moved.isEmpty()) {
      climbBack(moved, recorded.at());
    }
  }

  /** What a closed incident still takes: that what had left was received, filed or passed on, and what is kept with it. */
  static boolean mayFollowClosing(IncidentEvent event) {
    return event instanceof PaperEvent.PaperAcknowledged
        || event instanceof PaperEvent.DraftFiled
        || event instanceof PaperEvent.ConfirmationKept
        || event instanceof AssessmentEvent.SubjectsInformed
        || event instanceof KeepingEvent;
  }

  /** What a school does itself makes nobody of the supplier the person on it. */
  private static boolean isOfSchool(AssessmentEvent event) {
    return event instanceof AssessmentEvent.IntentionAnswered
        || event instanceof AssessmentEvent.SubjectsInformed;
  }

  /** By a notice a school becomes aware, unless it was before; by the first filing its authority is notified. */
  private void leave(Recorded<IncidentEvent> recorded, PaperEvent event) {
    switch (event) {
      case PaperEvent.PapersSent sent -> {
        if (sent.kind().isNotice()) {
          putAll(
              without(sent.papers().stream().map(PaperEvent.Sent::brin), SchoolMoment.SCHOOL_TOLD),
              SchoolMoment.SCHOOL_TOLD,
              recorded.at(),
              recorded);
        }
        handler = recorded.by();
      }
      case PaperEvent.DraftFiled filed ->
          putAll(
              without(filed.brins().stream(), SchoolMoment.AP_NOTIFIED),
              SchoolMoment.AP_NOTIFIED,
              filed.filedAt(),
              recorded);
      case PaperEvent.PaperAcknowledged _, PaperEvent.ConfirmationKept _ -> {}
      case PaperEvent.PapersWritten _,
          PaperEvent.PaperRewritten _,
          PaperEvent.PapersSubmitted _,
          PaperEvent.PapersApproved _,
          PaperEvent.PapersRejected _,
          PaperEvent.PaperDropped _ ->
          handler = recorded.by();
    }
  }

  private List<String> without(Stream<String> brins, SchoolMoment kind) {
    return brins
        .filter(brin -> schools.containsKey(brin) && schools.get(brin).find(kind).isEmpty())
        .toList();
  }

  /** Late is decided once: when the notification and the school's awareness are first both on record (art. 33(1) AVG). */
  private AffectedSchool judged(AffectedSchool school) {
    Instant aware = school.findAwareness().orElse(null);
    Instant notified = school.find(SchoolMoment.AP_NOTIFIED).orElse(null);
    if (school.filed() != null || aware == null || notified == null) {
      return school;
    }
    Instant due = aware.plus(Deadlines.apTerm(terms, aware).length());
    return school.judged(notified.isAfter(due) ? Judgement.LATE : Judgement.IN_TIME);
  }

  private void correct(IncidentEvent.MomentCorrected corrected, Recorded<?> recorded) {
    switch (corrected.moment()) {
      case RECEIVED -> receivedAt = corrected.to();
      case DISCOVERED -> discoveredAt = corrected.to();
      case SCHOOL_TOLD, SCHOOL_FOUND_OUT, AP_NOTIFIED -> {
        if (corrected.brin() == null) {
          throw new IllegalArgumentException("the moment of a school without a school");
        }
        put(
            corrected.brin(),
            corrected.moment().findOfSchool().orElseThrow(),
            corrected.to(),
            recorded);
      }
    }
    for (IncidentEvent.Recounted anew : corrected.runs()) {
      runs.put(anew.run(), liveRun(anew.run()).recounted(anew));
    }
    climbBack(List.copyOf(climbs.keySet()), recorded.at());
  }

  /** After its deadline moved, a rung whose moment is to come again will fire again; one whose moment is past will not. */
  private void climbBack(List<String> slots, Instant at) {
    Incident now = incident();
    Map<String, Deadline> bySlot =
        Deadlines.of(now).stream().collect(Collectors.toMap(Deadline::slot, Function.identity()));
    for (String slot : slots) {
      Deadline deadline = bySlot.get(slot);
      if (deadline != null && deadline.dueAt() != null) {
        climbs.computeIfPresent(
            slot,
            (_, climb) -> climb.backTo(Ladders.lastPassed(now, deadline, climb.reached(), at)));
      }
    }
  }

  private IncidentRun liveRun(UUID runId) {
    IncidentRun run = runs.get(runId);
    if (run == null || run.withdrawn()) {
      throw new IllegalArgumentException("an entry of a run that was not started or withdrawn");
    }
    return run;
  }

  private static <E> Recorded<E> retype(Recorded<?> recorded, E event) {
    return new Recorded<>(recorded.number(), recorded.at(), recorded.by(), event);
  }

  private static Map<String, AffectedSchool> named(
      List<SchoolTerm> schoolTerms, Map<String, AffectedSchool> before, Instant at) {
    Map<String, AffectedSchool> next = new LinkedHashMap<>();
    for (SchoolTerm term : schoolTerms) {
      AffectedSchool known = before.get(term.brin());
      next.put(term.brin(), known != null ? known : AffectedSchool.named(term, at));
    }
    return next;
  }
}
