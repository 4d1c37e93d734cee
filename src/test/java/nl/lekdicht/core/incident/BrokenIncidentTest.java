package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.checklist.RunEvent;
import nl.lekdicht.core.checklist.StepOutcome;
import org.junit.jupiter.api.Test;

/** A journal that was tampered with can hold what was never accepted. The fold does not make an incident of it. */
final class BrokenIncidentTest {
  private static void isNoIncident(List<Recorded<IncidentEvent>> entries) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Incident.fold(IncidentByHand.ID, entries, IncidentByHand.TEXTS));
  }

  private static void cannotFollow(IncidentByHand work, IncidentEvent event) {
    List<Recorded<IncidentEvent>> entries = new ArrayList<>(work.entries());
    entries.add(new Recorded<>(entries.size() + 1, work.now(), Cases.MANAGER.account(), event));
    isNoIncident(entries);
  }

  private static IncidentEvent closing(UUID run) {
    return new IncidentEvent.StepRecorded(
        run, new RunEvent.StepCompleted("close-access", START, TEXT, null));
  }

  @Test
  void no_entries() {
    isNoIncident(List.of());
  }

  @Test
  void a_first_entry_that_does_not_open() {
    var entries = IncidentByHand.open("rdp-device").entries();
    isNoIncident(entries.subList(1, entries.size()));
  }

  @Test
  void a_second_opening() {
    cannotFollow(
        IncidentByHand.open("rdp-device"),
        IncidentByHand.opening(IncidentKind.SECURITY_INCIDENT, START, null));
  }

  @Test
  void an_entry_of_a_run_that_was_not_started() {
    cannotFollow(IncidentByHand.open("rdp-device"), closing(new UUID(1, 1)));
    cannotFollow(
        IncidentByHand.open("rdp-device"), new IncidentEvent.RunWithdrawn(new UUID(1, 1), 1));
  }

  @Test
  void a_run_started_twice() {
    var work = IncidentByHand.open("rdp-device");
    cannotFollow(work, work.entries().getLast().event());
  }

  @Test
  void an_entry_of_a_withdrawn_run() {
    var mail = IncidentByHand.open("mail-access").does(0, "close-access", "escalate");
    mail.answers(0, "find-cause", "yes").turnsOut(0, "find-cause", StepOutcome.DONE, "no");

    cannotFollow(mail, closing(mail.run(1).id()));
    cannotFollow(mail, mail.entries().getLast().event());
  }

  @Test
  void a_step_out_of_turn() {
    var work = IncidentByHand.open("rdp-device").does(0, "close-access");
    cannotFollow(work, closing(work.run(0).id()));
  }

  @Test
  void a_moment_of_a_school_that_is_not_hit() {
    cannotFollow(
        IncidentByHand.open("rdp-device", START, null, LINDE),
        new IncidentEvent.SchoolMomentRecorded("02CD", SchoolMoment.SCHOOL_TOLD, START, TEXT));
  }

  @Test
  void anything_after_the_closure() {
    var work = IncidentByHand.open("rdp-device").worksHarmlessLaptop();
    work.closes();

    for (IncidentEvent event :
        List.of(
            new IncidentEvent.Closed(TEXT),
            new IncidentEvent.SchoolsChanged(List.of(LINDE)),
            new IncidentEvent.RunStarted(
                new UUID(1, 1), "rdp-files", "rdp-files", START, Map.of(), null, null))) {
      cannotFollow(work, event);
    }
  }
}
