package nl.lekdicht.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.checklist.StepRecord;
import nl.lekdicht.core.checklist.StepState;
import nl.lekdicht.core.checklist.Term;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of an incident, as they follow from it.
 *
 * <p>Hours of law and agreement are elapsed hours: added to an instant, weekends and holidays included.
 */
public final class Deadlines {
  /** Art. 33(1) AVG. */
  private static final Duration AP_TERM = Duration.ofHours(72);

  /** Our own target where an agreement says only "without undue delay". */
  private static final Duration NOTICE_TARGET = Duration.ofHours(24);

  private Deadlines() {}

  /** In due order; those that wait for their start come last. */
  public static List<Deadline> of(Incident incident) {
    List<Deadline> all = new ArrayList<>();
    incident.liveRuns().forEach(run -> addSteps(run, incident, all));
    incident.schools().values().forEach(school -> addSchool(school, incident, all));
    if (incident.mayBeABreach()) {
      cautious(incident).ifPresent(all::add);
    }
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
                  : IncidentDecider.startOf(
                      term.from(), run.reportedAt(), incident.opened().event().discoveredAt()),
              dueAt,
              metAt,
              term.basis(),
              false));
    }
  }

  private static void addSchool(AffectedSchool school, Incident incident, List<Deadline> all) {
    all.add(notice(school, incident));
    boolean waived = school.find(SchoolMoment.AP_NOT_REQUIRED).isPresent();
    Instant notified = school.find(SchoolMoment.AP_NOTIFIED).orElse(null);
    if (notified != null || (!waived && incident.mayBeABreach())) {
      all.add(apNotification(school, notified));
    }
  }

  private static Deadline notice(AffectedSchool school, Incident incident) {
    Integer agreed = school.term().noticeHours();
    Duration length = agreed == null ? NOTICE_TARGET : Duration.ofHours(agreed);
    return elapsed(
        "notice:" + school.term().brin(),
        DeadlineKind.SCHOOL_NOTICE,
        school.term().brin(),
        length,
        Moment.REPORT_OR_DISCOVERY,
        incident.knownFrom(),
        school.find(SchoolMoment.SCHOOL_TOLD).orElse(null),
        agreed == null
            ? "Agreement Art. 8.2: without undue delay; the number of hours is our own target"
            : "Agreement Art. 8.2 and its annex: %d hours".formatted(agreed),
        agreed == null);
  }

  private static Deadline apNotification(AffectedSchool school, @Nullable Instant notified) {
    return elapsed(
        "ap:" + school.term().brin(),
        DeadlineKind.AP_NOTIFICATION,
        school.term().brin(),
        AP_TERM,
        Moment.SCHOOL_AWARENESS,
        school.findAwareness().orElse(null),
        notified,
        "Art. 33(1) AVG; the school's duty under Art. 8.5 of the agreement",
        false);
  }

  /**
   * The supplier's own caution: as if every school had been aware from the discovery. Met when the last school is dealt with. Absent when
   * schools are named and for none of them the authority need be notified.
   */
  private static Optional<Deadline> cautious(Incident incident) {
    List<AffectedSchool> owed =
        incident.schools().values().stream()
            .filter(school -> school.find(SchoolMoment.AP_NOT_REQUIRED).isEmpty())
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
    return Optional.of(
        elapsed(
            "ap-cautious",
            DeadlineKind.AP_NOTIFICATION_CAUTIOUS,
            null,
            AP_TERM,
            Moment.DISCOVERY,
            incident.opened().event().discoveredAt(),
            last,
            "Art. 33(1) AVG, counted cautiously from the supplier's own discovery",
            true));
  }

  private static Deadline elapsed(
      String slot,
      DeadlineKind kind,
      @Nullable String school,
      Duration length,
      Moment startsFrom,
      @Nullable Instant startedAt,
      @Nullable Instant metAt,
      String basis,
      boolean target) {
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
        target);
  }
}
