package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.Cases.amsterdam;
import static nl.lekdicht.core.incident.IncidentByHand.ESDOORN;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static nl.lekdicht.core.incident.SchoolMoment.AP_NOTIFIED;
import static nl.lekdicht.core.incident.SchoolMoment.SCHOOL_FOUND_OUT;
import static nl.lekdicht.core.incident.SchoolMoment.SCHOOL_TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.Deadline.State;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Risk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApNotificationTermTest {
  private static final String OF_LINDE = "ap:01AB";
  private static final String OF_ESDOORN = "ap:02CD";
  private static final String CAUTIOUS = "ap-cautious";
  private static final Duration HOURS_72 = Duration.ofDays(3);

  private final IncidentByHand work =
      IncidentByHand.open("online-access", START, START, LINDE, ESDOORN);

  @Test
  void it_waits_until_the_school_is_aware() {
    Deadline waiting = work.deadline(OF_LINDE);

    assertThat(waiting.startsFrom()).isEqualTo(Moment.SCHOOL_AWARENESS);
    assertThat(waiting.startedAt()).isNull();
    assertThat(waiting.dueAt()).isNull();
    assertThat(waiting.stateAt(START.plus(Duration.ofDays(30)))).isEqualTo(State.WAITING);
  }

  @Test
  void it_runs_for_the_school_that_was_told_and_no_other() {
    work.moment(LINDE, SCHOOL_TOLD, START);

    assertThat(work.deadline(OF_LINDE).dueAt()).isEqualTo(START.plus(HOURS_72));
    assertThat(work.deadline(OF_LINDE).stateAt(START)).isEqualTo(State.OPEN);
    assertThat(work.deadline(OF_ESDOORN).stateAt(START)).isEqualTo(State.WAITING);
  }

  @Test
  void it_runs_from_when_the_school_found_out_if_that_was_before() {
    Instant before = START.minus(Duration.ofHours(3));
    work.moment(LINDE, SCHOOL_TOLD, START).moment(LINDE, SCHOOL_FOUND_OUT, before);

    assertThat(work.deadline(OF_LINDE).startedAt()).isEqualTo(before);
  }

  @Test
  void it_is_met_at_the_last_instant_and_missed_a_millisecond_later() {
    Instant due = START.plus(HOURS_72);
    work.moment(LINDE, SCHOOL_TOLD, START).at(due.plusMillis(1));
    assertThat(work.deadline(OF_LINDE).stateAt(due)).isEqualTo(State.OPEN);
    assertThat(work.deadline(OF_LINDE).stateAt(work.now())).isEqualTo(State.MISSED);

    var late = IncidentByHand.open("rdp-device", START, START, LINDE);
    late.moment(LINDE, SCHOOL_TOLD, START).at(due.plusMillis(1));
    work.moment(LINDE, AP_NOTIFIED, due);
    assertThat(work.deadline(OF_LINDE).stateAt(work.now())).isEqualTo(State.MET);
    late.moment(LINDE, AP_NOTIFIED, due.plusMillis(1));
    assertThat(late.deadline(OF_LINDE).stateAt(work.now())).isEqualTo(State.MISSED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-27T17:20, 2026-03-30T18:20",
    "2026-10-23T17:20, 2026-10-26T16:20",
    "2026-12-24T17:20, 2026-12-27T17:20"
  })
  void seventy_two_elapsed_hours_shift_the_wall_clock_when_the_time_changes(
      String aware, String due) {
    Instant moment = amsterdam(aware);
    var told = IncidentByHand.open("online-access", moment, moment, LINDE);
    told.moment(LINDE, SCHOOL_TOLD, moment);

    assertThat(told.deadline(OF_LINDE).dueAt()).isEqualTo(amsterdam(due));
    assertThat(told.deadline(CAUTIOUS).dueAt()).isEqualTo(amsterdam(due));
  }

  @Test
  void the_cautious_clock_runs_from_our_own_discovery_and_is_marked() {
    Deadline cautious = work.deadline(CAUTIOUS);

    assertThat(cautious.startsFrom()).isEqualTo(Moment.DISCOVERY);
    assertThat(cautious.dueAt()).isEqualTo(START.plus(HOURS_72));
    assertThat(cautious.basis().target()).isTrue();
    assertThat(cautious.school()).isNull();
  }

  @Test
  void the_cautious_clock_waits_for_the_discovery() {
    var unknown = IncidentByHand.open("online-access", START, null, LINDE);

    assertThat(unknown.deadline(CAUTIOUS).stateAt(START.plus(HOURS_72).plus(HOURS_72)))
        .isEqualTo(State.WAITING);
  }

  @Test
  void the_cautious_clock_is_met_when_the_last_school_is_dealt_with() {
    Instant last = START.plusSeconds(7200);
    work.at(last).moment(LINDE, AP_NOTIFIED, START);
    assertThat(work.deadline(CAUTIOUS).metAt()).isNull();

    work.moment(ESDOORN, AP_NOTIFIED, last);
    assertThat(work.deadline(CAUTIOUS).metAt()).isEqualTo(last);
  }

  private IncidentByHand waives(SchoolTerm school) {
    if (work.incident().assessment().risk() == null) {
      work.states(Fact.DATA_KINDS, "NAME").judges(Risk.UNLIKELY);
    }
    return work.takes(
        new AssessmentEvent.NotificationDecided(
            Duty.AP_NOTIFICATION, List.of(school.brin()), false, null, TEXT));
  }

  @Test
  void the_cautious_clock_looks_only_at_schools_for_which_the_authority_must_know() {
    waives(ESDOORN).moment(LINDE, AP_NOTIFIED, START);

    assertThat(work.deadline(CAUTIOUS).metAt()).isEqualTo(START);
  }

  @Test
  void the_cautious_clock_runs_while_no_school_is_named() {
    var nobody = IncidentByHand.open("online-access", START, START);

    assertThat(nobody.deadline(CAUTIOUS).stateAt(START)).isEqualTo(State.OPEN);
    assertThat(nobody.deadline(CAUTIOUS).metAt()).isNull();
  }

  @Test
  void a_school_for_which_the_authority_need_not_know_has_none() {
    waives(LINDE).moment(LINDE, SCHOOL_TOLD, START);
    assertThat(work.findDeadline(OF_LINDE)).isEmpty();
    assertThat(work.findDeadline(OF_ESDOORN)).isPresent();
    assertThat(work.findDeadline(CAUTIOUS)).isPresent();

    waives(ESDOORN);
    assertThat(work.findDeadline(CAUTIOUS)).isEmpty();
  }

  @Test
  void the_clocks_run_while_a_breach_is_possible_and_go_when_it_is_ruled_out() {
    var laptop = IncidentByHand.open("rdp-device", START, START, LINDE).does(0, "close-access");
    laptop.answers(0, "assess-access", "yes");
    assertThat(laptop.findDeadline(OF_LINDE)).isPresent();
    assertThat(laptop.findDeadline(CAUTIOUS)).isPresent();

    laptop.answers(0, "check-authorisation", "no");
    assertThat(laptop.findDeadline(OF_LINDE)).isEmpty();
    assertThat(laptop.findDeadline(CAUTIOUS)).isEmpty();
    assertThat(laptop.findDeadline("notice:01AB")).isPresent();

    laptop.turnsOut(0, "check-authorisation", StepOutcome.DONE, "yes");
    assertThat(laptop.findDeadline(OF_LINDE)).isPresent();
    assertThat(laptop.findDeadline(CAUTIOUS)).isPresent();
  }

  @Test
  void a_notification_that_was_made_stays_visible_when_a_breach_is_ruled_out() {
    var laptop = IncidentByHand.open("rdp-device", START, START, LINDE).does(0, "close-access");
    laptop.moment(LINDE, SCHOOL_TOLD, START).moment(LINDE, AP_NOTIFIED, START);
    laptop.answers(0, "assess-access", "no");

    assertThat(laptop.deadline(OF_LINDE).stateAt(START)).isEqualTo(State.MET);
    assertThat(laptop.findDeadline(CAUTIOUS)).isEmpty();
  }

  @Test
  void deadlines_come_in_the_order_in_which_they_are_due_and_waiting_ones_last() {
    assertThat(Deadlines.of(work.incident()))
        .extracting(Deadline::slot)
        .containsExactly(
            Deadlines.stepSlot(work.run(0), "close-access"),
            "notice:02CD",
            "notice:01AB",
            CAUTIOUS,
            OF_LINDE,
            OF_ESDOORN);
  }
}
