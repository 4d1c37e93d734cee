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
import nl.lekdicht.core.incident.IncidentCommand.Close;
import org.junit.jupiter.api.Test;

final class ClosureTest {
  @Test
  void an_incident_stays_open_while_a_run_is_not_finished() {
    Refusal refusal =
        IncidentByHand.open("rdp-device").does(0, "close-access").isRefused(new Close(TEXT));

    assertThat(refusal.code()).isEqualTo("runs-not-finished");
    assertThat(refusal.sentence()).contains("rdp-device at assess-access");
  }

  @Test
  void it_closes_with_a_note_when_its_run_is_finished() {
    var work = IncidentByHand.open("rdp-device").worksHarmlessLaptop();
    assertThat(work.isRefused(new Close("too short")))
        .isEqualTo(new Refusal.InvalidField("note", "must have at least 10 characters"));

    work.takes(new Close(TEXT));
    assertThat(work.incident().isClosed()).isTrue();
  }

  @Test
  void a_second_run_keeps_it_open() {
    var work = IncidentByHand.open("rdp-device").worksHarmlessLaptop();
    work.starts(work.next("rdp-server", START, null));

    assertThat(work.isRefused(new Close(TEXT)).sentence())
        .contains("rdp-server at close-access")
        .doesNotContain("rdp-device");
  }

  @Test
  void a_withdrawn_run_does_not_keep_it_open() {
    var work = IncidentByHand.open("mail-access").does(0, "close-access", "escalate");
    work.answers(0, "find-cause", "yes").turnsOut(0, "find-cause", StepOutcome.DONE, "no");
    work.does(0, "inform-parties", "remove-cause").skips(0, "set-up-mail");
    work.does(0, "change-mail-password-in-rdp").takes(new Close(TEXT));

    assertThat(work.incident().isClosed()).isTrue();
  }

  @Test
  void a_finished_run_that_was_taken_up_again_keeps_it_open() {
    var work = IncidentByHand.open("rdp-device").worksHarmlessLaptop();
    work.turnsOut(0, "assess-access", StepOutcome.DONE, "yes");

    assertThat(work.isRefused(new Close(TEXT)).code()).isEqualTo("runs-not-finished");
  }

  @Test
  void nothing_is_recorded_after_closing() {
    var work = IncidentByHand.open("rdp-device", START, null, LINDE).worksHarmlessLaptop();
    work.takes(new Close(TEXT));

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
