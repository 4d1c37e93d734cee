package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.FG;
import static nl.lekdicht.core.Cases.MANAGER;
import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.fact.Classification.NEITHER;
import static nl.lekdicht.core.fact.Classification.PERSONAL_DATA_BREACH;
import static nl.lekdicht.core.fact.Classification.SECURITY_INCIDENT;
import static nl.lekdicht.core.incident.IncidentByHand.ESDOORN;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.lekdicht.core.Actor;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.core.severity.Availability;
import nl.lekdicht.core.severity.Confidentiality;
import nl.lekdicht.core.severity.DataNature;
import nl.lekdicht.core.severity.Identifiability;
import nl.lekdicht.core.severity.Inputs;
import nl.lekdicht.core.severity.Integrity;
import nl.lekdicht.core.severity.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JudgementTest {
  private static final Actor SCHOOL =
      new Actor(new java.util.UUID(0x7001, 1), Set.of(Role.SCHOOL_CONTACT));
  private static final Actor ADMINISTRATOR =
      new Actor(new java.util.UUID(0x7001, 2), Set.of(Role.ADMINISTRATOR));
  private static final Instant LATER = START.plusSeconds(3600);

  /** A laptop of which nobody knows yet whether anything was read. */
  private final IncidentByHand laptop =
      IncidentByHand.open("rdp-device", START, START, LINDE, ESDOORN).does(0, "close-access");

  /** Files that were read. */
  private final IncidentByHand breach =
      IncidentByHand.open("rdp-files", START, START, LINDE, ESDOORN);

  private static AssessmentEvent classified(Classification as, @Nullable Instant establishedAt) {
    return new AssessmentEvent.Classified(as, establishedAt, TEXT);
  }

  private static AssessmentEvent confirmed(Classification as) {
    return new AssessmentEvent.ClassificationConfirmed(as);
  }

  private static AssessmentEvent risk(Risk risk, @Nullable String departure) {
    return new AssessmentEvent.RiskJudged(risk, "ENISA 2013", TEXT, departure);
  }

  private static AssessmentEvent silent(Duty duty, @Nullable Ground ground) {
    return new AssessmentEvent.NotificationDecided(
        duty, List.of("01AB", "02CD"), false, ground, TEXT);
  }

  private static AssessmentEvent agreed(Duty duty, String... brins) {
    return new AssessmentEvent.DecisionConfirmed(duty, List.of(brins));
  }

  private static List<String> missing(IncidentByHand work) {
    return Obligations.missing(work.incident()).stream()
        .map(one -> one.code() + " " + one.about())
        .toList();
  }

  private static AssessmentEvent severity(DataNature nature, Identifiability identifiability) {
    Inputs inputs =
        new Inputs(
            Set.of(nature),
            List.of(),
            identifiability,
            Confidentiality.KEPT,
            Integrity.KEPT,
            Availability.KEPT,
            false,
            0,
            false);
    var score = Severity.score(inputs);
    return new AssessmentEvent.SeverityAssessed(inputs, score.quarters(), score.band());
  }

  private static final AssessmentEvent LOW = severity(DataNature.SIMPLE, Identifiability.LIMITED);
  private static final AssessmentEvent HIGHEST =
      severity(DataNature.SENSITIVE, Identifiability.MAXIMAL);

  // Who judges

  @Test
  void only_the_escalation_manager_or_a_deputy_judges() {
    for (AssessmentEvent judging :
        List.of(
            classified(SECURITY_INCIDENT, null),
            risk(Risk.RISK, null),
            silent(Duty.SCHOOL_NOTICE, null),
            new AssessmentEvent.CommunicationWithheld(LATER, TEXT),
            new AssessmentEvent.WithholdingEnded(TEXT),
            new AssessmentEvent.EqualMeasureFound(List.of("01AB", "02CD"), TEXT))) {
      assertThat(laptop.isRefused(MANAGER, judging).code()).isEqualTo("role-missing");
    }
    assertThat(
            AssessmentDecider.decide(
                laptop.incident(),
                classified(SECURITY_INCIDENT, null),
                true,
                new Occasion(MANAGER, START)))
        .isInstanceOf(Outcome.Accepted.class);
  }

  // Classification

  @Test
  void a_classification_makes_it_a_breach_and_back() {
    laptop.takes(classified(PERSONAL_DATA_BREACH, START));
    assertThat(laptop.incident().kind()).isEqualTo(IncidentKind.PERSONAL_DATA_BREACH);

    laptop.takes(classified(SECURITY_INCIDENT, null));
    assertThat(laptop.incident().kind()).isEqualTo(IncidentKind.SECURITY_INCIDENT);
    assertThat(laptop.incident().mayBeABreach()).isFalse();
  }

  @Test
  void a_breach_has_a_moment_and_nothing_else_has() {
    assertThat(laptop.isRefused(classified(PERSONAL_DATA_BREACH, null)).field())
        .isEqualTo("establishedAt");
    assertThat(laptop.isRefused(classified(NEITHER, START)).field()).isEqualTo("establishedAt");
    assertThat(laptop.isRefused(classified(PERSONAL_DATA_BREACH, LATER)).code())
        .isEqualTo("moment-in-the-future");
    assertThat(laptop.isRefused(classified(PERSONAL_DATA_BREACH, START.minusMillis(1))).code())
        .isEqualTo("moment-before-discovery");
  }

  @Test
  void what_a_step_established_is_not_judged_away() {
    assertThat(breach.isRefused(classified(NEITHER, null)).code())
        .isEqualTo("breach-is-established");
  }

  @Test
  void that_it_is_no_breach_takes_two_where_the_data_are_sensitive() {
    laptop.states(LINDE, Fact.DATA_KINDS, Value.Choices.of(Set.of("BSN")));
    laptop.takes(classified(NEITHER, null));
    assertThat(laptop.incident().assessment().findClassification()).isEmpty();
    assertThat(laptop.incident().mayBeABreach()).isTrue();
    assertThat(missing(laptop)).contains("classification-awaits-second null");

    assertThat(laptop.isRefused(confirmed(NEITHER)).code()).isEqualTo("second-person-needed");
    assertThat(laptop.isRefused(MANAGER, confirmed(SECURITY_INCIDENT)).code())
        .isEqualTo("nothing-to-confirm");
    assertThat(laptop.isRefused(ADMINISTRATOR, confirmed(NEITHER)).code())
        .isEqualTo("role-missing");

    laptop.takes(MANAGER, confirmed(NEITHER));
    assertThat(laptop.incident().assessment().findClassification()).isPresent();
    assertThat(laptop.incident().mayBeABreach()).isFalse();
    assertThat(laptop.isRefused(MANAGER, confirmed(NEITHER)).code())
        .isEqualTo("nothing-to-confirm");
  }

  @Test
  void a_new_classification_needs_a_new_second_person() {
    laptop.states(Fact.SPECIAL_CATEGORIES, "HEALTH").takes(classified(NEITHER, null));
    laptop.takes(MANAGER, confirmed(NEITHER)).takes(classified(SECURITY_INCIDENT, null));

    assertThat(laptop.incident().assessment().findClassification()).isEmpty();
  }

  @Test
  void it_takes_two_also_when_a_bsn_comes_to_light_afterwards() {
    laptop.states(Fact.DATA_KINDS, "NAME").takes(classified(NEITHER, null));
    assertThat(laptop.incident().assessment().findClassification()).isPresent();

    laptop.states(Fact.DATA_KINDS, "NAME", "BSN");
    assertThat(laptop.incident().assessment().findClassification()).isEmpty();
  }

  @Test
  void a_step_that_establishes_access_contradicts_it() {
    laptop.takes(classified(NEITHER, null));
    laptop.starts(laptop.next("rdp-files", START, null));

    assertThat(missing(laptop)).contains("classification-contradicted null");
    assertThat(laptop.incident().kind()).isEqualTo(IncidentKind.PERSONAL_DATA_BREACH);
  }

  // Risk

  @Test
  void departing_from_what_the_severity_says_needs_a_reason() {
    breach.states(Fact.DATA_KINDS, "NAME").takes(MANAGER, HIGHEST);

    assertThat(breach.isRefused(risk(Risk.UNLIKELY, null)).field()).isEqualTo("departure");
    assertThat(breach.isRefused(risk(Risk.UNLIKELY, "short")).field()).isEqualTo("departure");
    assertThat(breach.isRefused(risk(Risk.HIGH_RISK, TEXT)).field()).isEqualTo("departure");
    breach.takes(risk(Risk.UNLIKELY, TEXT)).takes(risk(Risk.HIGH_RISK, null));
  }

  @Test
  void a_low_severity_advises_a_risk_as_long_as_nobody_said_what_data_there_are() {
    breach.takes(MANAGER, LOW);
    assertThat(breach.isRefused(risk(Risk.UNLIKELY, null)).field()).isEqualTo("departure");

    breach.states(Fact.DATA_KINDS, "NAME").takes(risk(Risk.UNLIKELY, null));
  }

  @Test
  void a_severity_that_comes_after_the_judgement_and_says_something_else_stands_in_the_way() {
    breach.states(Fact.DATA_KINDS, "NAME").takes(risk(Risk.UNLIKELY, null)).takes(HIGHEST);
    assertThat(missing(breach)).contains("risk-departs-without-reason null");

    breach.takes(risk(Risk.UNLIKELY, TEXT));
    assertThat(missing(breach)).doesNotContain("risk-departs-without-reason null");
  }

  @Test
  void of_what_is_no_breach_no_risk_is_judged() {
    laptop.takes(classified(NEITHER, null));
    assertThat(laptop.isRefused(risk(Risk.RISK, null)).code()).isEqualTo("no-breach");
  }

  // Decisions

  @Test
  void a_school_is_always_told_of_a_breach() {
    assertThat(breach.isRefused(silent(Duty.SCHOOL_NOTICE, null)).code())
        .isEqualTo("school-must-be-told");
  }

  @Test
  void the_authority_is_left_out_only_where_the_risk_is_judged_to_be_unlikely() {
    assertThat(breach.isRefused(silent(Duty.AP_NOTIFICATION, null)).code())
        .isEqualTo("risk-not-judged");
    breach.judges(Risk.RISK);
    assertThat(breach.isRefused(silent(Duty.AP_NOTIFICATION, null)).code())
        .isEqualTo("risk-demands-notification");
    breach.judges(Risk.UNLIKELY).takes(silent(Duty.AP_NOTIFICATION, null));
  }

  @Test
  void it_is_so_too_while_a_breach_is_only_possible() {
    laptop.answers(0, "assess-access", "yes").answers(0, "check-authorisation", "yes");
    assertThat(laptop.incident().kind()).isEqualTo(IncidentKind.SECURITY_INCIDENT);

    assertThat(laptop.isRefused(silent(Duty.AP_NOTIFICATION, null)).code())
        .isEqualTo("risk-not-judged");
  }

  @Test
  void people_are_left_out_on_a_ground_and_with_a_high_risk_on_one_of_article_34() {
    assertThat(breach.isRefused(silent(Duty.DATA_SUBJECTS, null)).field()).isEqualTo("ground");
    assertThat(breach.isRefused(silent(Duty.AP_NOTIFICATION, Ground.UNINTELLIGIBLE)).field())
        .isEqualTo("ground");
    assertThat(breach.isRefused(silent(Duty.DATA_SUBJECTS, Ground.NO_HIGH_RISK)).code())
        .isEqualTo("risk-not-judged");
    breach.judges(Risk.HIGH_RISK);
    assertThat(breach.isRefused(silent(Duty.DATA_SUBJECTS, Ground.NO_HIGH_RISK)).code())
        .isEqualTo("risk-demands-notification");
    for (Ground ground :
        List.of(Ground.UNINTELLIGIBLE, Ground.RISK_TAKEN_AWAY, Ground.OUT_OF_PROPORTION)) {
      breach.takes(silent(Duty.DATA_SUBJECTS, ground));
    }
    breach.judges(Risk.RISK).takes(silent(Duty.DATA_SUBJECTS, Ground.NO_HIGH_RISK));
  }

  @Test
  void a_decision_names_schools_that_are_hit_and_says_why() {
    breach.judges(Risk.UNLIKELY);
    assertThat(
            breach
                .isRefused(
                    new AssessmentEvent.NotificationDecided(
                        Duty.AP_NOTIFICATION, List.of(), true, null, TEXT))
                .field())
        .isEqualTo("schools");
    assertThat(
            breach
                .isRefused(
                    new AssessmentEvent.NotificationDecided(
                        Duty.AP_NOTIFICATION, List.of("03EF"), true, null, TEXT))
                .code())
        .isEqualTo("unknown-affected-school");
    assertThat(
            breach
                .isRefused(
                    new AssessmentEvent.NotificationDecided(
                        Duty.AP_NOTIFICATION, List.of("01AB"), true, null, "short"))
                .field())
        .isEqualTo("reason");
  }

  @Test
  void what_was_done_is_not_decided_against() {
    breach.judges(Risk.UNLIKELY).moment(LINDE, SchoolMoment.AP_NOTIFIED, START);
    assertThat(breach.isRefused(silent(Duty.AP_NOTIFICATION, null)).code())
        .isEqualTo("already-done");
  }

  @Test
  void not_to_notify_takes_two_with_a_bsn_special_or_financial_data() {
    for (String[] kind : new String[][] {{"BSN"}, {"FINANCIAL"}}) {
      takesTwo(Fact.DATA_KINDS, kind[0]);
    }
    takesTwo(Fact.SPECIAL_CATEGORIES, "HEALTH");
    takesTwo(Fact.SPECIAL_CATEGORIES, "CRIMINAL");
  }

  private static void takesTwo(Fact fact, String option) {
    var work = IncidentByHand.open("rdp-files", START, START, LINDE, ESDOORN);
    work.states(Fact.DATA_KINDS, "NAME").judges(Risk.UNLIKELY);
    work.states(LINDE, fact, Value.Choices.of(Set.of(option)));
    work.takes(silent(Duty.AP_NOTIFICATION, null));

    assertThat(work.incident().assessment().waivesAp("01AB")).as(option).isFalse();
    assertThat(work.incident().assessment().waivesAp("02CD")).as(option).isTrue();
    assertThat(work.findDeadline("ap:01AB")).isPresent();
    assertThat(missing(work)).contains("decision-awaits-second 01AB");
    assertThat(work.isRefused(FG, agreed(Duty.AP_NOTIFICATION, "01AB")).code())
        .isEqualTo("second-person-needed");
    assertThat(work.isRefused(ADMINISTRATOR, agreed(Duty.AP_NOTIFICATION, "01AB")).code())
        .isEqualTo("role-missing");

    work.takes(MANAGER, agreed(Duty.AP_NOTIFICATION, "01AB"));
    assertThat(work.incident().assessment().waivesAp("01AB")).isTrue();
    assertThat(missing(work)).doesNotContain("decision-awaits-second 01AB");
    assertThat(work.isRefused(MANAGER, agreed(Duty.AP_NOTIFICATION, "01AB")).code())
        .isEqualTo("nothing-to-confirm");
  }

  @Test
  void a_decision_falls_back_to_one_person_s_word_when_a_bsn_comes_to_light_afterwards() {
    breach.states(Fact.DATA_KINDS, "NAME").judges(Risk.UNLIKELY);
    breach.takes(silent(Duty.AP_NOTIFICATION, null));
    assertThat(breach.incident().assessment().waivesAp("01AB")).isTrue();

    breach.states(Fact.DATA_KINDS, "NAME", "BSN");
    assertThat(breach.incident().assessment().waivesAp("01AB")).isFalse();
    assertThat(breach.findDeadline("ap:01AB")).isPresent();
    breach.takes(MANAGER, agreed(Duty.AP_NOTIFICATION, "01AB", "02CD"));
    assertThat(breach.findDeadline("ap:01AB")).isEmpty();
  }

  @Test
  void it_takes_two_as_long_as_nobody_said_what_data_there_are() {
    breach.judges(Risk.UNLIKELY).takes(silent(Duty.AP_NOTIFICATION, null));
    assertThat(breach.incident().assessment().waivesAp("01AB")).isFalse();

    breach.states(Fact.DATA_KINDS, "NAME");
    assertThat(breach.incident().assessment().waivesAp("01AB")).isTrue();
  }

  @Test
  void a_decision_that_is_taken_again_needs_a_second_person_again() {
    breach.states(Fact.DATA_KINDS, "BSN").judges(Risk.UNLIKELY);
    breach.takes(silent(Duty.AP_NOTIFICATION, null));
    breach.takes(MANAGER, agreed(Duty.AP_NOTIFICATION, "01AB", "02CD"));
    breach.takes(silent(Duty.AP_NOTIFICATION, null));

    assertThat(breach.incident().assessment().waivesAp("01AB")).isFalse();
  }

  @Test
  void a_risk_that_is_judged_anew_overtakes_a_decision_also_one_of_two_people() {
    breach.states(Fact.DATA_KINDS, "BSN").judges(Risk.UNLIKELY);
    breach.takes(silent(Duty.AP_NOTIFICATION, null));
    breach.takes(silent(Duty.DATA_SUBJECTS, Ground.NO_HIGH_RISK));
    breach.takes(MANAGER, agreed(Duty.AP_NOTIFICATION, "01AB", "02CD"));
    breach.takes(MANAGER, agreed(Duty.DATA_SUBJECTS, "01AB"));
    assertThat(breach.findDeadline("ap:01AB")).isEmpty();

    breach.judges(Risk.HIGH_RISK);
    assertThat(breach.findDeadline("ap:01AB")).isPresent();
    assertThat(missing(breach))
        .filteredOn(one -> one.startsWith("decision-contradicted"))
        .hasSize(4);
    assertThat(breach.isRefused(MANAGER, agreed(Duty.DATA_SUBJECTS, "02CD")).code())
        .isEqualTo("nothing-to-confirm");
  }

  @Test
  void that_a_school_is_not_told_does_not_outlive_the_finding_of_a_breach() {
    laptop.answers(0, "assess-access", "no").takes(silent(Duty.SCHOOL_NOTICE, null));
    assertThat(missing(laptop)).doesNotContain("undecided 01AB");

    laptop.takes(classified(PERSONAL_DATA_BREACH, START));
    assertThat(missing(laptop)).contains("decision-contradicted 01AB");
  }

  // Closing

  @Test
  void closing_lists_all_that_is_missing() {
    var laptops = IncidentByHand.open("rdp-device", START, START, LINDE, ESDOORN);
    laptops.takes(classified(PERSONAL_DATA_BREACH, START));
    laptops.write(
        Cases.accepted(
            AssessmentDecider.state(
                laptops.incident(),
                new nl.lekdicht.core.fact.Measure(
                    new java.util.UUID(7, 7),
                    nl.lekdicht.core.fact.Measure.Kind.STRUCTURAL,
                    TEXT,
                    null,
                    null,
                    null),
                true,
                Cases.at(START))));
    laptops.decides(Duty.SCHOOL_NOTICE, true, null);

    assertThat(missing(laptops))
        .containsExactly(
            "run-open rdp-device",
            "risk-not-judged null",
            "school-not-told 01AB",
            "undecided 01AB",
            "undecided 01AB",
            "school-not-told 02CD",
            "undecided 02CD",
            "undecided 02CD",
            "measure-without-owner 00000000-0000-0007-0000-000000000007");
    Refusal refusal = laptops.isRefused(new IncidentCommand.Close(TEXT));
    assertThat(refusal.nature()).isEqualTo(Refusal.Nature.CONFLICT);
    assertThat(refusal.sentence()).contains("9 things");
  }

  @Test
  void a_closed_incident_takes_no_judgement_but_that_people_were_told() {
    var work = IncidentByHand.open("rdp-device", START, START, LINDE).worksHarmlessLaptop();
    work.decides(Duty.SCHOOL_NOTICE, false, null).closes();

    for (AssessmentEvent judging :
        List.of(
            classified(NEITHER, null),
            confirmed(SECURITY_INCIDENT),
            LOW,
            risk(Risk.RISK, null),
            new AssessmentEvent.NotificationDecided(
                Duty.SCHOOL_NOTICE, List.of("01AB"), true, null, TEXT),
            agreed(Duty.SCHOOL_NOTICE, "01AB"),
            new AssessmentEvent.CommunicationWithheld(LATER, TEXT),
            new AssessmentEvent.WithholdingEnded(TEXT),
            new AssessmentEvent.SchoolConsulted("01AB", START, TEXT),
            new AssessmentEvent.EqualMeasureFound(List.of("01AB", "02CD"), TEXT),
            new AssessmentEvent.IntentionAnswered("01AB", true, TEXT))) {
      assertThat(work.isRefused(judging).code()).isEqualTo("incident-closed");
    }
    work.takes(SCHOOL, new AssessmentEvent.SubjectsInformed("01AB", START, TEXT, "3-4", null));
    assertThat(work.incident().assessment().dealingsWith("01AB").informed()).isNotNull();
  }

  // Withholding

  @Test
  void communication_is_withheld_until_a_moment_or_until_somebody_ends_it() {
    assertThat(laptop.isRefused(new AssessmentEvent.WithholdingEnded(TEXT)).code())
        .isEqualTo("not-withheld");
    assertThat(laptop.isRefused(new AssessmentEvent.CommunicationWithheld(START, TEXT)).field())
        .isEqualTo("until");
    assertThat(laptop.isRefused(new AssessmentEvent.CommunicationWithheld(LATER, "short")).field())
        .isEqualTo("reason");
    laptop.takes(new AssessmentEvent.CommunicationWithheld(LATER, TEXT));
    assertThat(laptop.isRefused(new AssessmentEvent.CommunicationWithheld(LATER, TEXT)).code())
        .isEqualTo("already-withheld");

    Assessment assessment = laptop.incident().assessment();
    assertThat(assessment.withheldAt(LATER.minusMillis(1))).isTrue();
    assertThat(assessment.withheldAt(LATER)).isFalse();
    laptop.at(START.plusSeconds(60)).takes(new AssessmentEvent.WithholdingEnded(TEXT));
    assertThat(laptop.incident().assessment().withheldAt(START.plusSeconds(60))).isFalse();
  }

  @Test
  void terms_keep_running_meanwhile() {
    var before = Deadlines.of(laptop.incident());
    laptop.takes(new AssessmentEvent.CommunicationWithheld(LATER, TEXT));

    assertThat(Deadlines.of(laptop.incident())).isEqualTo(before);
  }

  @Test
  void it_hides_the_incident_from_a_school_that_was_not_told() {
    laptop.moment(LINDE, SchoolMoment.SCHOOL_TOLD, START);
    laptop.takes(new AssessmentEvent.CommunicationWithheld(LATER, TEXT));

    assertThat(laptop.incident().hiddenFrom("01AB", START)).isFalse();
    assertThat(laptop.incident().hiddenFrom("02CD", START)).isTrue();
    assertThat(laptop.incident().hiddenFrom("02CD", LATER)).isFalse();
  }

  // Joint notification, and people who are told

  @Test
  void equal_measure_is_between_two_schools_that_are_hit() {
    assertThat(
            breach
                .isRefused(new AssessmentEvent.EqualMeasureFound(List.of("01AB", "01AB"), TEXT))
                .field())
        .isEqualTo("schools");
    assertThat(
            breach
                .isRefused(new AssessmentEvent.EqualMeasureFound(List.of("01AB", "03EF"), TEXT))
                .code())
        .isEqualTo("unknown-affected-school");
    breach.takes(new AssessmentEvent.EqualMeasureFound(List.of("01AB", "02CD"), TEXT));
  }

  @Test
  void a_consultation_was_with_a_school_that_is_hit_and_not_in_the_future() {
    assertThat(
            breach
                .isRefused(MANAGER, new AssessmentEvent.SchoolConsulted("03EF", START, TEXT))
                .code())
        .isEqualTo("unknown-affected-school");
    assertThat(
            breach
                .isRefused(MANAGER, new AssessmentEvent.SchoolConsulted("01AB", LATER, TEXT))
                .code())
        .isEqualTo("moment-in-the-future");
    breach.takes(MANAGER, new AssessmentEvent.SchoolConsulted("01AB", START, TEXT));
  }

  private static AssessmentEvent answer(boolean agrees, @Nullable String remark) {
    return new AssessmentEvent.IntentionAnswered("01AB", agrees, remark);
  }

  private void sendIntention() {
    breach.write(
        new PaperEvent.PapersSent(
            PaperKind.JOINT_INTENTION,
            List.of(new PaperEvent.Sent(new java.util.UUID(7, 1), "01AB", "ab".repeat(32)))));
  }

  @Test
  void an_intention_is_answered_once_it_was_sent_and_until_the_authority_is_notified() {
    assertThat(breach.isRefused(SCHOOL, answer(true, null)).code()).isEqualTo("nothing-to-answer");
    sendIntention();
    breach.takes(SCHOOL, answer(true, null)).takes(SCHOOL, answer(false, "We do it ourselves."));
    assertThat(breach.incident().assessment().dealingsWith("01AB").objects()).isTrue();

    breach.write(
        new PaperEvent.DraftFiled(
            new java.util.UUID(7, 2),
            "ab".repeat(32),
            List.of("01AB"),
            false,
            false,
            START,
            "AP-1",
            null,
            null,
            null));
    assertThat(breach.isRefused(SCHOOL, answer(true, null)).code()).isEqualTo("already-filed");
  }

  @Test
  void who_writes_down_what_a_school_said_says_who_said_it() {
    sendIntention();
    assertThat(breach.isRefused(MANAGER, answer(true, null)).field()).isEqualTo("remark");
    assertThat(breach.isRefused(MANAGER, answer(true, "by phone")).field()).isEqualTo("remark");
    breach.takes(MANAGER, answer(true, "The head said so by telephone."));
  }

  @Test
  void that_people_were_told_is_recorded_once() {
    var told = new AssessmentEvent.SubjectsInformed("01AB", START, TEXT, null, null);
    breach.takes(SCHOOL, told);
    assertThat(breach.isRefused(SCHOOL, told).code()).isEqualTo("already-done");
    assertThat(
            breach
                .isRefused(
                    SCHOOL, new AssessmentEvent.SubjectsInformed("02CD", LATER, TEXT, null, null))
                .code())
        .isEqualTo("moment-in-the-future");
  }
}
