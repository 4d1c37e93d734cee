package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.Cases.amsterdam;
import static nl.lekdicht.core.incident.IncidentByHand.ESDOORN;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.Deadline.State;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.term.Hearer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A moment that was written down wrong is corrected: the deadlines that run from it move, and what was judged stays judged. */
final class MomentCorrectionTest {
  private static final Hearer MANAGER =
      new Hearer(
          Cases.MANAGER.account(),
          "Manager",
          "m@example.nl",
          "nl",
          Set.of(Role.INCIDENT_MANAGER),
          false);

  private final IncidentByHand work =
      IncidentByHand.open("rdp-device", START, START, LINDE, ESDOORN);

  private String refused(IncidentMoment moment, @Nullable SchoolTerm school, Instant to) {
    return Cases.refused(
            work.asks(
                new ClockCommand.CorrectMoment(
                    moment, school == null ? null : school.brin(), to, TEXT)))
        .code();
  }

  private List<String> moves(IncidentMoment moment, Instant to) {
    Incident before = work.incident();
    IncidentEvent event =
        Cases.accepted(work.asks(new ClockCommand.CorrectMoment(moment, null, to, TEXT)));
    Incident after =
        before.apply(
            new Recorded<>(before.entries() + 1, work.now(), Cases.MANAGER.account(), event),
            IncidentByHand.TEXTS);
    return ClockDecider.moves(before, after, work.now()).stream()
        .map(move ->
            "%s %s to %s"
                .formatted(
                    move.any().slot(),
                    Objects.requireNonNull(move.before()).dueAt(),
                    Objects.requireNonNull(move.after()).dueAt()))
        .toList();
  }

  @Test
  void discovered_earlier_moves_what_runs_from_the_discovery() {
    Instant earlier = START.minus(Duration.ofHours(10));

    assertThat(moves(IncidentMoment.DISCOVERED, earlier))
        .containsExactlyInAnyOrder(
            "notice:02CD 2026-11-24T09:00:00Z to 2026-11-23T23:00:00Z",
            "notice:01AB 2026-11-25T09:00:00Z to 2026-11-24T23:00:00Z",
            "ap-cautious 2026-11-26T09:00:00Z to 2026-11-25T23:00:00Z");
    work.corrects(IncidentMoment.DISCOVERED, null, earlier);
    assertThat(work.deadline("notice:01AB").dueAt()).isEqualTo(earlier.plus(Duration.ofHours(48)));
    assertThat(work.incident().knownFrom()).isEqualTo(earlier);
  }

  @Test
  void received_at_another_moment_moves_the_first_run_too_in_working_hours() {
    Instant friday = amsterdam("2026-11-20T17:40");

    work.corrects(IncidentMoment.RECEIVED, null, friday);

    Deadline access = work.findStepDeadline(0).orElseThrow();
    assertThat(access.startedAt()).isEqualTo(friday);
    assertThat(access.dueAt()).isEqualTo(amsterdam("2026-11-23T09:40"));
    assertThat(work.run(0).warnsAt().get("close-access"))
        .containsExactly(
            amsterdam("2026-11-23T09:10"),
            amsterdam("2026-11-23T09:28"),
            amsterdam("2026-11-23T09:40"));
  }

  @Test
  void a_run_that_began_with_a_later_finding_does_not_move() {
    var beside = IncidentByHand.open("rdp-server", START, null);
    beside.at(START.plusSeconds(60)).starts(beside.next("rdp-files", START.plusSeconds(30), null));

    beside.corrects(IncidentMoment.RECEIVED, null, START.minusSeconds(60));

    assertThat(beside.run(0).reportedAt()).isEqualTo(START.minusSeconds(60));
    assertThat(beside.run(1).reportedAt()).isEqualTo(START.plusSeconds(30));
  }

  @Test
  void an_unknown_discovery_becomes_known_and_its_clock_starts() {
    var unknown = IncidentByHand.open("rdp-server", START, null);
    assertThat(unknown.deadline("ap-cautious").stateAt(START)).isEqualTo(State.WAITING);

    unknown.corrects(IncidentMoment.DISCOVERED, null, START.minusSeconds(1));

    assertThat(unknown.deadline("ap-cautious").stateAt(START)).isEqualTo(State.OPEN);
  }

  @Test
  void what_was_judged_in_time_at_the_first_filing_stays_judged() {
    work.moment(LINDE, SchoolMoment.SCHOOL_TOLD, START);
    work.at(START.plus(Duration.ofHours(72))).moment(LINDE, SchoolMoment.AP_NOTIFIED, work.now());
    work.moment(LINDE, SchoolMoment.SCHOOL_FOUND_OUT, START.minus(Duration.ofHours(5)));

    Deadline filed = work.deadline("ap:01AB");
    assertThat(filed.dueAt()).isEqualTo(START.plus(Duration.ofHours(67)));
    assertThat(filed.stateAt(work.now())).isEqualTo(State.MET);
    work.corrects(
        IncidentMoment.AP_NOTIFIED, LINDE, START.plus(Duration.ofHours(72)).minusMillis(1));
    assertThat(work.deadline("ap:01AB").stateAt(work.now())).isEqualTo(State.MET);
  }

  @Test
  void what_was_judged_late_at_the_first_filing_stays_late() {
    work.moment(LINDE, SchoolMoment.SCHOOL_TOLD, START);
    work.at(START.plus(Duration.ofHours(73))).moment(LINDE, SchoolMoment.AP_NOTIFIED, work.now());

    work.corrects(IncidentMoment.SCHOOL_TOLD, LINDE, START.plus(Duration.ofHours(10)));

    assertThat(work.deadline("ap:01AB").dueAt()).isEqualTo(START.plus(Duration.ofHours(82)));
    assertThat(work.deadline("ap:01AB").stateAt(work.now())).isEqualTo(State.MISSED);
  }

  @Test
  void a_rung_fires_again_when_its_moment_is_to_come_again_and_not_when_it_is_past() {
    work.at(START.plus(Duration.ofHours(23))).watches(MANAGER);
    assertThat(work.watched("notice:02CD").next()).isNotNull();
    int reached = work.incident().climbOf("notice:02CD").reached();
    assertThat(reached).isEqualTo(2);

    work.corrects(IncidentMoment.RECEIVED, null, START.minusSeconds(60));
    assertThat(work.incident().climbOf("notice:02CD").reached()).isEqualTo(2);

    var moved =
        IncidentByHand.open("rdp-device", START, START.minus(Duration.ofHours(20)), ESDOORN);
    moved.watches(MANAGER);
    assertThat(moved.incident().climbOf("notice:02CD").reached()).isEqualTo(2);
    moved.corrects(IncidentMoment.DISCOVERED, null, START.minus(Duration.ofHours(13)));
    assertThat(moved.incident().climbOf("notice:02CD").reached()).isEqualTo(1);
    assertThat(moved.watched("notice:02CD").next())
        .isNotNull()
        .satisfies(next -> assertThat(next.number()).isEqualTo(2));
  }

  @Test
  void a_correction_that_cannot_be_is_refused() {
    assertThat(refused(IncidentMoment.DISCOVERED, null, START)).isEqualTo("invalid-field");
    assertThat(refused(IncidentMoment.DISCOVERED, null, START.plusMillis(1)))
        .isEqualTo("moment-in-the-future");
    assertThat(refused(IncidentMoment.DISCOVERED, LINDE, START.minusMillis(1)))
        .isEqualTo("invalid-field");
    assertThat(refused(IncidentMoment.SCHOOL_TOLD, null, START)).isEqualTo("invalid-field");
    assertThat(refused(IncidentMoment.SCHOOL_TOLD, LINDE, START)).isEqualTo("nothing-to-correct");
    assertThat(refused(IncidentMoment.SCHOOL_TOLD, new SchoolTerm("09ZZ", null), START))
        .isEqualTo("unknown-affected-school");
    work.at(START.plusSeconds(60));
    assertThat(refused(IncidentMoment.RECEIVED, null, START.plusSeconds(30)))
        .isEqualTo("invalid-field");
    work.moment(LINDE, SchoolMoment.SCHOOL_TOLD, work.now());
    assertThat(refused(IncidentMoment.SCHOOL_TOLD, LINDE, START.minusSeconds(1)))
        .isEqualTo("moment-before-discovery");
  }

  @Test
  void a_deed_stands_in_the_way_of_a_later_discovery() {
    var early = IncidentByHand.open("rdp-server", START, START.minusSeconds(3_600));
    early.takes(0, new RunCommand.Complete("close-access", START.minusSeconds(1_800), TEXT, null));

    assertThat(
            Cases.refused(
                    early.asks(
                        new ClockCommand.CorrectMoment(
                            IncidentMoment.DISCOVERED, null, START.minusSeconds(60), TEXT)))
                .code())
        .isEqualTo("deeds-before-discovery");
  }
}
