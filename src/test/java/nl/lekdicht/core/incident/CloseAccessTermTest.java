package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.Deadline.State;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.checklist.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CloseAccessTermTest {
  private static Deadline closing(String checklistId, Instant reportedAt) {
    return IncidentByHand.open(checklistId, reportedAt, null).findStepDeadline(0).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00, 2026-11-23T11:00",
    "2026-11-23T17:00, 2026-11-23T18:00",
    // Friday afternoon runs on into Monday.
    "2026-11-20T17:30, 2026-11-23T09:30",
    "2026-11-20T18:00, 2026-11-23T10:00",
    "2026-11-21T12:00, 2026-11-23T10:00",
    "2026-11-24T03:00, 2026-11-24T10:00",
    // King's Day, a Monday.
    "2026-04-27T11:00, 2026-04-28T10:00",
    // Christmas, Boxing Day on a Saturday, then a Sunday.
    "2026-12-24T17:40, 2026-12-28T09:40",
    "2026-12-25T09:00, 2026-12-28T10:00",
    // The night in which the clock goes forward.
    "2026-03-27T17:30, 2026-03-30T09:30"
  })
  void a_stolen_laptop_with_rdp_has_sixty_working_minutes(String reported, String due) {
    assertThat(closing("rdp-device", amsterdam(reported)).dueAt()).isEqualTo(amsterdam(due));
  }

  @ParameterizedTest
  @CsvSource({
    "rdp-server, 30",
    "rdp-files, 30",
    "mail-device, 30",
    "mail-access, 30",
    "online-device, 30",
    "online-alert, 60",
    "online-access, 60"
  })
  void every_other_checklist_counts_nights_and_christmas(String checklistId, int minutes) {
    for (String reported : new String[] {"2026-12-25T03:04", "2026-11-21T23:45"}) {
      assertThat(closing(checklistId, amsterdam(reported)).dueAt())
          .isEqualTo(amsterdam(reported).plus(minutes, ChronoUnit.MINUTES));
    }
  }

  @Test
  void it_says_what_it_runs_from_and_why() {
    Deadline deadline = closing("rdp-device", START);

    assertThat(deadline.kind()).isEqualTo(DeadlineKind.CLOSE_ACCESS);
    assertThat(deadline.step()).isEqualTo("close-access");
    assertThat(deadline.school()).isNull();
    assertThat(deadline.startsFrom()).isEqualTo(Moment.REPORT);
    assertThat(deadline.startedAt()).isEqualTo(START);
    assertThat(deadline.limit())
        .isEqualTo(new TimeLimit.WorkingTime(Duration.ofMinutes(60), "nl-office-hours"));
    assertThat(deadline.basis().clause()).contains("§4.1");
    assertThat(deadline.basis().target()).isFalse();
  }

  @Test
  void it_is_met_at_the_last_instant_and_missed_a_millisecond_later() {
    Instant due = START.plus(30, ChronoUnit.MINUTES);

    assertThat(doneAt(due).stateAt(due)).isEqualTo(State.MET);
    assertThat(doneAt(due.plusMillis(1)).stateAt(due.plusMillis(1))).isEqualTo(State.MISSED);
  }

  @Test
  void it_is_open_until_the_last_instant_and_missed_after_it() {
    Deadline open = closing("rdp-server", START);
    Instant due = START.plus(30, ChronoUnit.MINUTES);

    assertThat(open.stateAt(due)).isEqualTo(State.OPEN);
    assertThat(open.stateAt(due.plusMillis(1))).isEqualTo(State.MISSED);
  }

  @Test
  void it_is_judged_by_when_it_was_done_however_late_it_was_recorded() {
    var work = IncidentByHand.open("rdp-server").at(START.plus(5, ChronoUnit.HOURS));
    work.takes(0, new RunCommand.Complete("close-access", START.plusSeconds(60), Cases.TEXT, null));

    Deadline deadline = work.findStepDeadline(0).orElseThrow();
    assertThat(deadline.metAt()).isEqualTo(START.plusSeconds(60));
    assertThat(deadline.stateAt(work.now())).isEqualTo(State.MET);
  }

  @Test
  void it_runs_again_when_the_step_turns_out_not_to_be_done() {
    var work = IncidentByHand.open("rdp-server").does(0, "close-access");
    work.turnsOut(0, "close-access", StepOutcome.NOT_DONE, null);

    assertThat(work.findStepDeadline(0).orElseThrow().stateAt(START)).isEqualTo(State.OPEN);
  }

  @Test
  void a_skipped_step_has_none() {
    var alert = IncidentByHand.open("online-alert");
    assertThat(alert.findStepDeadline(0)).isPresent();

    alert.skips(0, "close-access");
    assertThat(alert.findStepDeadline(0)).isEmpty();
  }

  @Test
  void a_year_that_the_calendar_does_not_know_refuses_to_start() {
    Instant tooLate = amsterdam("2033-01-03T10:00");
    var work = IncidentByHand.open("rdp-server");

    Refusal refusal =
        Cases.refused(
            IncidentDecider.start(
                work.incident(), work.next("rdp-device", tooLate, null), IncidentByHand::calendar));
    assertThat(refusal)
        .isEqualTo(new Refusal.YearNotInCalendar("nl-office-hours", 2033, 2025, 2032));
  }

  @Test
  void a_term_that_would_run_into_such_a_year_refuses_to_start() {
    Instant newYearsEve = amsterdam("2032-12-31T17:30");

    assertThat(
            Cases.refused(
                IncidentDecider.started(
                    IncidentByHand.open("rdp-server").next("rdp-device", newYearsEve, null),
                    null,
                    Cases.terms(),
                    IncidentByHand::calendar)))
        .isEqualTo(new Refusal.YearNotInCalendar("nl-office-hours", 2033, 2025, 2032));
  }

  private static Deadline doneAt(Instant moment) {
    var work = IncidentByHand.open("rdp-server").at(moment).does(0, "close-access");
    return work.findStepDeadline(0).orElseThrow();
  }
}
