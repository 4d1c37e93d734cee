package nl.lekdicht.core.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Judgement;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.incident.AffectedSchool;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Deadlines;
import nl.lekdicht.core.incident.Dealings;
import nl.lekdicht.core.incident.Decision;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.SchoolMoment;
import nl.lekdicht.core.register.RegisterEntry.Assessed;
import nl.lekdicht.core.register.RegisterEntry.Decided;
import nl.lekdicht.core.register.RegisterEntry.Judged;
import nl.lekdicht.core.register.RegisterEntry.Who;
import nl.lekdicht.core.register.SchoolPart.Authority;
import nl.lekdicht.core.register.SchoolPart.Subjects;
import nl.lekdicht.core.register.SchoolPart.Told;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of an incident: a pure function of its fold. The schools' names are empty: a school is called what its agreement
 * calls it when the entry is read.
 *
 * <p>Of a decision the subject is the name of its {@link Duty}, with the outcome TO_BE_TOLD, NOT_TO_BE_TOLD or the ground of art. 34(3); or
 * the name of its journal kind: {@code incident-classified} with the classification, {@code equal-measure-found} with FOUND, and {@code
 * communication-withheld} with WITHHELD, or ENDED when somebody ended it before its time.
 */
public final class Registering {
  private final Incident incident;
  private final Map<UUID, String> names;
  private final boolean possible;
  private final Map<String, List<RegisterTerm>> termsOfSchools = new LinkedHashMap<>();
  private final List<RegisterTerm> terms = new ArrayList<>();

  private Registering(Incident incident, Map<UUID, String> names) {
    this.incident = incident;
    this.names = names;
    this.possible = incident.mayBeABreach();
    for (Deadline deadline : Deadlines.of(incident)) {
      note(deadline);
    }
  }

  /**
   * @param reportedBy the reporter's name; null where it is not needed
   * @param names of the accounts that wrote in the journal
   */
  public static RegisterEntry of(
      Incident incident, @Nullable String reportedBy, Map<UUID, String> names) {
    return new Registering(incident, names).entry(reportedBy);
  }

  private void note(Deadline deadline) {
    if (deadline.startedAt() == null || deadline.dueAt() == null) {
      return;
    }
    RegisterTerm term =
        new RegisterTerm(
            deadline.kind(),
            deadline.startedAt(),
            deadline.dueAt(),
            deadline.metAt(),
            deadline.judged());
    if (deadline.school() != null) {
      termsOfSchools.computeIfAbsent(deadline.school(), _ -> new ArrayList<>()).add(term);
    } else if (deadline.kind() == DeadlineKind.CLOSE_ACCESS
        || deadline.kind() == DeadlineKind.AP_NOTIFICATION_CAUTIOUS) {
      terms.add(term);
    }
  }

  private RegisterEntry entry(@Nullable String reportedBy) {
    Assessment assessment = incident.assessment();
    return new RegisterEntry(
        incident.id(),
        RegisterEntry.Origin.HANDLED,
        incident.opened().event().number(),
        incident.opened().event().title(),
        incident.kind(),
        assessment.findClassification().map(Assessment.ClassificationOnRecord::what).orElse(null),
        incident.isClosed() ? RegisterEntry.State.CLOSED : RegisterEntry.State.OPEN,
        incident.receivedAt(),
        reportedBy,
        incident.discoveredAt(),
        establishedAt(),
        incident.opened().at(),
        incident.closed() == null ? null : incident.closed().at(),
        incident.closed() == null ? null : incident.closed().event().note(),
        values(assessment.acrossSchools()),
        assessment.statedMeasures(),
        judged(assessment.risk()),
        assessment.severity() == null
            ? null
            : new Assessed(assessment.severity().quarters(), assessment.severity().band()),
        decisions(),
        terms,
        incident.schools().values().stream()
            .sorted(Comparator.comparing(school -> school.term().brin()))
            .map(this::part)
            .toList());
  }

  /** As it was judged to be certain; otherwise as the steps established it. */
  private @Nullable Instant establishedAt() {
    return incident
        .assessment()
        .findClassification()
        .filter(found -> found.what() == Classification.PERSONAL_DATA_BREACH)
        .map(Assessment.ClassificationOnRecord::establishedAt)
        .or(incident::findEstablishedAt)
        .orElse(null);
  }

  private static Map<Fact, Value> values(Facts facts) {
    Map<Fact, Value> values = new EnumMap<>(Fact.class);
    facts.stated().forEach((fact, stated) -> values.put(fact, stated.value()));
    return values;
  }

  private @Nullable Judged judged(Assessment.@Nullable RiskOnRecord risk) {
    return risk == null
        ? null
        : new Judged(
            risk.risk(),
            risk.method(),
            risk.reasons(),
            risk.departure(),
            who(risk.by()),
            risk.at());
  }

  private Who who(UUID account) {
    return new Who(account, names.getOrDefault(account, ""));
  }

  private @Nullable Who findWho(@Nullable UUID account) {
    return account == null ? null : who(account);
  }

  /** In the order in which they were taken. */
  private List<Decided> decisions() {
    Assessment assessment = incident.assessment();
    List<Decided> all = new ArrayList<>();
    Assessment.ClassificationOnRecord found = assessment.classification();
    if (found != null) {
      all.add(
          new Decided(
              "incident-classified",
              found.what().name(),
              found.reasons(),
              List.of(),
              who(found.by()),
              found.at(),
              findWho(found.confirmedBy()),
              found.confirmedAt()));
    }
    Assessment.Withholding withheld = assessment.withholding();
    if (withheld != null) {
      all.add(
          of(
              "communication-withheld",
              withheld.endedAt() == null ? "WITHHELD" : "ENDED",
              withheld.reason(),
              List.of(),
              withheld.by(),
              withheld.from()));
    }
    Assessment.EqualMeasure equal = assessment.equalMeasure();
    if (equal != null) {
      all.add(
          of(
              "equal-measure-found",
              "FOUND",
              equal.reason(),
              equal.brins(),
              equal.by(),
              equal.at()));
    }
    for (Duty duty : Duty.values()) {
      all.addAll(decisions(duty));
    }
    all.sort(Comparator.comparing(Decided::at));
    return all;
  }

  private Decided of(
      String subject, String outcome, String reason, List<String> schools, UUID by, Instant at) {
    return new Decided(subject, outcome, reason, schools, who(by), at, null, null);
  }

  /** What was decided alike of several schools is one decision. */
  private List<Decided> decisions(Duty duty) {
    Map<Decision, List<String>> alike = new LinkedHashMap<>();
    incident.schools().keySet().stream()
        .sorted()
        .forEach(brin ->
            incident
                .assessment()
                .dealingsWith(brin)
                .find(duty)
                .ifPresent(
                    decision -> alike.computeIfAbsent(decision, _ -> new ArrayList<>()).add(brin)));
    return alike.entrySet().stream()
        .map(one ->
            new Decided(
                duty.name(),
                outcome(one.getKey()),
                one.getKey().reason(),
                one.getValue(),
                who(one.getKey().by()),
                one.getKey().at(),
                findWho(one.getKey().confirmedBy()),
                one.getKey().confirmedAt()))
        .toList();
  }

  private static String outcome(Decision decision) {
    if (decision.toBeTold()) {
      return "TO_BE_TOLD";
    }
    return decision.ground() == null ? "NOT_TO_BE_TOLD" : decision.ground().name();
  }

  private SchoolPart part(AffectedSchool school) {
    String brin = school.term().brin();
    Dealings dealings = incident.assessment().dealingsWith(brin);
    Map<Fact, Value> facts =
        incident.assessment().of(brin).stated().entrySet().stream()
            .filter(stated -> stated.getKey().perSchool())
            .collect(Collectors.toMap(Map.Entry::getKey, stated -> stated.getValue().value()));
    return new SchoolPart(
        brin,
        "",
        facts,
        school.findAwareness().orElse(null),
        findWho(school.toldBy()),
        dealings.acknowledgedAt(),
        authority(school, dealings),
        subjects(brin, dealings),
        termsOfSchools.getOrDefault(brin, List.of()));
  }

  private Authority authority(AffectedSchool school, Dealings dealings) {
    Dealings.Filing filing = dealings.filing();
    Instant notified = school.find(SchoolMoment.AP_NOTIFIED).orElse(null);
    Decision decision = standing(Duty.AP_NOTIFICATION, school.term().brin());
    Told state;
    if (filing != null && filing.withdrawn()) {
      state = Told.WITHDRAWN;
    } else if (notified != null) {
      state = Told.DONE;
    } else {
      state = undone(decision);
    }
    return new Authority(
        state,
        notified,
        filing == null ? null : filing.number(),
        state == Told.NOT_NEEDED && decision != null ? decision.reason() : null,
        school.filed() == null ? null : school.filed() == Judgement.LATE,
        filing == null ? null : filing.lateReason(),
        filing != null && filing.joint());
  }

  private Subjects subjects(String brin, Dealings dealings) {
    Dealings.Informed informed = dealings.informed();
    if (informed != null) {
      return new Subjects(Told.DONE, informed.at(), informed.how(), informed.people(), null, null);
    }
    Decision decision = standing(Duty.DATA_SUBJECTS, brin);
    Told state = undone(decision);
    return decision == null || decision.toBeTold()
        ? new Subjects(state, null, null, null, null, null)
        : new Subjects(
            state,
            null,
            null,
            null,
            decision.ground() == null ? null : decision.ground().name(),
            decision.reason());
  }

  private @Nullable Decision standing(Duty duty, String brin) {
    return incident.assessment().findStanding(duty, brin).orElse(null);
  }

  /** What cannot be a breach any more need not be told, whoever decided nothing. */
  private Told undone(@Nullable Decision decision) {
    if (decision == null) {
      return possible ? Told.UNDECIDED : Told.NOT_NEEDED;
    }
    return decision.toBeTold() ? Told.DUE : Told.NOT_NEEDED;
  }
}
