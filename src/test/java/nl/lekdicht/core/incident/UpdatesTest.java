package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.Cases.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.checklist.StepOutcome;
import org.junit.jupiter.api.Test;

/** While an escalation runs those concerned hear every hour, from seven to ten: each time kept or missed, and on record. */
final class UpdatesTest {
  private IncidentByHand work = escalatedAt("2026-11-23T20:10");

  private static IncidentByHand escalatedAt(String moment) {
    return IncidentByHand.open("rdp-files", amsterdam(moment), null)
        .does(0, "close-access", "escalate");
  }

  private List<String> updates() {
    return Deadlines.of(work.incident()).stream()
        .filter(deadline -> deadline.kind() == DeadlineKind.STATUS_UPDATE)
        .map(deadline -> "%s %s".formatted(deadline.dueAt(), deadline.stateAt(work.now())))
        .toList();
  }

  private void gives(String moment) {
    work.at(amsterdam(moment)).takes(new ClockCommand.GiveUpdate(amsterdam(moment), TEXT));
  }

  private String refusedAt(Instant givenAt) {
    return Cases.refused(work.asks(new ClockCommand.GiveUpdate(givenAt, TEXT))).code();
  }

  @Test
  void the_first_falls_due_an_hour_after_the_escalation() {
    assertThat(updates()).containsExactly("2026-11-23T20:10:00Z OPEN");
  }

  @Test
  void each_one_given_starts_the_next_hour_and_the_night_is_left_out() {
    gives("2026-11-23T20:50");
    gives("2026-11-23T21:20");

    assertThat(updates())
        .containsExactly(
            "2026-11-23T20:10:00Z MET", "2026-11-23T20:50:00Z MET", "2026-11-24T06:00:00Z OPEN");
  }

  @Test
  void what_was_missed_is_written_down_and_the_next_is_due() {
    work.at(amsterdam("2026-11-23T22:15")).watches();

    assertThat(updates())
        .containsExactly("2026-11-23T20:10:00Z MISSED", "2026-11-24T06:00:00Z OPEN");
  }

  @Test
  void ten_in_the_evening_is_still_in_the_day() {
    work = escalatedAt("2026-11-23T21:00");

    assertThat(updates()).containsExactly("2026-11-23T21:00:00Z OPEN");
  }

  @Test
  void after_an_outage_every_missed_one_is_written_down() {
    work.at(amsterdam("2026-11-24T09:30")).watches();

    assertThat(updates())
        .containsExactly(
            "2026-11-23T20:10:00Z MISSED",
            "2026-11-24T06:00:00Z MISSED",
            "2026-11-24T07:00:00Z MISSED",
            "2026-11-24T08:00:00Z MISSED",
            "2026-11-24T09:00:00Z OPEN");
  }

  @Test
  void one_that_was_given_in_time_and_written_down_late_is_kept_after_all() {
    work.at(amsterdam("2026-11-23T21:15")).watches();
    work.takes(new ClockCommand.GiveUpdate(amsterdam("2026-11-23T21:05"), TEXT));

    assertThat(updates()).first().isEqualTo("2026-11-23T20:10:00Z MET");
  }

  @Test
  void the_series_ends_with_the_last_step_and_begins_anew_when_that_was_wrong() {
    work.does(
        0, "find-cause", "inform-parties", "remove-cause", "change-passwords", "reopen-access");
    assertThat(updates()).isEmpty();

    work.at(amsterdam("2026-11-23T20:30")).turnsOut(0, "reopen-access", StepOutcome.NOT_DONE, null);
    assertThat(updates()).containsExactly("2026-11-23T20:30:00Z OPEN");
  }

  @Test
  void an_escalation_that_turns_out_not_to_have_been_ends_it() {
    work.turnsOut(0, "escalate", StepOutcome.NOT_DONE, null);

    assertThat(updates()).isEmpty();
    assertThat(refusedAt(work.now())).isEqualTo("no-escalation-runs");
  }

  @Test
  void an_update_is_refused_from_before_the_escalation_and_from_the_future() {
    assertThat(refusedAt(work.now().minusSeconds(60))).isEqualTo("invalid-field");
    assertThat(refusedAt(work.now().plusSeconds(1))).isEqualTo("moment-in-the-future");
  }

  @Test
  void over_the_change_of_the_clock_the_day_still_opens_at_seven() {
    work = escalatedAt("2026-03-28T21:30");

    assertThat(updates()).containsExactly("2026-03-29T05:00:00Z OPEN");
    work = escalatedAt("2026-10-24T21:30");
    assertThat(updates()).containsExactly("2026-10-25T06:00:00Z OPEN");
  }

  @Test
  void nobody_is_warned_of_one_that_is_past() {
    Deadline.State missed = Deadline.State.MISSED;
    work.at(amsterdam("2026-11-23T21:11")).watches();

    assertThat(work.deadline("update:1").stateAt(work.now())).isEqualTo(missed);
    assertThat(work.watched("update:1").next()).isNull();
    assertThat(work.watched("update:1").lookAt()).isNull();
    assertThat(work.watched("update:2").lookAt())
        .isEqualTo(amsterdam("2026-11-24T07:00").minus(Duration.ofMinutes(118)));
  }
}
