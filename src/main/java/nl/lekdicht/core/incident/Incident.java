package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.checklist.Run;
import nl.lekdicht.core.checklist.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the fold of its journal. Nothing in it was stored as such; what is stored beside the journal must equal it.
 *
 * @param opened the first entry
 * @param runs in the order in which they were started
 * @param schools the schools that are hit now, by code
 * @param closed the last entry; null while the incident is open
 * @param entries how many entries were folded
 */
public record Incident(
    UUID id,
    Recorded<IncidentEvent.Opened> opened,
    Map<UUID, IncidentRun> runs,
    Map<String, AffectedSchool> schools,
    @Nullable Recorded<IncidentEvent.Closed> closed,
    int entries) {

  /**
   * @param checklists gives the checklist with this digest: the very bytes that a run started with
   * @throws IllegalArgumentException when the events cannot have been accepted by this program: the record was tampered with
   */
  public static Incident fold(
      UUID id, List<Recorded<IncidentEvent>> events, Function<String, Checklist> checklists) {
    Incident incident = null;
    for (Recorded<IncidentEvent> recorded : events) {
      if (incident == null) {
        if (!(recorded.event() instanceof IncidentEvent.Opened opened)) {
          throw new IllegalArgumentException("the first entry does not open the incident");
        }
        incident = open(id, retype(recorded, opened));
      } else {
        incident = incident.apply(recorded, checklists);
      }
    }
    if (incident == null) {
      throw new IllegalArgumentException("an incident without entries");
    }
    return incident;
  }

  private static Incident open(UUID id, Recorded<IncidentEvent.Opened> opened) {
    return new Incident(
        id,
        opened,
        Map.of(),
        named(opened.event().schools(), Map.of(), opened.at()),
        null,
        opened.number());
  }

  /**
   * The incident after one more entry.
   *
   * @throws IllegalArgumentException when the entry cannot follow: the record was tampered with
   */
  public Incident apply(Recorded<IncidentEvent> recorded, Function<String, Checklist> checklists) {
    int count = recorded.number();
    if (closed != null) {
      throw new IllegalArgumentException("an entry after the incident was closed");
    }
    return switch (recorded.event()) {
      case IncidentEvent.Opened _ ->
          throw new IllegalArgumentException("the incident is opened twice");
      case IncidentEvent.RunStarted started -> {
        if (runs.containsKey(started.run())) {
          throw new IllegalArgumentException("a run is started twice");
        }
        yield with(
            new IncidentRun(
                started.run(),
                started.checklistDigest(),
                started.reportedAt(),
                started.dueAt(),
                recorded.at(),
                recorded.by(),
                started.startedByEntry(),
                false,
                null,
                Run.start(checklists.apply(started.checklistDigest()))),
            count);
      }
      case IncidentEvent.StepRecorded step -> {
        IncidentRun run = liveRun(step.run());
        yield with(
            run.withRun(run.run().apply(retype(recorded, step.what())), recorded.at()), count);
      }
      case IncidentEvent.RunWithdrawn withdrawn -> with(liveRun(withdrawn.run()).withdraw(), count);
      case IncidentEvent.SchoolsChanged changed ->
          new Incident(
              id, opened, runs, named(changed.schools(), schools, recorded.at()), closed, count);
      case IncidentEvent.SchoolMomentRecorded moment -> {
        AffectedSchool school = schools.get(moment.brin());
        if (school == null) {
          throw new IllegalArgumentException("a moment of a school that is not hit");
        }
        Map<String, AffectedSchool> next = new LinkedHashMap<>(schools);
        next.put(moment.brin(), school.with(moment.kind(), moment.occurredAt()));
        yield new Incident(id, opened, runs, next, closed, count);
      }
      case IncidentEvent.Closed close ->
          new Incident(id, opened, runs, schools, retype(recorded, close), count);
    };
  }

  private static <E> Recorded<E> retype(Recorded<?> recorded, E event) {
    return new Recorded<>(recorded.number(), recorded.at(), recorded.by(), event);
  }

  private Incident with(IncidentRun run, int count) {
    Map<UUID, IncidentRun> next = new LinkedHashMap<>(runs);
    next.put(run.id(), run);
    return new Incident(id, opened, next, schools, closed, count);
  }

  private static Map<String, AffectedSchool> named(
      List<SchoolTerm> terms, Map<String, AffectedSchool> before, Instant at) {
    Map<String, AffectedSchool> next = new LinkedHashMap<>();
    for (SchoolTerm term : terms) {
      AffectedSchool known = before.get(term.brin());
      next.put(term.brin(), known != null ? known : new AffectedSchool(term, at, Map.of()));
    }
    return next;
  }

  private IncidentRun liveRun(UUID runId) {
    return findRun(runId)
        .filter(run -> !run.withdrawn())
        .orElseThrow(() ->
            new IllegalArgumentException("an entry of a run that was not started or withdrawn"));
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
    Instant discovered = opened.event().discoveredAt();
    Instant received = opened.event().receivedAt();
    return discovered != null && discovered.isBefore(received) ? discovered : received;
  }

  /** An escalation that holds. */
  public record Escalation(StepRecord record, UUID run, Effect.Certainty certainty) {}

  /** The first escalation that holds. */
  public Optional<Escalation> findEscalation() {
    return escalations().findFirst();
  }

  private Stream<Escalation> escalations() {
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
   * What the incident is now. Established access to personal data makes it a breach, whatever it was opened as: by an escalation that is
   * certain, or by a run of a checklist that only begins once access is established.
   */
  public IncidentKind kind() {
    boolean established =
        findEstablishedAt().isPresent()
            || liveRuns()
                .anyMatch(run ->
                    run.run().checklist().incidentKind() == IncidentKind.PERSONAL_DATA_BREACH);
    return established ? IncidentKind.PERSONAL_DATA_BREACH : opened.event().kind();
  }

  /** Whether a breach is established, possible, or not ruled out yet. */
  public boolean mayBeABreach() {
    return kind() == IncidentKind.PERSONAL_DATA_BREACH
        || liveRuns().anyMatch(run -> run.run().mayStillBeABreach());
  }
}
