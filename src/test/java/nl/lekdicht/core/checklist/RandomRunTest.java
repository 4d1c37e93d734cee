package nl.lekdicht.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.checklist.StepRecord.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomRunTest {
  private static final int COMMANDS = 500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rdp-device",
        "rdp-server",
        "rdp-files",
        "mail-device",
        "mail-access",
        "online-device",
        "online-alert",
        "online-access"
      })
  void whatever_is_asked_the_run_keeps_in_step_with_its_records(String checklistId) {
    var commands = new RandomCommands(checklistId.hashCode());
    var work = new RunByHand(checklistId);
    for (int i = 0; i < COMMANDS; i++) {
      Run before = work.run();
      String written = before.toString();
      RunCommand command = commands.about(before, work.now());
      if (work.asks(command) instanceof Outcome.Accepted<RunEvent>) {
        work.takes(command);
        assertThat(work.run().earlier().subList(0, before.earlier().size()))
            .isEqualTo(before.earlier());
      }
      assertThat(before.toString()).as("the run before %s", command).isEqualTo(written);
      holds(work);
      assertThat(work.run()).isEqualTo(foldedAnew(work));
    }
    assertThat(work.entries().size()).isBetween(COMMANDS / 20, COMMANDS - 20);
  }

  @Test
  void every_kind_of_event_and_standing_occurs() {
    Set<Object> seen = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      var commands = new RandomCommands(seed);
      var work = new RunByHand("online-alert");
      for (int i = 0; i < 50; i++) {
        RunCommand command = commands.about(work.run(), work.now());
        if (work.asks(command) instanceof Outcome.Accepted<RunEvent>(RunEvent event)) {
          work.takes(command);
          seen.add(event.getClass());
        }
        work.run().earlier().forEach(record -> seen.add(record.standing()));
        seen.addAll(work.states());
        seen.add(work.run().finished());
      }
    }
    assertThat(seen)
        .contains(RunEvent.StepCompleted.class, RunEvent.StepSkipped.class)
        .contains(RunEvent.StepCorrected.class, Standing.CORRECTED, Standing.ABANDONED, true, false)
        .contains((Object[]) StepState.values());
  }

  private static void holds(RunByHand work) {
    Run run = work.run();
    assertThat(work.states().stream().filter(StepState.OPEN::equals).count())
        .isEqualTo(run.finished() ? 0 : 1);
    for (Step step : run.checklist().steps()) {
      var record = run.findStanding(step.id());
      var expected =
          record.map(standing ->
              standing.outcome() == StepOutcome.DONE ? StepState.DONE : StepState.SKIPPED);
      if (expected.isPresent()) {
        assertThat(run.stateOf(step.id())).isEqualTo(expected.get());
      } else {
        assertThat(run.stateOf(step.id()))
            .isIn(StepState.OPEN, StepState.WAITING, StepState.NOT_APPLICABLE);
      }
    }
    standingRecordsArePartOfAPath(run);
    assertThat(run.standing().values())
        .allMatch(record -> record.standing() == Standing.CURRENT)
        .allMatch(record -> record.outcome() != StepOutcome.NOT_DONE);
    assertThat(run.earlier()).noneMatch(record -> record.standing() == Standing.CURRENT);
    everyEntryIsOneRecord(work);
  }

  private static void standingRecordsArePartOfAPath(Run run) {
    List<Path.Visit> passed = run.standing().values().stream().map(RandomRunTest::visit).toList();
    assertThat(Paths.of(run.checklist()))
        .anyMatch(path ->
            path.visits().size() >= passed.size()
                && path.visits().subList(0, passed.size()).equals(passed)
                && (path.visits().size() == passed.size()
                    ? run.finished()
                    : path.visits().get(passed.size()).stepId().equals(run.currentStepId())));
  }

  private static Path.Visit visit(StepRecord record) {
    if (record.outcome() == StepOutcome.SKIPPED) {
      return new Path.Visit(record.stepId(), Path.Visit.SKIPPED);
    }
    String answer = record.answer();
    return new Path.Visit(record.stepId(), answer == null ? Path.Visit.DONE : answer);
  }

  private static void everyEntryIsOneRecord(RunByHand work) {
    assertThat(
            Stream.concat(work.run().standing().values().stream(), work.run().earlier().stream())
                .map(StepRecord::entry)
                .sorted()
                .toList())
        .isEqualTo(IntStream.rangeClosed(1, work.entries().size()).boxed().toList());
  }

  private static Run foldedAnew(RunByHand work) {
    Run run = Run.start(work.run().checklist());
    for (Recorded<RunEvent> entry : work.entries()) {
      run = run.apply(entry);
    }
    return run;
  }
}
