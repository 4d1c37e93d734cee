package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.checklist.StepRecord;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.term.Terms;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the fold of its journal. Nothing in it was stored as such; what is stored beside the journal must equal it.
 *
 * @param opened the first entry
 * @param terms the edition of the terms that it keeps to
 * @param receivedAt when the report was received, as it is known now
 * @param discoveredAt when it was discovered, as it is known now; null while it is not
 * @param runs in the order in which they were started
 * @param schools the schools that are hit now, by code
 * @param climbs how far warnings have climbed, by the slot of the deadline; none for deadlines of which nobody heard
 * @param updates what those concerned had to be told while an escalation ran, in order
 * @param handler who recorded something of it last
 * @param rungs how many rungs of deadlines have fired
 * @param assessment what is stated, judged and decided of it
 * @param keeping what is kept with it, and whether it stays longer than agreed
 * @param closed the last entry but what may follow it; null while the incident is open
 * @param entries how many entries were folded
 */
public record Incident(
    UUID id,
    Recorded<IncidentEvent.Opened> opened,
    Terms terms,
    Instant receivedAt,
    @Nullable Instant discoveredAt,
    Map<UUID, IncidentRun> runs,
    Map<String, AffectedSchool> schools,
    Map<String, Climb> climbs,
    List<Update> updates,
    UUID handler,
    int rungs,
    Assessment assessment,
    Keeping keeping,
    @Nullable Recorded<IncidentEvent.Closed> closed,
    int entries) {

  /**
   * @throws IllegalArgumentException when the events cannot have been accepted by this program: the record was tampered with
   */
  public static Incident fold(UUID id, List<Recorded<IncidentEvent>> events, Texts texts) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("an incident without entries");
    }
    Fold fold = Fold.begin(id, events.getFirst(), texts);
    events.stream().skip(1).forEach(recorded -> fold.take(recorded, texts));
    return fold.incident();
  }

  /**
   * The incident after one more entry.
   *
   * @throws IllegalArgumentException when the entry cannot follow: the record was tampered with
   */
  public Incident apply(Recorded<IncidentEvent> recorded, Texts texts) {
    Fold fold = Fold.of(this);
    fold.take(recorded, texts);
    return fold.incident();
  }

  public Optional<IncidentRun> findRun(UUID runId) {
    return Optional.ofNullable(runs.get(runId));
  }

  public boolean isClosed() {
    return closed != null;
  }

  /** The runs that count: all but the withdrawn. */
  public Stream<IncidentRun> liveRuns() {
    return runs.values().stream().filter(run -> !run.withdrawn());
  }

  /** The first moment at which anybody knew: nothing was done about the incident before. */
  public Instant knownFrom() {
    return discoveredAt != null && discoveredAt.isBefore(receivedAt) ? discoveredAt : receivedAt;
  }

  /** An escalation that holds. */
  public record Escalation(StepRecord record, UUID run, Effect.Certainty certainty) {}

  /** The first escalation that holds. */
  public Optional<Escalation> findEscalation() {
    return escalations().findFirst();
  }

  /** All that hold, in the order in which they were recorded. */
  public Stream<Escalation> escalations() {
    List<Escalation> found = new ArrayList<>();
    for (IncidentRun run : runs.values()) {
      for (StepRecord record : run.run().standing().values()) {
        for (Effect effect : run.run().effectsOf(record)) {
          if (effect instanceof Effect.Escalate escalate) {
            found.add(new Escalation(record, run.id(), escalate.certainty()));
          }
        }
      }
    }
    return found.stream().sorted(Comparator.comparingInt(e -> e.record().entry()));
  }

  /** Whether an escalation holds and the checklists are still being worked: those concerned are kept up to date until then. */
  public boolean escalationRuns() {
    return closed == null
        && liveRuns().anyMatch(run -> run.state() == IncidentRun.State.RUNNING)
        && findEscalation().isPresent();
  }

  /** Whether a school is not to know of it yet: nothing is told outside for now, and nothing was told to that school before. */
  public boolean hiddenFrom(String brin, Instant at) {
    AffectedSchool school = schools.get(brin);
    return assessment.withheldAt(at)
        && school != null
        && school.find(SchoolMoment.SCHOOL_TOLD).isEmpty();
  }

  /** The climb of a deadline; none before anybody heard of it. */
  public Climb climbOf(String slot) {
    return climbs.getOrDefault(slot, Climb.NONE);
  }

  /** When it was established that an unauthorised person reached personal data; empty while that is only possible. */
  public Optional<Instant> findEstablishedAt() {
    return escalations()
        .filter(escalation -> escalation.certainty() == Effect.Certainty.CERTAIN)
        .map(escalation -> escalation.record().performedAt())
        .flatMap(Stream::ofNullable)
        .min(Comparator.naturalOrder());
  }

  /** When a notification to the authority was opened by a step. */
  public Optional<Instant> findApNotificationOpenedAt() {
    return runs.values().stream()
        .flatMap(run ->
            run.run().standing().values().stream()
                .filter(record ->
                    run.run().effectsOf(record).stream()
                        .anyMatch(Effect.OpenApNotification.class::isInstance)))
        .map(StepRecord::performedAt)
        .flatMap(Stream::ofNullable)
        .min(Comparator.naturalOrder());
  }

  /**
   * What the incident is now. Established access to personal data makes it a breach, whatever it was opened as or is judged to be: by an
   * escalation that is certain, or by a run of a checklist that only begins once access is established.
   */
  public IncidentKind kind() {
    if (breachIsEstablished() || assessment.findsABreach()) {
      return IncidentKind.PERSONAL_DATA_BREACH;
    }
    IncidentKind openedAs = opened.event().kind();
    boolean isMore =
        openedAs == IncidentKind.PERSONAL_DATA_BREACH
            || assessment
                .findClassification()
                .filter(found -> found.what() == Classification.SECURITY_INCIDENT)
                .isPresent();
    return assessment.rulesOutABreach() && isMore ? IncidentKind.SECURITY_INCIDENT : openedAs;
  }

  /** Whether the steps say that personal data were reached: no judgement can make that undone. */
  public boolean breachIsEstablished() {
    return findEstablishedAt().isPresent()
        || liveRuns()
            .anyMatch(
                run -> run.run().checklist().incidentKind() == IncidentKind.PERSONAL_DATA_BREACH);
  }

  /** Whether a breach is established, possible, or not ruled out yet. */
  public boolean mayBeABreach() {
    if (kind() == IncidentKind.PERSONAL_DATA_BREACH) {
      return true;
    }
    return !assessment.rulesOutABreach()
        && liveRuns().anyMatch(run -> run.run().mayStillBeABreach());
  }
}
