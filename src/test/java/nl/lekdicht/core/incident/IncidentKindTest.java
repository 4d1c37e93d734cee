package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.IncidentKind.PERSONAL_DATA_BREACH;
import static nl.lekdicht.core.IncidentKind.SECURITY_INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.lekdicht.core.checklist.Effect.Certainty;
import nl.lekdicht.core.checklist.StepOutcome;
import org.junit.jupiter.api.Test;

final class IncidentKindTest {
  private static final Instant LATER = START.plusSeconds(1800);

  private static IncidentByHand viewed() {
    return IncidentByHand.open("online-device")
        .does(0, "close-access")
        .answers(0, "assess-access", "yes")
        .answers(0, "check-authorisation", "yes")
        .answers(0, "check-pages", "yes");
  }

  @Test
  void a_certain_escalation_makes_it_a_breach() {
    var work = viewed();
    assertThat(work.incident().kind()).isEqualTo(SECURITY_INCIDENT);

    work.at(LATER).does(0, "escalate");
    assertThat(work.incident().kind()).isEqualTo(PERSONAL_DATA_BREACH);
    assertThat(work.incident().findEstablishedAt()).contains(LATER);
    assertThat(work.incident().findEscalation())
        .hasValueSatisfying(escalation -> {
          assertThat(escalation.certainty()).isEqualTo(Certainty.CERTAIN);
          assertThat(escalation.run()).isEqualTo(work.run(0).id());
          assertThat(escalation.record().stepId()).isEqualTo("escalate");
        });
  }

  @Test
  void it_is_no_breach_any_more_when_the_answer_before_it_is_corrected() {
    var work = viewed().does(0, "escalate").turnsOut(0, "check-pages", StepOutcome.DONE, "no");

    assertThat(work.incident().kind()).isEqualTo(SECURITY_INCIDENT);
    assertThat(work.incident().findEstablishedAt()).isEmpty();
    assertThat(work.incident().findEscalation()).isEmpty();
    assertThat(work.incident().mayBeABreach()).isFalse();
  }

  @Test
  void a_possible_escalation_establishes_nothing() {
    var work = IncidentByHand.open("rdp-server").does(0, "close-access");
    work.answers(0, "assess-access", "yes").does(0, "escalate");

    assertThat(work.incident().kind()).isEqualTo(SECURITY_INCIDENT);
    assertThat(work.incident().findEstablishedAt()).isEmpty();
    assertThat(work.incident().findEscalation().orElseThrow().certainty())
        .isEqualTo(Certainty.POSSIBLE);
    assertThat(work.incident().mayBeABreach()).isTrue();
  }

  @Test
  void a_checklist_for_established_access_makes_it_a_breach_from_the_start() {
    assertThat(IncidentByHand.open("online-access").incident().kind())
        .isEqualTo(PERSONAL_DATA_BREACH);
  }

  @Test
  void such_a_checklist_started_later_makes_it_a_breach() {
    var work = IncidentByHand.open("rdp-device");
    work.starts(work.next("rdp-files", LATER, null));

    assertThat(work.incident().kind()).isEqualTo(PERSONAL_DATA_BREACH);
  }

  @Test
  void the_notification_of_the_authority_is_opened_by_its_step() {
    var work =
        IncidentByHand.open("online-access").does(0, "close-access", "escalate", "find-cause");
    assertThat(work.incident().findApNotificationOpenedAt()).isEmpty();

    work.at(LATER).does(0, "inform-parties");
    assertThat(work.incident().findApNotificationOpenedAt()).contains(LATER);
  }

  @Test
  void it_is_known_from_the_discovery_or_the_report_whichever_was_first() {
    Instant before = START.minusSeconds(60);
    assertThat(IncidentByHand.open("rdp-device", START, null).incident().knownFrom())
        .isEqualTo(START);
    assertThat(IncidentByHand.open("rdp-device", START, before).incident().knownFrom())
        .isEqualTo(before);
    assertThat(IncidentByHand.open("rdp-device", START, LATER).incident().knownFrom())
        .isEqualTo(START);
  }
}
