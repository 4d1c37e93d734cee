package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Outcome.accepted;
import static nl.lekdicht.core.Outcome.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.checklist.Decider;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.severity.Score;
import nl.lekdicht.core.severity.Severity;
import org.jspecify.annotations.Nullable;

/** Says what may be stated, judged and decided of an incident. */
public final class AssessmentDecider {
  /** A measure is done on a day as people here count them. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private AssessmentDecider() {}

  /**
   * Facts as somebody wants them stated.
   *
   * @param brin of the school of which; null for the incident
   * @param statements empty values withdraw a fact
   */
  public static Outcome<IncidentEvent> state(
      Incident incident,
      @Nullable String brin,
      Map<Fact, Optional<Value>> statements,
      Occasion occasion) {
    if (incident.isClosed()) {
      return refused(IncidentDecider.closed(incident));
    }
    if (brin != null && !incident.schools().containsKey(brin)) {
      return refused(new Refusal.Unknown("affected-school", brin));
    }
    Assessment assessment = incident.assessment();
    Facts before =
        brin == null ? assessment.facts() : assessment.ofSchools().getOrDefault(brin, Facts.NONE);
    List<AssessmentEvent.Change> changes = new ArrayList<>();
    List<Refusal.Invalid> faults = new ArrayList<>();
    for (Map.Entry<Fact, Optional<Value>> statement : statements.entrySet()) {
      Fact fact = statement.getKey();
      Value to = statement.getValue().orElse(null);
      Refusal.Invalid wrong = wrong(fact, to, brin, occasion);
      if (wrong != null) {
        faults.add(wrong);
        continue;
      }
      Value from = before.find(fact).orElse(null);
      if (!Objects.equals(from, to)) {
        changes.add(
            new AssessmentEvent.Change(
                fact, from == null ? null : from.text(), to == null ? null : to.text()));
      }
    }
    Refusal.Invalid order = endBeforeBegin(before, statements);
    if (order != null) {
      faults.add(order);
    }
    if (!faults.isEmpty()) {
      return refused(Refusal.Faults.of(faults));
    }
    return changes.isEmpty()
        ? refused(
            new Refusal.NotNow("nothing-changes", "All of this is stated already, in these words."))
        : accepted(new AssessmentEvent.FactsStated(brin, changes));
  }

  /** Where a fault is, within what was asked. */
  private static String field(Fact fact) {
    return "facts." + fact.name();
  }

  private static Refusal.@Nullable Invalid wrong(
      Fact fact, @Nullable Value to, @Nullable String brin, Occasion occasion) {
    if (brin != null && !fact.perSchool()) {
      return new Refusal.InvalidField(
          field(fact), "is stated of the incident; it cannot be another for one school");
    }
    if (to == null) {
      return null;
    }
    String fault = fact.fault(to);
    if (fault != null) {
      return new Refusal.InvalidField(field(fact), fault);
    }
    return to instanceof Value.Moment(Instant at) && at.isAfter(occasion.at())
        ? new Refusal.InTheFuture(field(fact), at, occasion.at())
        : null;
  }

  private static Refusal.@Nullable Invalid endBeforeBegin(
      Facts before, Map<Fact, Optional<Value>> statements) {
    Optional<Value> begin =
        statements.getOrDefault(Fact.OCCURRED_FROM, before.find(Fact.OCCURRED_FROM));
    Optional<Value> end = statements.getOrDefault(Fact.OCCURRED_TO, before.find(Fact.OCCURRED_TO));
    boolean wrong =
        begin.orElse(null) instanceof Value.Moment(Instant from)
            && end.orElse(null) instanceof Value.Moment(Instant to)
            && to.isBefore(from);
    return wrong
        ? new Refusal.InvalidField(field(Fact.OCCURRED_TO), "must not be before OCCURRED_FROM")
        : null;
  }

  /** A measure as somebody wants it stated: new, or in the place of the one with its id. */
  public static Outcome<IncidentEvent> state(
      Incident incident, Measure measure, boolean isNew, Occasion occasion) {
    if (incident.isClosed()) {
      return refused(IncidentDecider.closed(incident));
    }
    Assessment.StatedMeasure before = incident.assessment().measures().get(measure.id());
    if (!isNew && before == null) {
      return refused(new Refusal.Unknown("measure", measure.id().toString()));
    }
    Refusal wrong = wrong(measure, occasion);
    if (wrong != null) {
      return refused(wrong);
    }
    return before != null && before.measure().equals(measure)
        ? refused(new Refusal.NotNow("nothing-changes", "The measure is stated like this already."))
        : accepted(
            new AssessmentEvent.MeasureStated(before == null ? null : before.measure(), measure));
  }

  private static @Nullable Refusal wrong(Measure measure, Occasion occasion) {
    LocalDate today = LocalDate.ofInstant(occasion.at(), ZONE);
    return measure.doneOn() != null && measure.doneOn().isAfter(today)
        ? new Refusal.InvalidField("doneOn", "must not be later than today")
        : Decider.longEnough("description", measure.description());
  }

  /**
   * Everything else: the event is what it would be.
   *
   * @param deputy whether the actor stands in for the escalation manager now
   */
  public static Outcome<IncidentEvent> decide(
      Incident incident, AssessmentEvent proposed, boolean deputy, Occasion occasion) {
    if (incident.isClosed() && !Fold.mayFollowClosing(proposed)) {
      return refused(IncidentDecider.closed(incident));
    }
    Refusal refusal =
        switch (proposed) {
          case AssessmentEvent.FactsStated _, AssessmentEvent.MeasureStated _ ->
              throw new IllegalArgumentException("facts and measures have their own methods");
          case AssessmentEvent.Classified found -> classify(incident, found, deputy, occasion);
          case AssessmentEvent.ClassificationConfirmed confirmed ->
              confirm(incident, confirmed, deputy, occasion);
          case AssessmentEvent.SeverityAssessed assessed -> assess(assessed);
          case AssessmentEvent.RiskJudged judged -> judge(incident, judged, deputy, occasion);
          case AssessmentEvent.NotificationDecided decided ->
              decideOn(incident, decided, deputy, occasion);
          case AssessmentEvent.DecisionConfirmed confirmed ->
              confirm(incident, confirmed, deputy, occasion);
          case AssessmentEvent.CommunicationWithheld withheld ->
              withhold(incident, withheld, deputy, occasion);
          case AssessmentEvent.WithholdingEnded ended -> release(incident, ended, deputy, occasion);
          case AssessmentEvent.SubjectsInformed told -> inform(incident, told, occasion);
          case AssessmentEvent.SchoolConsulted consulted -> consult(incident, consulted, occasion);
          case AssessmentEvent.EqualMeasureFound found ->
              compare(incident, found, deputy, occasion);
          case AssessmentEvent.IntentionAnswered answered -> answer(incident, answered, occasion);
        };
    return refusal == null ? accepted(proposed) : refused(refusal);
  }

  /** Whether the actor may judge: the escalation manager, or who stands in. */
  public static boolean mayJudge(Occasion occasion, boolean deputy) {
    return deputy || occasion.actor().roles().contains(Role.ESCALATION_MANAGER);
  }

  private static @Nullable Refusal judgeNeeded(Occasion occasion, boolean deputy, String what) {
    return mayJudge(occasion, deputy)
        ? null
        : new Refusal.RoleMissing(Role.ESCALATION_MANAGER, what);
  }

  /** The second person need not be able to judge, but has to be somebody who sees what is judged. */
  private static @Nullable Refusal secondNeeded(Occasion occasion, boolean deputy) {
    boolean sees =
        deputy
            || occasion.actor().is(Role.INCIDENT_MANAGER)
            || occasion.actor().is(Role.ESCALATION_MANAGER)
            || occasion.actor().is(Role.BOARD);
    return sees
        ? null
        : new Refusal.RoleMissing(Role.INCIDENT_MANAGER, "Confirming what somebody else decided");
  }

  private static @Nullable Refusal classify(
      Incident incident, AssessmentEvent.Classified found, boolean deputy, Occasion occasion) {
    Refusal role = judgeNeeded(occasion, deputy, "Judging what an incident is");
    if (role != null) {
      return role;
    }
    Instant establishedAt = found.establishedAt();
    boolean breach = found.what() == Classification.PERSONAL_DATA_BREACH;
    if (breach != (establishedAt != null)) {
      return new Refusal.InvalidField(
          "establishedAt", "must be given for a breach, and for nothing else");
    }
    if (establishedAt != null) {
      Refusal moment = moment(incident, "establishedAt", establishedAt, occasion);
      if (moment != null) {
        return moment;
      }
    }
    if (!breach && incident.breachIsEstablished()) {
      return new Refusal.NotNow(
          "breach-is-established",
          "A step on record established that personal data were reached, so this cannot be judged to be no breach. When that step is wrong, correct it first.");
    }
    return Decider.longEnough("reasons", found.reasons());
  }

  private static @Nullable Refusal confirm(
      Incident incident,
      AssessmentEvent.ClassificationConfirmed confirmed,
      boolean deputy,
      Occasion occasion) {
    Refusal role = secondNeeded(occasion, deputy);
    if (role != null) {
      return role;
    }
    Assessment.ClassificationOnRecord onRecord = incident.assessment().classification();
    if (onRecord == null
        || onRecord.what() != confirmed.what()
        || onRecord.confirmedBy() != null
        || onRecord.what() == Classification.PERSONAL_DATA_BREACH) {
      return new Refusal.NotNow(
          "nothing-to-confirm", "There is no such classification that awaits a second person.");
    }
    return onRecord.by().equals(occasion.actor().account()) ? samePerson() : null;
  }

  private static Refusal samePerson() {
    return new Refusal.NotNow(
        "second-person-needed",
        "This was decided by the same person; somebody else has to confirm it.");
  }

  private static @Nullable Refusal judge(
      Incident incident, AssessmentEvent.RiskJudged judged, boolean deputy, Occasion occasion) {
    Refusal role = judgeNeeded(occasion, deputy, "Judging the risk");
    if (role != null) {
      return role;
    }
    if (!incident.mayBeABreach()) {
      return new Refusal.NotNow(
          "no-breach", "This is no breach, so there is no risk of one to judge.");
    }
    Refusal reasons = Decider.longEnough("reasons", judged.reasons());
    return reasons != null ? reasons : departure(incident, judged);
  }

  private static @Nullable Refusal departure(Incident incident, AssessmentEvent.RiskJudged judged) {
    Risk advised = incident.assessment().findAdvisedRisk().orElse(null);
    boolean departs = advised != null && advised != judged.risk();
    String reason = judged.departure();
    if (!departs) {
      return reason == null
          ? null
          : new Refusal.InvalidField(
              "departure", "is for a judgement that departs from the assessed severity only");
    }
    return reason == null
        ? new Refusal.InvalidField(
            "departure",
            "must say why the judgement is %s where the assessed severity says %s"
                .formatted(judged.risk(), advised))
        : Decider.longEnough("departure", reason);
  }

  private static @Nullable Refusal assess(AssessmentEvent.SeverityAssessed assessed) {
    Score score = Severity.score(assessed.inputs());
    if (score.quarters() != assessed.quarters() || score.band() != assessed.band()) {
      throw new IllegalArgumentException("a severity that was not counted from its inputs");
    }
    return null;
  }

  private static @Nullable Refusal decideOn(
      Incident incident,
      AssessmentEvent.NotificationDecided decided,
      boolean deputy,
      Occasion occasion) {
    Refusal role = judgeNeeded(occasion, deputy, "Deciding who is told");
    if (role != null) {
      return role;
    }
    Refusal schools = affected(incident, decided.brins());
    if (schools != null) {
      return schools;
    }
    boolean groundFits =
        (decided.duty() == Duty.DATA_SUBJECTS && !decided.toBeTold())
            ? decided.ground() != null
            : decided.ground() == null;
    if (!groundFits) {
      return new Refusal.InvalidField(
          "ground", "must be given where the people concerned are not told, and nowhere else");
    }
    Refusal reason = Decider.longEnough("reason", decided.reason());
    if (reason != null) {
      return reason;
    }
    Refusal done = notDone(incident, decided);
    if (done != null) {
      return done;
    }
    return decided.toBeTold() ? null : mayStaySilent(incident, decided);
  }

  /** What was done cannot be decided against. */
  private static @Nullable Refusal notDone(
      Incident incident, AssessmentEvent.NotificationDecided decided) {
    if (decided.toBeTold()) {
      return null;
    }
    Set<String> brins = Set.copyOf(decided.brins());
    for (Obligations.Obligation owed : Obligations.of(incident)) {
      if (owed.duty() == decided.duty() && owed.doneAt() != null && brins.contains(owed.brin())) {
        return new Refusal.NotNow(
            "already-done",
            "For %s, %s was done at %s; it cannot be decided against any more."
                .formatted(owed.brin(), owed.duty(), owed.doneAt()));
      }
    }
    return null;
  }

  private static @Nullable Refusal mayStaySilent(
      Incident incident, AssessmentEvent.NotificationDecided decided) {
    boolean breach = incident.kind() == IncidentKind.PERSONAL_DATA_BREACH;
    boolean possible = incident.mayBeABreach();
    Assessment.RiskOnRecord risk = incident.assessment().risk();
    return switch (decided.duty()) {
      case SCHOOL_NOTICE ->
          breach
              ? new Refusal.NotNow(
                  "school-must-be-told",
                  "A breach is always told to the schools that it hits (Art. 8.2; art. 33(2) AVG). It can be withheld for a while, with a reason.")
              : null;
      case AP_NOTIFICATION -> {
        if (!possible) {
          yield null;
        }
        if (risk == null) {
          yield riskNotJudged();
        }
        yield risk.risk() == Risk.UNLIKELY
            ? null
            : new Refusal.NotNow(
                "risk-demands-notification",
                "The risk is judged to be %s; only where harm is unlikely need the authority not be notified (art. 33(1) AVG)."
                    .formatted(risk.risk()));
      }
      case DATA_SUBJECTS -> {
        if (!possible) {
          yield null;
        }
        if (risk == null) {
          yield riskNotJudged();
        }
        yield risk.risk() == Risk.HIGH_RISK && decided.ground() == Ground.NO_HIGH_RISK
            ? new Refusal.NotNow(
                "risk-demands-notification",
                "The risk is judged to be high; then only a ground of art. 34(3) a, b or c AVG takes the duty away.")
            : null;
      }
    };
  }

  private static Refusal riskNotJudged() {
    return new Refusal.NotNow(
        "risk-not-judged", "Judge the risk first: whether somebody need be told depends on it.");
  }

  private static @Nullable Refusal confirm(
      Incident incident,
      AssessmentEvent.DecisionConfirmed confirmed,
      boolean deputy,
      Occasion occasion) {
    Refusal role = secondNeeded(occasion, deputy);
    if (role != null) {
      return role;
    }
    Refusal schools = affected(incident, confirmed.brins());
    if (schools != null) {
      return schools;
    }
    for (String brin : confirmed.brins()) {
      Decision decision =
          incident.assessment().dealingsWith(brin).find(confirmed.duty()).orElse(null);
      if (decision == null
          || decision.toBeTold()
          || decision.confirmedBy() != null
          || !incident.assessment().allows(confirmed.duty(), decision)) {
        return new Refusal.NotNow(
            "nothing-to-confirm",
            "For %s there is no decision against %s that awaits a second person."
                .formatted(brin, confirmed.duty()));
      }
      if (decision.by().equals(occasion.actor().account())) {
        return samePerson();
      }
    }
    return null;
  }

  private static @Nullable Refusal withhold(
      Incident incident,
      AssessmentEvent.CommunicationWithheld withheld,
      boolean deputy,
      Occasion occasion) {
    Refusal role = judgeNeeded(occasion, deputy, "Withholding communication");
    if (role != null) {
      return role;
    }
    if (incident.assessment().withheldAt(occasion.at())) {
      return new Refusal.NotNow(
          "already-withheld", "Communication is withheld already. End that first.");
    }
    if (!withheld.until().isAfter(occasion.at())) {
      return new Refusal.InvalidField("until", "must be later than now");
    }
    return Decider.longEnough("reason", withheld.reason());
  }

  private static @Nullable Refusal release(
      Incident incident,
      AssessmentEvent.WithholdingEnded ended,
      boolean deputy,
      Occasion occasion) {
    Refusal role = judgeNeeded(occasion, deputy, "Ending the withholding of communication");
    if (role != null) {
      return role;
    }
    return incident.assessment().withheldAt(occasion.at())
        ? Decider.longEnough("reason", ended.reason())
        : new Refusal.NotNow("not-withheld", "Communication is not withheld.");
  }

  private static @Nullable Refusal inform(
      Incident incident, AssessmentEvent.SubjectsInformed told, Occasion occasion) {
    Refusal school = affected(incident, List.of(told.brin()));
    if (school != null) {
      return school;
    }
    if (incident.assessment().dealingsWith(told.brin()).informed() != null) {
      return new Refusal.NotNow(
          "already-done", "That the people concerned were told is on record for this school.");
    }
    Refusal moment = moment(incident, "informedAt", told.informedAt(), occasion);
    return moment != null ? moment : Decider.longEnough("how", told.how());
  }

  private static @Nullable Refusal consult(
      Incident incident, AssessmentEvent.SchoolConsulted consulted, Occasion occasion) {
    Refusal school = affected(incident, List.of(consulted.brin()));
    if (school != null) {
      return school;
    }
    Refusal moment = moment(incident, "consultedAt", consulted.consultedAt(), occasion);
    return moment != null ? moment : Decider.longEnough("outcome", consulted.outcome());
  }

  private static @Nullable Refusal compare(
      Incident incident,
      AssessmentEvent.EqualMeasureFound found,
      boolean deputy,
      Occasion occasion) {
    Refusal role = judgeNeeded(occasion, deputy, "Judging that schools are hit in equal measure");
    if (role != null) {
      return role;
    }
    Refusal schools = affected(incident, found.brins());
    if (schools != null) {
      return schools;
    }
    if (new HashSet<>(found.brins()).size() < 2) {
      return new Refusal.InvalidField("schools", "must be two schools at least");
    }
    return Decider.longEnough("reason", found.reason());
  }

  private static @Nullable Refusal answer(
      Incident incident, AssessmentEvent.IntentionAnswered answered, Occasion occasion) {
    Refusal school = affected(incident, List.of(answered.brin()));
    if (school != null) {
      return school;
    }
    Dealings dealings = incident.assessment().dealingsWith(answered.brin());
    if (dealings.intentionSentAt() == null) {
      return new Refusal.NotNow(
          "nothing-to-answer", "This school was not sent an intention to notify jointly.");
    }
    if (dealings.filing() != null) {
      return new Refusal.NotNow(
          "already-filed", "The authority has been notified for this school already.");
    }
    return bySchool(occasion) ? null : onItsWord(answered.remark());
  }

  private static boolean bySchool(Occasion occasion) {
    return occasion.actor().is(Role.SCHOOL_CONTACT) || occasion.actor().is(Role.SCHOOL_SYSTEM);
  }

  /** Who writes down what a school said, says who said it and how. */
  private static @Nullable Refusal onItsWord(@Nullable String remark) {
    return remark == null
        ? new Refusal.InvalidField(
            "remark", "is required: who of the school said it, and how it was told")
        : Decider.longEnough("remark", remark);
  }

  private static @Nullable Refusal affected(Incident incident, Collection<String> brins) {
    if (brins.isEmpty()) {
      return new Refusal.InvalidField("schools", "must name a school at least");
    }
    for (String brin : brins) {
      if (!incident.schools().containsKey(brin)) {
        return new Refusal.Unknown("affected-school", brin);
      }
    }
    return null;
  }

  private static @Nullable Refusal moment(
      Incident incident, String name, Instant given, Occasion occasion) {
    if (given.isAfter(occasion.at())) {
      return new Refusal.InTheFuture(name, given, occasion.at());
    }
    return given.isBefore(incident.knownFrom())
        ? new Refusal.BeforeDiscovery(name, given, incident.knownFrom())
        : null;
  }
}
