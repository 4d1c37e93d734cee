package nl.lekdicht.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.lekdicht.core.calendar.Basis;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Judgement;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.checklist.StepRecord;
import nl.lekdicht.core.checklist.StepState;
import nl.lekdicht.core.checklist.Term;
import nl.lekdicht.core.term.Rhythm;
import nl.lekdicht.core.term.TermRule;
import nl.lekdicht.core.term.Terms;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of an incident, as they follow from it.
 *
 * <p>Hours of law and agreement are elapsed hours: added to an instant, weekends and holidays included.
 */
public final class Deadlines {
  private Deadlines() {}

  /** In due order; those that wait for their start come last. */
  public static List<Deadline> of(Incident incident) {
    List<Deadline> all = new ArrayList<>();
    incident.liveRuns().forEach(run -> addSteps(run, incident, all));
    boolean possible = incident.mayBeABreach();
    incident.schools().values().forEach(school -> addSchool(school, incident, possible, all));
    if (possible) {
      cautious(incident).ifPresent(all::add);
    }
    incident.escalations().forEach(escalation -> all.add(acknowledgement(escalation, incident)));
    incident.updates().forEach(update -> all.add(update(update, incident)));
    all.sort(BY_DUE);
    return List.copyOf(all);
  }

  private static final Comparator<Deadline> BY_DUE =
      Comparator.comparing(
              Deadline::dueAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(Deadline::slot);

  /** The slot of the deadline of a run's step. */
  public static String stepSlot(IncidentRun run, String stepId) {
    return "run:" + run.id() + ":" + stepId;
  }

  /** The slot of the authority's term for a school. */
  static String apSlot(String brin) {
    return "ap:" + brin;
  }

  /** The slot of the term for telling a school. */
  static String noticeSlot(String brin) {
    return "notice:" + brin;
  }

  static String updateSlot(Update update) {
    return "update:" + update.number();
  }

  static TermRule apTerm(Terms terms, Instant start) {
    return terms.rule(DeadlineKind.AP_NOTIFICATION, start);
  }

  private static Deadline acknowledgement(Incident.Escalation escalation, Incident incident) {
    String slot = "escalation:" + escalation.record().entry();
    Instant startedAt = escalation.record().recordedAt();
    Climb.Acknowledgement taken = incident.climbOf(slot).acknowledged();
    TermRule rule = incident.terms().rule(DeadlineKind.ESCALATION_ACKNOWLEDGEMENT, startedAt);
    return new Deadline(
        slot,
        rule.kind(),
        escalation.run(),
        escalation.record().stepId(),
        null,
        new TimeLimit.ClockTime(rule.length()),
        Moment.ESCALATION,
        startedAt,
        startedAt.plus(rule.length()),
        taken == null ? null : taken.at(),
        basisOf(rule),
        null);
  }

  private static Deadline update(Update update, Incident incident) {
    Rhythm rhythm = incident.terms().updates();
    return new Deadline(
        updateSlot(update),
        DeadlineKind.STATUS_UPDATE,
        null,
        null,
        null,
        new TimeLimit.ClockTime(rhythm.every()),
        Moment.LAST_UPDATE,
        update.startedAt(),
        update.dueAt(),
        update.givenAt(),
        new Basis(rhythm.basis(), rhythm.holdsFrom(), false),
        null);
  }

  private static Basis basisOf(TermRule rule) {
    return new Basis(rule.basis(), rule.holdsFrom(), rule.target());
  }

  private static void addSteps(IncidentRun run, Incident incident, List<Deadline> all) {
    for (Step step : run.run().checklist().steps()) {
      Term term = step.term();
      StepState state = run.run().stateOf(step.id());
      if (term == null || state == StepState.SKIPPED || state == StepState.NOT_APPLICABLE) {
        continue;
      }
      Instant metAt =
          run.run()
              .findStanding(step.id())
              .filter(record -> record.outcome() == StepOutcome.DONE)
              .map(StepRecord::performedAt)
              .orElse(null);
      Instant dueAt = run.dueAt().get(step.id());
      all.add(
          new Deadline(
              stepSlot(run, step.id()),
              term.kind(),
              run.id(),
              step.id(),
              null,
              term.limit(),
              term.from(),
              dueAt == null
                  ? null
                  : StepTerms.startOf(term.from(), run.reportedAt(), incident.discoveredAt()),
              dueAt,
              metAt,
              new Basis(term.basis(), term.holdsFrom(), false),
              null));
    }
  }

  /**
   * @param possible whether it may be a breach; asked once, as there may be thousands of schools
   */
  private static void addSchool(
      AffectedSchool school, Incident incident, boolean possible, List<Deadline> all) {
    all.add(notice(school, incident));
    boolean waived = incident.assessment().waivesAp(school.term().brin());
    Instant notified = school.find(SchoolMoment.AP_NOTIFIED).orElse(null);
    if (notified != null || (!waived && possible)) {
      all.add(apNotification(school, incident, notified));
    }
  }

  private static Deadline notice(AffectedSchool school, Incident incident) {
    Integer agreed = school.term().noticeHours();
    Instant start = incident.knownFrom();
    TermRule target = incident.terms().rule(DeadlineKind.SCHOOL_NOTICE, start);
    return elapsed(
        noticeSlot(school.term().brin()),
        DeadlineKind.SCHOOL_NOTICE,
        school.term().brin(),
        agreed == null ? target.length() : Duration.ofHours(agreed),
        Moment.REPORT_OR_DISCOVERY,
        start,
        school.find(SchoolMoment.SCHOOL_TOLD).orElse(null),
        agreed == null
            ? basisOf(target)
            : new Basis(
                "Agreement Art. 8.2 and its annex: %d hours".formatted(agreed),
                school.term().agreedOn(),
                false),
        null);
  }

  private static Deadline apNotification(
      AffectedSchool school, Incident incident, @Nullable Instant notified) {
    Instant aware = school.findAwareness().orElse(null);
    TermRule rule = apTerm(incident.terms(), aware != null ? aware : incident.opened().at());
    return elapsed(
        apSlot(school.term().brin()),
        DeadlineKind.AP_NOTIFICATION,
        school.term().brin(),
        rule.length(),
        Moment.SCHOOL_AWARENESS,
        aware,
        notified,
        basisOf(rule),
        school.filed());
  }

  /**
   * The supplier's own caution: as if every school had been aware from the discovery. Met when the last school is dealt with. Absent when
   * schools are named and for none of them the authority need be notified.
   */
  private static Optional<Deadline> cautious(Incident incident) {
    List<AffectedSchool> owed =
        incident.schools().values().stream()
            .filter(school -> !incident.assessment().waivesAp(school.term().brin()))
            .toList();
    if (owed.isEmpty() && !incident.schools().isEmpty()) {
      return Optional.empty();
    }
    boolean allNotified =
        !owed.isEmpty()
            && owed.stream().allMatch(s -> s.find(SchoolMoment.AP_NOTIFIED).isPresent());
    Instant last =
        allNotified
            ? owed.stream()
                .flatMap(school -> school.find(SchoolMoment.AP_NOTIFIED).stream())
                .max(Comparator.naturalOrder())
                .orElse(null)
            : null;
    Instant discovered = incident.discoveredAt();
    TermRule rule =
        incident
            .terms()
            .rule(
                DeadlineKind.AP_NOTIFICATION_CAUTIOUS,
                discovered != null ? discovered : incident.opened().at());
    return Optional.of(
        elapsed(
            "ap-cautious",
            DeadlineKind.AP_NOTIFICATION_CAUTIOUS,
            null,
            rule.length(),
            Moment.DISCOVERY,
            discovered,
            last,
            basisOf(rule),
            null));
  }

  private static Deadline elapsed(
      String slot,
      DeadlineKind kind,
      @Nullable String school,
      Duration length,
      Moment startsFrom,
      @Nullable Instant startedAt,
      @Nullable Instant metAt,
      Basis basis,
      @Nullable Judgement judged) {
    return new Deadline(
        slot,
        kind,
        null,
        null,
        school,
        new TimeLimit.ClockTime(length),
        startsFrom,
        startedAt,
        startedAt == null ? null : startedAt.plus(length),
        startedAt == null ? null : metAt,
        basis,
        judged);
  }
}
