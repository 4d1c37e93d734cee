package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.incident.IncidentByHand.ESDOORN;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.checklist.RandomCommands;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.incident.IncidentRun.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomIncidentTest {
  private static final int COMMANDS = 150;
  private static final List<String> CHECKLISTS =
      Cases.LIBRARY.checklists().stream().map(edition -> edition.checklist().id()).toList();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void whatever_is_asked_the_incident_is_the_fold_of_its_entries(long seed) {
    var commands = new RandomCommands(seed);
    var work = begin(commands, CHECKLISTS.get((int) (seed % CHECKLISTS.size())));
    for (int i = 0; i < COMMANDS; i++) {
      work.at(work.now().plusSeconds(600));
      Incident before = work.incident();
      String written = before.toString();
      boolean taken = asks(work, commands);
      assertThat(before.toString()).isEqualTo(written);
      if (!taken) {
        assertThat(work.incident()).isSameAs(before);
      }
      holds(work, before);
    }
  }

  @Test
  void runs_finish_and_are_withdrawn_and_incidents_close() {
    Set<Object> seen = new HashSet<>();
    for (long seed = 1; seed <= 120; seed++) {
      var commands = new RandomCommands(seed);
      var work = begin(commands, "mail-access");
      for (int i = 0; i < COMMANDS; i++) {
        asks(work, commands);
        work.incident().runs().values().forEach(run -> seen.add(run.state()));
        seen.add(work.incident().isClosed());
        seen.add(work.incident().kind());
      }
    }
    assertThat(seen).contains((Object[]) State.values()).contains(true, false);
  }

  private static IncidentByHand begin(RandomCommands commands, String checklistId) {
    return IncidentByHand.open(
        checklistId, START, commands.oneIn(3) ? null : START.minusSeconds(300), LINDE, ESDOORN);
  }

  /** Whether what was asked was accepted. */
  private static boolean asks(IncidentByHand work, RandomCommands commands) {
    if (commands.oneIn(40)) {
      var start = work.next(commands.oneOf(CHECKLISTS), work.now(), null);
      boolean free =
          IncidentDecider.start(work.incident(), start, IncidentByHand::calendar)
              instanceof Outcome.Accepted<IncidentEvent>;
      if (free) {
        work.starts(start);
      }
      return free;
    }
    if (commands.oneIn(7)) {
      AssessmentEvent proposed = judging(work, commands);
      boolean accepted = work.asks(Cases.FG, proposed) instanceof Outcome.Accepted<IncidentEvent>;
      if (accepted) {
        work.takes(proposed);
      }
      return accepted;
    }
    if (commands.oneIn(5)) {
      IncidentCommand command = ofIncident(work, commands);
      boolean accepted = work.asks(command) instanceof Outcome.Accepted<IncidentEvent>;
      if (accepted) {
        work.takes(command);
      }
      return accepted;
    }
    int place = commands.oneOf(places(work));
    RunCommand command = commands.about(work.run(place).run(), work.now());
    boolean accepted = work.asks(place, command) instanceof Outcome.Accepted<IncidentEvent>;
    if (accepted) {
      work.takes(place, command);
    }
    return accepted;
  }

  private static List<Integer> places(IncidentByHand work) {
    return IntStream.range(0, work.runsStarted()).boxed().toList();
  }

  private static AssessmentEvent judging(IncidentByHand work, RandomCommands commands) {
    boolean breach = commands.oneIn(2);
    List<String> schools = commands.oneOf(List.of(List.of("01AB"), List.of("01AB", "02CD")));
    return commands.oneOf(
        List.of(
            new AssessmentEvent.Classified(
                breach ? Classification.PERSONAL_DATA_BREACH : Classification.SECURITY_INCIDENT,
                breach ? work.now() : null,
                Cases.TEXT),
            new AssessmentEvent.RiskJudged(
                commands.oneOf(List.of(Risk.values())), "ENISA 2013", Cases.TEXT, null),
            new AssessmentEvent.NotificationDecided(
                commands.oneOf(List.of(Duty.values())), schools, true, null, Cases.TEXT),
            new AssessmentEvent.NotificationDecided(
                Duty.AP_NOTIFICATION, schools, false, null, Cases.TEXT),
            new AssessmentEvent.NotificationDecided(
                Duty.DATA_SUBJECTS, schools, false, Ground.NO_HIGH_RISK, Cases.TEXT),
            new AssessmentEvent.CommunicationWithheld(work.now().plusSeconds(60), Cases.TEXT),
            new AssessmentEvent.WithholdingEnded(Cases.TEXT),
            new AssessmentEvent.EqualMeasureFound(schools, Cases.TEXT)));
  }

  private static IncidentCommand ofIncident(IncidentByHand work, RandomCommands commands) {
    if (commands.oneIn(3)) {
      return new IncidentCommand.Close(Cases.TEXT);
    }
    return commands.oneIn(3)
        ? new IncidentCommand.ChangeSchools(
            commands.oneOf(List.of(List.of(), List.of(LINDE), List.of(ESDOORN, LINDE))))
        : new IncidentCommand.RecordSchoolMoment(
            commands.oneOf(List.of("01AB", "02CD", "03EF")),
            commands.oneOf(List.of(SchoolMoment.values())),
            work.now().minusSeconds(commands.oneIn(8) ? 1_000_000 : 30),
            Cases.TEXT);
  }

  private static void holds(IncidentByHand work, Incident before) {
    Incident incident = work.incident();
    assertThat(Incident.fold(IncidentByHand.ID, work.entries(), IncidentByHand.TEXTS))
        .isEqualTo(incident);
    assertThat(incident.entries()).isEqualTo(work.entries().size());
    if (before.isClosed()) {
      assertThat(incident).isSameAs(before);
    }
    if (incident.isClosed()) {
      assertThat(incident.liveRuns()).allMatch(run -> run.state() == State.FINISHED);
      assertThat(Obligations.missing(incident)).isEmpty();
    }
    for (IncidentRun run : incident.runs().values()) {
      assertThat(run.finishedAt() != null).isEqualTo(run.state() == State.FINISHED);
      assertThat(run.withdrawn() && !run.untouched()).isFalse();
      IncidentRun earlier = before.runs().get(run.id());
      if (earlier != null) {
        assertThat(run.run().earlier().subList(0, earlier.run().earlier().size()))
            .isEqualTo(earlier.run().earlier());
      }
    }
    List<Deadline> deadlines = Deadlines.of(incident);
    assertThat(deadlines).extracting(Deadline::slot).doesNotHaveDuplicates();
    assertThat(deadlines)
        .allMatch(deadline -> (deadline.startedAt() == null) == (deadline.dueAt() == null));
  }
}
