package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.incident.IncidentByHand.ESDOORN;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static nl.lekdicht.core.incident.SchoolMoment.SCHOOL_FOUND_OUT;
import static nl.lekdicht.core.incident.SchoolMoment.SCHOOL_TOLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.Deadline.State;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.calendar.TimeLimit;
import org.junit.jupiter.api.Test;

final class SchoolNoticeTermTest {
  private static final Instant DUE = START.plus(Duration.ofDays(2));

  private final IncidentByHand work =
      IncidentByHand.open("rdp-device", START, null, LINDE, ESDOORN);

  @Test
  void the_hours_of_the_agreement_count() {
    Deadline notice = work.deadline("notice:01AB");

    assertThat(notice.kind()).isEqualTo(DeadlineKind.SCHOOL_NOTICE);
    assertThat(notice.school()).isEqualTo("01AB");
    assertThat(notice.startsFrom()).isEqualTo(Moment.REPORT_OR_DISCOVERY);
    assertThat(notice.startedAt()).isEqualTo(START);
    assertThat(notice.limit()).isEqualTo(new TimeLimit.ClockTime(Duration.ofDays(2)));
    assertThat(notice.dueAt()).isEqualTo(DUE);
    assertThat(notice.basis().target()).isFalse();
    assertThat(notice.basis().clause()).contains("Art. 8.2").contains("48 hours");
  }

  @Test
  void without_hours_in_the_agreement_our_own_target_counts_and_is_marked() {
    Deadline notice = work.deadline("notice:02CD");

    assertThat(notice.dueAt()).isEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(notice.basis().target()).isTrue();
    assertThat(notice.basis().clause()).contains("own target");
  }

  @Test
  void it_runs_from_the_discovery_when_that_was_first() {
    Instant discovered = START.minus(Duration.ofHours(5));
    var early = IncidentByHand.open("rdp-device", START, discovered, LINDE);

    assertThat(early.deadline("notice:01AB").dueAt()).isEqualTo(DUE.minus(Duration.ofHours(5)));
  }

  @Test
  void it_runs_from_the_report_when_that_was_first() {
    Instant discovered = START.plus(Duration.ofHours(5));
    var late = IncidentByHand.open("rdp-device", START, discovered, LINDE);

    assertThat(late.deadline("notice:01AB").dueAt()).isEqualTo(DUE);
  }

  @Test
  void it_is_met_at_the_last_instant_and_missed_a_millisecond_later() {
    work.at(DUE.plusMillis(1));

    work.moment(LINDE, SCHOOL_TOLD, DUE);
    assertThat(work.deadline("notice:01AB").stateAt(work.now())).isEqualTo(State.MET);
    work.corrects(IncidentMoment.SCHOOL_TOLD, LINDE, DUE.plusMillis(1));
    assertThat(work.deadline("notice:01AB").stateAt(work.now())).isEqualTo(State.MISSED);
  }

  @Test
  void a_school_that_found_out_itself_was_not_told() {
    work.moment(LINDE, SCHOOL_FOUND_OUT, START);

    assertThat(work.deadline("notice:01AB").stateAt(DUE)).isEqualTo(State.OPEN);
  }

  @Test
  void a_school_that_is_no_longer_hit_has_none() {
    work.takes(new IncidentCommand.ChangeSchools(List.of(ESDOORN)));

    assertThat(work.findDeadline("notice:01AB")).isEmpty();
    assertThat(work.findDeadline("notice:02CD")).isPresent();
  }
}
