package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.fact.Classification.PERSONAL_DATA_BREACH;
import static nl.lekdicht.core.fact.Classification.SECURITY_INCIDENT;
import static nl.lekdicht.core.incident.IncidentByHand.ESDOORN;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PaperRulesTest {
  private static final SchoolTerm POPULIER = new SchoolTerm("03EF", null);
  private static final String DIGEST = "aa".repeat(32);

  /** Files that were read, of three schools. */
  private final IncidentByHand breach =
      IncidentByHand.open("rdp-files", START, START, LINDE, ESDOORN, POPULIER);

  private static @Nullable String refusal(
      IncidentByHand work, PaperKind kind, String brin, PaperKind... alive) {
    Refusal refusal = PaperRules.mayWrite(work.incident(), kind, brin, Set.of(alive));
    return refusal == null ? null : refusal.code();
  }

  private static IncidentByHand sent(IncidentByHand work, PaperKind kind, String... brins) {
    work.write(
        new PaperEvent.PapersSent(
            kind,
            Arrays.stream(brins)
                .map(brin -> new PaperEvent.Sent(UUID.randomUUID(), brin, DIGEST))
                .toList()));
    return work;
  }

  // Which papers may be written

  @ParameterizedTest
  @EnumSource(PaperKind.class)
  void there_is_no_paper_for_a_school_that_is_not_hit(PaperKind kind) {
    assertThat(refusal(breach, kind, "99ZZ")).isEqualTo("unknown-affected-school");
  }

  @ParameterizedTest
  @EnumSource(PaperKind.class)
  void there_is_no_new_paper_in_a_closed_incident(PaperKind kind) {
    IncidentByHand closed = IncidentByHand.open("rdp-device").worksHarmlessLaptop().closes();
    assertThat(refusal(closed, kind, "01AB")).isEqualTo("incident-closed");
    assertThat(PaperRules.mayChange(closed.incident())).isNotNull();
    assertThat(PaperRules.maySend(closed.incident(), Cases.at(closed.now()))).isNotNull();
    assertThat(PaperRules.mayChange(breach.incident())).isNull();
  }

  @Test
  void the_first_notice_is_written_once_and_a_suspicion_as_often_as_there_is_one() {
    assertThat(refusal(breach, PaperKind.FIRST_NOTICE, "01AB")).isNull();
    assertThat(refusal(breach, PaperKind.FIRST_NOTICE, "01AB", PaperKind.FIRST_NOTICE))
        .isEqualTo("paper-exists");
    assertThat(refusal(breach, PaperKind.SUSPECTED_HIGH_RISK, "01AB", PaperKind.values())).isNull();
  }

  @Test
  void follow_up_and_closing_come_after_a_school_was_told() {
    for (PaperKind kind : List.of(PaperKind.FOLLOW_UP, PaperKind.CLOSING_NOTICE)) {
      assertThat(refusal(breach, kind, "01AB")).isEqualTo("school-not-told");
    }
    sent(breach, PaperKind.SUSPECTED_HIGH_RISK, "01AB");

    assertThat(refusal(breach, PaperKind.FOLLOW_UP, "01AB", PaperKind.FOLLOW_UP)).isNull();
    assertThat(refusal(breach, PaperKind.CLOSING_NOTICE, "01AB")).isNull();
    assertThat(refusal(breach, PaperKind.CLOSING_NOTICE, "01AB", PaperKind.CLOSING_NOTICE))
        .isEqualTo("paper-exists");
    assertThat(refusal(breach, PaperKind.FOLLOW_UP, "02CD")).isEqualTo("school-not-told");
  }

  @Test
  void what_is_judged_to_be_no_breach_is_not_notified_and_schools_may_still_be_told() {
    IncidentByHand laptop =
        IncidentByHand.open("rdp-device", START, START, LINDE).classifies(SECURITY_INCIDENT);
    for (PaperKind kind :
        List.of(PaperKind.AP_DRAFT, PaperKind.SUBJECT_LETTER, PaperKind.JOINT_INTENTION)) {
      assertThat(refusal(laptop, kind, "01AB")).isEqualTo("no-breach");
      assertThat(refusal(breach, kind, "01AB")).isNull();
    }
    assertThat(refusal(laptop, PaperKind.FIRST_NOTICE, "01AB")).isNull();
    assertThat(refusal(laptop, PaperKind.SUSPECTED_HIGH_RISK, "01AB")).isNull();
  }

  @Test
  void an_intention_is_told_once_and_not_where_the_authority_was_notified() {
    assertThat(refusal(breach, PaperKind.JOINT_INTENTION, "01AB", PaperKind.JOINT_INTENTION))
        .isEqualTo("paper-exists");
    breach.moment(LINDE, SchoolMoment.AP_NOTIFIED, START);
    assertThat(refusal(breach, PaperKind.JOINT_INTENTION, "01AB")).isEqualTo("already-filed");
    assertThat(refusal(breach, PaperKind.JOINT_INTENTION, "02CD")).isNull();
  }

  // Sending

  private @Nullable Refusal maySend() {
    return PaperRules.maySend(breach.incident(), Cases.at(breach.now()));
  }

  @Test
  void nothing_is_sent_while_communication_is_withheld() {
    assertThat(maySend()).isNull();
    breach.takes(new AssessmentEvent.CommunicationWithheld(START.plusSeconds(600), TEXT));

    for (long second : new long[] {0, 1, 599}) {
      breach.at(START.plusSeconds(second));
      assertThat(maySend()).extracting(Refusal::code).isEqualTo("communication-withheld");
    }
    breach.at(START.plusSeconds(600));
    assertThat(maySend()).isNull();
  }

  @Test
  void it_is_sent_again_once_the_withholding_was_ended() {
    breach.takes(new AssessmentEvent.CommunicationWithheld(START.plusSeconds(600), TEXT));
    breach.at(START.plusSeconds(60)).takes(new AssessmentEvent.WithholdingEnded(TEXT));
    assertThat(maySend()).isNull();
  }

  // When the breach was established

  @Test
  void a_breach_was_established_at_the_first_moment_that_anything_says_so() {
    IncidentByHand laptop = IncidentByHand.open("rdp-device", START, START, LINDE);
    assertThat(PaperRules.establishedAt(laptop.incident())).isEmpty();

    laptop.at(START.plusSeconds(60)).classifies(PERSONAL_DATA_BREACH);
    assertThat(PaperRules.establishedAt(laptop.incident())).contains(START.plusSeconds(60));
  }

  // Joint notification, Art. 8.5: condition by condition

  private static List<String> lacking(IncidentByHand work) {
    return PaperRules.joint(work.incident()).lacking().stream()
        .map(
            reason -> reason.about() == null ? reason.code() : reason.code() + " " + reason.about())
        .toList();
  }

  private IncidentByHand foundEqual(String... brins) {
    return breach.takes(new AssessmentEvent.EqualMeasureFound(List.of(brins), TEXT));
  }

  private void consulted(String brin) {
    breach.takes(new AssessmentEvent.SchoolConsulted(brin, START, TEXT));
  }

  private void answered(String brin, boolean agrees) {
    breach.write(new AssessmentEvent.IntentionAnswered(brin, agrees, null));
  }

  /** All three conditions for all three schools. */
  private void open() {
    foundEqual("01AB", "02CD", "03EF");
    consulted("01AB");
    sent(breach, PaperKind.JOINT_INTENTION, "01AB", "02CD", "03EF");
  }

  private PaperRules.Joint joint() {
    return PaperRules.joint(breach.incident());
  }

  @Test
  void without_a_finding_of_equal_measure_there_is_nothing_to_file_jointly() {
    consulted("01AB");
    sent(breach, PaperKind.JOINT_INTENTION, "01AB", "02CD", "03EF");
    assertThat(lacking(breach)).containsExactly("equal-measure-not-found");
    assertThat(joint().schools()).isEmpty();
  }

  @Test
  void without_a_consultation_it_stays_shut() {
    foundEqual("01AB", "02CD", "03EF");
    sent(breach, PaperKind.JOINT_INTENTION, "01AB", "02CD", "03EF");
    assertThat(lacking(breach)).containsExactly("nobody-consulted");
  }

  @Test
  void a_consultation_with_a_school_that_is_hit_otherwise_does_not_count() {
    foundEqual("01AB", "02CD");
    consulted("03EF");
    sent(breach, PaperKind.JOINT_INTENTION, "01AB", "02CD");
    assertThat(lacking(breach)).containsExactly("nobody-consulted");
    consulted("02CD");
    assertThat(lacking(breach)).isEmpty();
    assertThat(joint().schools()).containsExactly("01AB", "02CD");
  }

  @Test
  void every_school_is_told_of_the_intention_first() {
    foundEqual("01AB", "02CD", "03EF");
    consulted("01AB");
    sent(breach, PaperKind.JOINT_INTENTION, "02CD");
    sent(breach, PaperKind.FIRST_NOTICE, "01AB", "03EF");
    assertThat(lacking(breach))
        .containsExactly("intention-not-sent 01AB", "intention-not-sent 03EF");
    sent(breach, PaperKind.JOINT_INTENTION, "01AB", "03EF");
    assertThat(lacking(breach)).isEmpty();
  }

  @Test
  void all_that_is_lacking_is_told_at_once() {
    foundEqual("01AB", "02CD");
    assertThat(lacking(breach))
        .containsExactly("nobody-consulted", "intention-not-sent 01AB", "intention-not-sent 02CD");
  }

  @Test
  void who_objects_is_left_out_and_who_does_not_answer_is_not() {
    open();
    answered("01AB", true);
    answered("02CD", false);
    assertThat(joint().schools()).containsExactly("01AB", "03EF");
    assertThat(joint().objecting()).containsExactly("02CD");
    assertThat(lacking(breach)).isEmpty();

    answered("02CD", true);
    assertThat(joint().schools()).containsExactly("01AB", "02CD", "03EF");
    assertThat(joint().objecting()).isEmpty();
  }

  @Test
  void one_school_is_not_several() {
    open();
    answered("02CD", false);
    answered("03EF", false);
    assertThat(lacking(breach)).containsExactly("too-few-schools");
    assertThat(joint().schools()).containsExactly("01AB");
  }

  @Test
  void a_school_that_was_notified_for_or_needs_no_notification_is_left_out() {
    open();
    breach.moment(LINDE, SchoolMoment.AP_NOTIFIED, START);
    assertThat(joint().schools()).containsExactly("02CD", "03EF");
    breach.judges(Risk.UNLIKELY);
    breach.takes(
        new AssessmentEvent.NotificationDecided(
            Duty.AP_NOTIFICATION, List.of("02CD"), false, null, TEXT));
    assertThat(joint().schools()).containsExactly("02CD", "03EF"); // it takes two to decide that
    breach.write(new AssessmentEvent.DecisionConfirmed(Duty.AP_NOTIFICATION, List.of("02CD")));
    assertThat(joint().schools()).containsExactly("03EF");
    assertThat(lacking(breach)).containsExactly("too-few-schools");
  }

  @Test
  void a_school_that_is_no_longer_hit_is_left_out() {
    open();
    breach.takes(new IncidentCommand.ChangeSchools(List.of(ESDOORN, POPULIER)));
    assertThat(joint().schools()).containsExactly("02CD", "03EF");
  }

  @Test
  void a_school_that_comes_back_is_told_and_asked_anew() {
    open();
    answered("01AB", true);
    breach.takes(new IncidentCommand.ChangeSchools(List.of(ESDOORN, POPULIER)));
    breach.takes(new IncidentCommand.ChangeSchools(List.of(LINDE, ESDOORN, POPULIER)));
    assertThat(lacking(breach)).contains("intention-not-sent 01AB");
  }
}
