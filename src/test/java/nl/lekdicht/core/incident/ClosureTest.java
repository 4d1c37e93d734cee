package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.incident.IncidentCommand.Close;
import org.junit.jupiter.api.Test;

final class ClosureTest {
  /** What a refusal names, each as its code and what it is about. */
  private static List<String> missing(Refusal refusal) {
    return switch (refusal) {
      case Obligations.NotReadyToClose several ->
          several.reasons().stream().map(one -> one.code() + " " + one.about()).toList();
      default -> throw new AssertionError(refusal.sentence());
    };
  }

  @Test
  void an_incident_stays_open_while_a_run_is_not_finished() {
    Refusal refusal =
        IncidentByHand.open("rdp-device").does(0, "close-access").isRefused(new Close(TEXT));

    assertThat(missing(refusal)).contains("run-open rdp-device", "not-classified null");
  }

  @Test
  void it_closes_with_a_note_when_its_run_is_finished() {
    var work = IncidentByHand.open("rdp-device").worksHarmlessLaptop();
    work.classifies(Classification.SECURITY_INCIDENT);
    assertThat(work.isRefused(new Close("too short")))
        .isEqualTo(new Refusal.InvalidField("note", "must have at least 10 characters"));

    work.takes(new Close(TEXT));
    assertThat(work.incident().isClosed()).isTrue();
  }

  @Test
  void a_second_run_keeps_it_open() {
    var work = IncidentByHand.open("rdp-device").worksHarmlessLaptop();
    work.starts(work.next("rdp-server", START, null));

    assertThat(missing(work.isRefused(new Close(TEXT))))
        .contains("run-open rdp-server")
        .doesNotContain("run-open rdp-device");
  }

  @Test
  void a_withdrawn_run_does_not_keep_it_open() {
    var work = IncidentByHand.open("mail-access").does(0, "close-access", "escalate");
    work.answers(0, "find-cause", "yes").turnsOut(0, "find-cause", StepOutcome.DONE, "no");
    work.does(0, "inform-parties", "remove-cause").skips(0, "set-up-mail");
    work.does(0, "change-mail-password-in-rdp").judges(Risk.RISK);
    work.classifies(Classification.PERSONAL_DATA_BREACH).takes(new Close(TEXT));

    assertThat(work.incident().isClosed()).isTrue();
  }

  @Test
  void a_finished_run_that_was_taken_up_again_keeps_it_open() {
    var work = IncidentByHand.open("rdp-device").worksHarmlessLaptop();
    work.turnsOut(0, "assess-access", StepOutcome.DONE, "yes");

    assertThat(missing(work.isRefused(new Close(TEXT)))).contains("run-open rdp-device");
  }

  @Test
  void nothing_is_recorded_after_closing() {
    var work = IncidentByHand.open("rdp-device", START, null, LINDE).worksHarmlessLaptop();
    work.decides(Duty.SCHOOL_NOTICE, false, null).closes();

    for (IncidentCommand command :
        List.of(
            new Close(TEXT),
            new IncidentCommand.ChangeSchools(List.of()),
            new IncidentCommand.RecordSchoolMoment(
                "01AB", SchoolMoment.SCHOOL_TOLD, START, TEXT))) {
      assertThat(work.isRefused(command).code()).isEqualTo("incident-closed");
    }
    var correction =
        new RunCommand.Correct("close-access", StepOutcome.DONE, null, TEXT, null, TEXT);
    assertThat(Cases.refused(work.asks(0, correction)).code()).isEqualTo("incident-closed");
    assertThat(
            Cases.refused(
                    IncidentDecider.start(
                        work.incident(),
                        work.next("rdp-files", START, null),
                        IncidentByHand::calendar))
                .code())
        .isEqualTo("incident-closed");
  }
}
