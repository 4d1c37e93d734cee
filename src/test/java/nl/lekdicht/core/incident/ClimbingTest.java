package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.amsterdam;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Actor;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.term.Audience;
import nl.lekdicht.core.term.Hearer;
import org.junit.jupiter.api.Test;

/** Warnings climb a ladder to ever other people, until somebody reacts. */
final class ClimbingTest {
  private static final Instant FRIDAY = amsterdam("2026-04-24T17:30");
  private static final Hearer MANAGER = hearer(Cases.MANAGER.account(), Role.INCIDENT_MANAGER);
  private static final Hearer COLLEAGUE = hearer(new UUID(7, 2), Role.INCIDENT_MANAGER);
  private static final Hearer FG = hearer(new UUID(7, 3), Role.ESCALATION_MANAGER);
  private static final Hearer DEPUTY =
      new Hearer(
          new UUID(7, 4), "Deputy", "d@example.nl", "nl", Set.of(Role.INCIDENT_MANAGER), true);
  private static final Hearer BOARD = hearer(new UUID(7, 5), Role.BOARD);
  private static final Hearer ADMIN = hearer(new UUID(7, 6), Role.ADMINISTRATOR);
  private static final Hearer[] ALL = {MANAGER, COLLEAGUE, FG, DEPUTY, BOARD, ADMIN};

  private static Hearer hearer(UUID account, Role role) {
    return new Hearer(account, role.name(), "x@example.nl", "nl", Set.of(role), false);
  }

  private final IncidentByHand work =
      IncidentByHand.open("rdp-device", FRIDAY, FRIDAY, IncidentByHand.LINDE);

  private List<String> heardUntil(Instant moment, String slot, Hearer... roster) {
    return work.at(moment).watches(roster).stream()
        .filter(warning -> warning.event().slots().contains(slot))
        .map(warning -> "%s %s".formatted(warning.rung().at(), warning.hearing().audience()))
        .toList();
  }

  @Test
  void every_rung_fires_once_at_its_moment_and_reaches_someone_else() {
    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(24)), "notice:01AB", ALL))
        .containsExactly("2026-04-25T15:30:00Z HANDLER");
    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(24)), "notice:01AB", ALL)).isEmpty();
    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(49)), "notice:01AB", ALL))
        .containsExactly(
            "2026-04-26T05:54:00Z INCIDENT_MANAGERS",
            "2026-04-26T15:30:00Z ESCALATION_MANAGERS",
            "2026-04-26T15:45:00Z DEPUTIES",
            "2026-04-26T16:00:00Z BOARD");
    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(73)), "notice:01AB", ALL))
        .containsExactly("2026-04-27T16:00:00Z BOARD");
  }

  @Test
  void shares_of_working_time_are_counted_in_working_time() {
    String slot = Deadlines.stepSlot(work.run(0), "close-access");

    assertThat(heardUntil(amsterdam("2026-04-28T10:05"), slot, ALL))
        .containsExactly(
            "2026-04-24T16:00:00Z HANDLER",
            "2026-04-28T07:18:00Z INCIDENT_MANAGERS",
            "2026-04-28T07:30:00Z ESCALATION_MANAGERS",
            "2026-04-28T07:45:00Z DEPUTIES",
            "2026-04-28T08:00:00Z BOARD");
  }

  @Test
  void an_audience_of_only_those_who_heard_last_is_passed_over() {
    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(47)), "notice:01AB", MANAGER, FG, BOARD))
        .containsExactly(
            "2026-04-25T15:30:00Z HANDLER", "2026-04-26T05:54:00Z ESCALATION_MANAGERS");
    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(48)), "notice:01AB", MANAGER, FG, BOARD))
        .containsExactly("2026-04-26T15:30:00Z BOARD");
  }

  @Test
  void a_warning_that_can_reach_nobody_is_still_on_record() {
    List<Warnings.Warning> given = work.at(FRIDAY.plus(Duration.ofHours(24))).watches();

    assertThat(given).isNotEmpty().allMatch(warning -> warning.event().hearers().isEmpty());
  }

  @Test
  void acknowledging_stops_the_climbing_and_not_the_clock() {
    work.at(FRIDAY.plus(Duration.ofHours(25))).watches(ALL);
    work.takes(new ClockCommand.Acknowledge("notice:01AB", null, false));

    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(100)), "notice:01AB", ALL))
        .containsExactly("2026-04-26T05:54:00Z HANDLER", "2026-04-26T15:30:00Z HANDLER");
    assertThat(work.deadline("notice:01AB").stateAt(work.now()))
        .isEqualTo(nl.lekdicht.core.calendar.Deadline.State.MISSED);
  }

  @Test
  void what_nobody_could_be_told_in_time_is_told_at_once_and_marked_late() {
    List<Warnings.Warning> given = work.at(FRIDAY.plus(Duration.ofHours(40))).watches(ALL);

    assertThat(given)
        .filteredOn(warning -> warning.event().slots().contains("notice:01AB"))
        .extracting(warning -> warning.event().number() + " " + warning.event().late())
        .containsExactly("1 true", "2 true");
  }

  @Test
  void of_reminders_that_were_held_up_only_the_last_is_given() {
    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(48 + 24 * 5)), "notice:01AB", ALL))
        .hasSize(6)
        .endsWith("2026-04-30T16:00:00Z BOARD");
  }

  @Test
  void schools_that_must_be_told_by_the_same_moment_are_one_warning() {
    var two =
        IncidentByHand.open(
            "rdp-device",
            FRIDAY,
            FRIDAY,
            IncidentByHand.LINDE,
            new SchoolTerm("03EF", 48),
            IncidentByHand.ESDOORN);

    assertThat(two.at(FRIDAY.plus(Duration.ofHours(24))).watches(ALL))
        .filteredOn(warning -> warning.event().slots().getFirst().startsWith("notice:"))
        .extracting(warning -> warning.event().slots())
        .containsExactly(
            List.of("notice:02CD"),
            List.of("notice:02CD"),
            List.of("notice:02CD"),
            List.of("notice:01AB", "notice:03EF"));
  }

  @Test
  void what_is_done_is_not_warned_of_any_more() {
    work.at(FRIDAY.plus(Duration.ofHours(1)))
        .moment(IncidentByHand.LINDE, SchoolMoment.SCHOOL_TOLD, work.now());

    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(60)), "notice:01AB", ALL)).isEmpty();
  }

  @Test
  void an_escalation_is_told_at_once_and_climbs_until_the_escalation_manager_reacts() {
    work.does(0, "close-access").answers(0, "assess-access", "yes");
    work.answers(0, "check-authorisation", "yes").does(0, "escalate");
    String slot = "escalation:" + work.entries().size();

    assertThat(heardUntil(FRIDAY, slot, ALL))
        .containsExactly("2026-04-24T15:30:00Z ESCALATION_MANAGERS");
    assertThat(heardUntil(FRIDAY.plus(Duration.ofMinutes(15)), slot, ALL))
        .containsExactly("2026-04-24T15:45:00Z DEPUTIES");
    Refusal refusal = Cases.refused(work.asks(new ClockCommand.Acknowledge(slot, null, false)));
    assertThat(refusal).isInstanceOf(Refusal.RoleMissing.class);
    work.takes(new ClockCommand.Acknowledge(slot, null, true));
    assertThat(heardUntil(FRIDAY.plus(Duration.ofHours(60)), slot, ALL)).isEmpty();
    assertThat(work.deadline(slot).metAt()).isEqualTo(FRIDAY.plus(Duration.ofMinutes(15)));
  }

  @Test
  void the_board_may_take_an_escalation_too() {
    work.does(0, "close-access").answers(0, "assess-access", "yes");
    work.answers(0, "check-authorisation", "yes").does(0, "escalate");

    assertThat(
            Cases.accepted(
                ClockDecider.decide(
                    work.incident(),
                    new ClockCommand.Acknowledge(
                        "escalation:" + work.entries().size(), "Taken", false),
                    new Occasion(new Actor(BOARD.account(), Set.of(Role.BOARD)), work.now()),
                    IncidentByHand::calendar)))
        .isInstanceOf(IncidentEvent.DeadlineAcknowledged.class);
  }

  @Test
  void nothing_is_acknowledged_twice_or_without_a_clock_that_runs() {
    work.takes(new ClockCommand.Acknowledge("notice:01AB", null, false));

    assertThat(refused("notice:01AB")).isEqualTo("deadline-acknowledged");
    assertThat(refused("ap:01AB")).isEqualTo("nothing-to-acknowledge");
    assertThat(refused("notice:02CD")).isEqualTo("unknown-deadline");
    work.does(0, "close-access");
    assertThat(refused(Deadlines.stepSlot(work.run(0), "close-access")))
        .isEqualTo("nothing-to-acknowledge");
  }

  private String refused(String slot) {
    return Cases.refused(work.asks(new ClockCommand.Acknowledge(slot, null, false))).code();
  }

  @Test
  void the_next_rung_is_known_beforehand() {
    assertThat(work.watched("notice:01AB").next())
        .isEqualTo(
            new nl.lekdicht.core.term.NextRung(
                1, FRIDAY.plus(Duration.ofHours(24)), Audience.HANDLER));
    assertThat(work.watched("ap:01AB").next()).isNull();
  }
}
