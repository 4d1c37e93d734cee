package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.incident.IncidentRun.State;
import org.junit.jupiter.api.Test;

final class RunsBesideTest {
  private static final Instant FOUND = START.plusSeconds(7200);

  private final IncidentByHand mail =
      IncidentByHand.open("mail-access").does(0, "close-access", "escalate").at(FOUND);

  @Test
  void access_through_rdp_starts_the_checklist_for_files_from_the_moment_of_finding() {
    mail.answers(0, "find-cause", "yes");

    assertThat(mail.runsStarted()).isEqualTo(2);
    IncidentRun files = mail.run(1);
    assertThat(files.run().checklist().id()).isEqualTo("rdp-files");
    assertThat(files.state()).isEqualTo(State.RUNNING);
    assertThat(files.reportedAt()).isEqualTo(FOUND);
    assertThat(files.startedByEntry()).isEqualTo(5);
    assertThat(files.dueAt()).containsEntry("close-access", FOUND.plusSeconds(1800));
    assertThat(mail.run(0).run().currentStepId()).isEqualTo("inform-parties");
  }

  @Test
  void another_way_in_starts_nothing() {
    mail.answers(0, "find-cause", "no");

    assertThat(mail.runsStarted()).isEqualTo(1);
  }

  @Test
  void a_corrected_answer_starts_it_after_all() {
    mail.answers(0, "find-cause", "no").does(0, "inform-parties");
    mail.turnsOut(0, "find-cause", StepOutcome.DONE, "yes");

    assertThat(mail.run(1).state()).isEqualTo(State.RUNNING);
    assertThat(mail.run(1).startedByEntry()).isEqualTo(7);
    assertThat(mail.run(0).run().currentStepId()).isEqualTo("remove-cause");
  }

  @Test
  void it_is_not_started_beside_itself() {
    mail.answers(0, "find-cause", "yes").turnsOut(0, "find-cause", StepOutcome.DONE, "yes");
    assertThat(mail.runsStarted()).isEqualTo(2);

    Refusal refusal =
        Cases.refused(
            IncidentDecider.start(
                mail.incident(), mail.next("rdp-files", FOUND, null), IncidentByHand::calendar));
    assertThat(refusal.code()).isEqualTo("checklist-already-running");
  }

  @Test
  void it_is_not_started_by_an_answer_when_a_person_had_started_it() {
    mail.starts(mail.next("rdp-files", START, null)).answers(0, "find-cause", "yes");

    assertThat(mail.runsStarted()).isEqualTo(2);
  }

  @Test
  void a_checklist_that_was_finished_can_be_started_again() {
    var laptop = IncidentByHand.open("rdp-device").worksHarmlessLaptop();
    laptop.starts(laptop.next("rdp-device", FOUND, null));

    assertThat(laptop.run(0).state()).isEqualTo(State.FINISHED);
    assertThat(laptop.run(1).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void it_is_withdrawn_when_its_cause_goes_before_anything_was_done() {
    mail.answers(0, "find-cause", "yes").turnsOut(0, "find-cause", StepOutcome.DONE, "no");

    assertThat(mail.run(1).state()).isEqualTo(State.WITHDRAWN);
    assertThat(mail.findStepDeadline(1)).isEmpty();
    assertThat(mail.entries().getLast().event())
        .isEqualTo(new IncidentEvent.RunWithdrawn(mail.run(1).id(), 7));
  }

  @Test
  void it_is_withdrawn_too_when_the_finding_is_abandoned() {
    mail.answers(0, "find-cause", "yes").turnsOut(0, "escalate", StepOutcome.NOT_DONE, null);

    assertThat(mail.run(1).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void a_withdrawn_run_takes_nothing_more() {
    mail.answers(0, "find-cause", "yes").turnsOut(0, "find-cause", StepOutcome.DONE, "no");

    var command = new RunCommand.Complete("close-access", FOUND, TEXT, null);
    assertThat(Cases.refused(mail.asks(1, command)).code()).isEqualTo("run-withdrawn");
  }

  @Test
  void it_starts_anew_when_the_answer_turns_back() {
    mail.answers(0, "find-cause", "yes")
        .turnsOut(0, "find-cause", StepOutcome.DONE, "no")
        .turnsOut(0, "find-cause", StepOutcome.DONE, "yes");

    assertThat(mail.run(1).state()).isEqualTo(State.WITHDRAWN);
    assertThat(mail.run(2).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void it_stays_to_be_finished_when_something_was_done_in_it() {
    mail.answers(0, "find-cause", "yes").does(1, "close-access");
    mail.turnsOut(0, "find-cause", StepOutcome.DONE, "no");

    assertThat(mail.run(1).state()).isEqualTo(State.RUNNING);
    assertThat(mail.findStepDeadline(1)).isPresent();
  }

  @Test
  void it_stays_too_when_what_was_done_in_it_was_taken_back() {
    mail.answers(0, "find-cause", "yes").does(1, "close-access");
    mail.turnsOut(1, "close-access", StepOutcome.NOT_DONE, null);
    mail.turnsOut(0, "find-cause", StepOutcome.DONE, "no");

    assertThat(mail.run(1).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void a_run_that_a_person_started_is_not_withdrawn() {
    mail.starts(mail.next("rdp-files", START, null))
        .answers(0, "find-cause", "yes")
        .turnsOut(0, "find-cause", StepOutcome.DONE, "no");

    assertThat(mail.run(1).state()).isEqualTo(State.RUNNING);
  }

  @Test
  void a_run_that_was_never_started_is_unknown() {
    var command = new RunCommand.Complete("close-access", FOUND, TEXT, null);
    UUID stranger = new UUID(1, 1);

    assertThat(
            Cases.refused(
                IncidentDecider.decide(mail.incident(), stranger, command, Cases.at(FOUND))))
        .isEqualTo(new Refusal.Unknown("run", stranger.toString()));
  }

  @Test
  void the_moment_of_finishing_stays_until_the_run_is_taken_up_again() {
    var laptop = IncidentByHand.open("rdp-device").worksHarmlessLaptop().at(FOUND);
    laptop.takes(
        0, new RunCommand.Correct("close-access", StepOutcome.DONE, null, TEXT, null, TEXT));
    assertThat(laptop.run(0).finishedAt()).isEqualTo(START);

    laptop.turnsOut(0, "give-password", StepOutcome.NOT_DONE, null);
    assertThat(laptop.run(0).finishedAt()).isNull();
    laptop.does(0, "give-password");
    assertThat(laptop.run(0).finishedAt()).isEqualTo(FOUND);
  }
}
