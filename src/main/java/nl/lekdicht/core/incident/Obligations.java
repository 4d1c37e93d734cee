package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.fact.Measure;
import org.jspecify.annotations.Nullable;

/** What is owed to whom because of an incident, and what still stands in the way of closing it. */
public final class Obligations {
  private Obligations() {}

  /** How far a decision is. */
  public enum State {
    UNDECIDED,
    /** Decided by one, and it takes two. */
    AWAITS_SECOND,
    /** Decided against, and what was judged since leaves no room for that. */
    CONTRADICTED,
    DECIDED
  }

  /**
   * One thing that is owed.
   *
   * @param dueAt null where there is no term in hours, or it has not begun
   * @param decision null while there is none, and where it was done without one
   * @param doneAt null while it is not done
   * @param number given by the authority
   */
  public record Obligation(
      Duty duty,
      String brin,
      @Nullable Instant dueAt,
      State state,
      @Nullable Decision decision,
      @Nullable Instant doneAt,
      @Nullable String number) {}

  /** What stands in the way of closing; the names are for programs. */
  public enum Obstacle {
    RUN_OPEN,
    NOT_CLASSIFIED,
    CLASSIFICATION_AWAITS_SECOND,
    CLASSIFICATION_CONTRADICTED,
    RISK_NOT_JUDGED,
    RISK_DEPARTS_WITHOUT_REASON,
    UNDECIDED,
    DECISION_AWAITS_SECOND,
    DECISION_CONTRADICTED,
    SCHOOL_NOT_TOLD,
    MEASURE_WITHOUT_OWNER
  }

  /**
   * @param about a school, a checklist or a measure; null for the incident
   */
  public record Missing(
      Obstacle obstacle, @Nullable Duty duty, @Nullable String about, String sentence) {
    /** For programs, in kebab-case. */
    public String code() {
      return obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** That an incident cannot be closed yet, with all that is missing. */
  public record NotReadyToClose(List<Missing> missing) implements Refusal.Several {
    private static final int AT_MOST = 200;

    public NotReadyToClose {
      missing = List.copyOf(missing);
    }

    @Override
    public String code() {
      return "not-ready-to-close";
    }

    @Override
    public String sentence() {
      return missing.size() == 1
          ? "The incident cannot be closed yet: one thing is missing; see reasons."
          : "The incident cannot be closed yet: %d things are missing; see reasons."
              .formatted(missing.size());
    }

    /** The first 200. */
    @Override
    public List<Refusal.Reason> reasons() {
      return missing.stream()
          .limit(AT_MOST)
          .map(one -> new Refusal.Reason(one.code(), one.about(), one.sentence()))
          .toList();
    }
  }

  /** By school, in the order in which they are named; for each first the notice, then the authority, then the people concerned. */
  public static List<Obligation> of(Incident incident) {
    Map<String, Deadline> bySlot =
        Deadlines.of(incident).stream()
            .collect(Collectors.toMap(Deadline::slot, Function.identity()));
    boolean breach = incident.kind() == IncidentKind.PERSONAL_DATA_BREACH;
    return incident.schools().values().stream()
        .flatMap(school -> of(incident, school, breach, bySlot).stream())
        .toList();
  }

  private static List<Obligation> of(
      Incident incident, AffectedSchool school, boolean breach, Map<String, Deadline> bySlot) {
    String brin = school.term().brin();
    Dealings dealings = incident.assessment().dealingsWith(brin);
    List<Obligation> owed = new ArrayList<>();
    owed.add(
        obligation(
            incident,
            breach,
            Duty.SCHOOL_NOTICE,
            brin,
            dueAt(bySlot.get(Deadlines.noticeSlot(brin))),
            school.find(SchoolMoment.SCHOOL_TOLD).orElse(null),
            null));
    if (breach) {
      Dealings.Filing filing = dealings.filing();
      owed.add(
          obligation(
              incident,
              breach,
              Duty.AP_NOTIFICATION,
              brin,
              dueAt(bySlot.get(Deadlines.apSlot(brin))),
              school.find(SchoolMoment.AP_NOTIFIED).orElse(null),
              filing == null ? null : filing.number()));
      Dealings.Informed informed = dealings.informed();
      owed.add(
          obligation(
              incident,
              breach,
              Duty.DATA_SUBJECTS,
              brin,
              null,
              informed == null ? null : informed.at(),
              null));
    }
    return owed;
  }

  private static @Nullable Instant dueAt(@Nullable Deadline deadline) {
    return deadline == null ? null : deadline.dueAt();
  }

  private static Obligation obligation(
      Incident incident,
      boolean breach,
      Duty duty,
      String brin,
      @Nullable Instant dueAt,
      @Nullable Instant doneAt,
      @Nullable String number) {
    Assessment assessment = incident.assessment();
    Decision decision = assessment.dealingsWith(brin).find(duty).orElse(null);
    State state;
    if (doneAt != null) {
      state = State.DECIDED;
    } else if (decision == null) {
      state = State.UNDECIDED;
    } else if (!allows(incident, breach, duty, decision)) {
      state = State.CONTRADICTED;
    } else {
      state =
          decision.stands(assessment.takesTwo(duty, brin)) ? State.DECIDED : State.AWAITS_SECOND;
    }
    return new Obligation(duty, brin, dueAt, state, decision, doneAt, number);
  }

  /** A breach is always told to the schools that it hits (Art. 8.2; art. 33(2) AVG), also when it was found to be one afterwards. */
  private static boolean allows(Incident incident, boolean breach, Duty duty, Decision decision) {
    boolean silentOnABreach = breach && duty == Duty.SCHOOL_NOTICE && !decision.toBeTold();
    return !silentOnABreach && incident.assessment().allows(duty, decision);
  }

  /** All that stands in the way of closing; empty when nothing does. */
  public static List<Missing> missing(Incident incident) {
    List<Missing> found = new ArrayList<>();
    incident
        .liveRuns()
        .filter(run -> run.state() == IncidentRun.State.RUNNING)
        .forEach(run -> found.add(openRun(run)));
    addJudgement(incident, found);
    of(incident).forEach(obligation -> addObligation(obligation, found));
    addMeasures(incident.assessment().statedMeasures(), found);
    return List.copyOf(found);
  }

  private static Missing openRun(IncidentRun run) {
    String id = run.run().checklist().id();
    return new Missing(
        Obstacle.RUN_OPEN,
        null,
        id,
        "Checklist %s is at step %s.".formatted(id, run.run().currentStepId()));
  }

  private static void addJudgement(Incident incident, List<Missing> found) {
    Assessment assessment = incident.assessment();
    if (assessment.classification() == null) {
      found.add(
          new Missing(
              Obstacle.NOT_CLASSIFIED,
              null,
              null,
              "It is not judged yet whether this is a breach, another security incident or neither."));
    } else if (assessment.findClassification().isEmpty()) {
      found.add(
          new Missing(
              Obstacle.CLASSIFICATION_AWAITS_SECOND,
              null,
              null,
              "That this is no breach awaits a second person: sensitive data are involved."));
    } else if (assessment.rulesOutABreach() && incident.breachIsEstablished()) {
      found.add(
          new Missing(
              Obstacle.CLASSIFICATION_CONTRADICTED,
              null,
              null,
              "It is judged to be no breach, but a step established access to personal data since."));
    }
    if (incident.kind() == IncidentKind.PERSONAL_DATA_BREACH && assessment.risk() == null) {
      found.add(
          new Missing(
              Obstacle.RISK_NOT_JUDGED,
              null,
              null,
              "The risk to the people concerned is not judged yet."));
    }
    if (incident.kind() == IncidentKind.PERSONAL_DATA_BREACH && assessment.departsInSilence()) {
      found.add(
          new Missing(
              Obstacle.RISK_DEPARTS_WITHOUT_REASON,
              null,
              null,
              "The risk is judged to be another than the assessed severity says, without the reason for that."));
    }
  }

  private static void addObligation(Obligation owed, List<Missing> found) {
    switch (owed.state()) {
      case UNDECIDED ->
          found.add(
              new Missing(
                  Obstacle.UNDECIDED,
                  owed.duty(),
                  owed.brin(),
                  "For %s, %s is not decided yet.".formatted(owed.brin(), owed.duty())));
      case AWAITS_SECOND ->
          found.add(
              new Missing(
                  Obstacle.DECISION_AWAITS_SECOND,
                  owed.duty(),
                  owed.brin(),
                  "For %s, the decision against %s awaits a second person: sensitive data are involved, or it is not known which."
                      .formatted(owed.brin(), owed.duty())));
      case CONTRADICTED ->
          found.add(
              new Missing(
                  Obstacle.DECISION_CONTRADICTED,
                  owed.duty(),
                  owed.brin(),
                  "For %s, it was decided against %s, and what was judged since leaves no room for that. Decide anew."
                      .formatted(owed.brin(), owed.duty())));
      case DECIDED -> {
        boolean owes =
            owed.duty() == Duty.SCHOOL_NOTICE
                && owed.doneAt() == null
                && owed.decision() != null
                && owed.decision().toBeTold();
        if (owes) {
          found.add(
              new Missing(
                  Obstacle.SCHOOL_NOT_TOLD,
                  owed.duty(),
                  owed.brin(),
                  "It is decided to tell %s, and no notice was sent.".formatted(owed.brin())));
        }
      }
    }
  }

  private static void addMeasures(Collection<Measure> measures, List<Missing> found) {
    measures.stream()
        .filter(measure -> measure.kind() == Measure.Kind.STRUCTURAL && measure.owner() == null)
        .forEach(measure ->
            found.add(
                new Missing(
                    Obstacle.MEASURE_WITHOUT_OWNER,
                    null,
                    measure.id().toString(),
                    "Structural measure %s has no owner.".formatted(measure.id()))));
  }
}
