package nl.lekdicht.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.checklist.Path.Visit;
import nl.lekdicht.library.ChecklistEdition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EveryPathTest {

  static Stream<Arguments> paths() {
    return Cases.LIBRARY.checklists().stream()
        .map(ChecklistEdition::checklist)
        .flatMap(list -> Paths.of(list).stream().map(path -> Arguments.of(list.id(), path)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("paths")
  void a_checklist_is_worked_to_its_end(String checklistId, Path path) {
    var work = new RunByHand(checklistId);
    for (int i = 0; i < path.visits().size(); i++) {
      Visit visit = path.visits().get(i);
      assertThat(work.run().currentStepId()).isEqualTo(visit.stepId());
      assertThat(work.states()).isEqualTo(expected(work.run().checklist(), path, i));
      record(work, visit);
    }
    assertThat(work.run().finished()).isTrue();
    assertThat(work.states())
        .isEqualTo(expected(work.run().checklist(), path, path.visits().size()));
    assertThat(work.run().standing().keySet())
        .containsExactlyElementsOf(path.visits().stream().map(Visit::stepId).toList());
    assertThat(work.run().earlier()).isEmpty();
  }

  private static void record(RunByHand work, Visit visit) {
    switch (visit.outcome()) {
      case Visit.DONE -> work.does(visit.stepId());
      case Visit.SKIPPED -> work.skips(visit.stepId());
      default -> work.answers(visit.stepId(), visit.outcome());
    }
  }

  /** Told from the path alone: DBN only jumps forward, so what lies before the open step and was not visited was passed over. */
  private static List<StepState> expected(Checklist checklist, Path path, int visited) {
    boolean finished = visited == path.visits().size();
    int open =
        finished
            ? checklist.steps().size()
            : checklist.indexOf(path.visits().get(visited).stepId());
    List<StepState> states = new ArrayList<>();
    for (int i = 0; i < checklist.steps().size(); i++) {
      String stepId = checklist.steps().get(i).id();
      states.add(
          path.visits().subList(0, visited).stream()
              .filter(visit -> visit.stepId().equals(stepId))
              .map(visit -> visit.isDone() ? StepState.DONE : StepState.SKIPPED)
              .findFirst()
              .orElse(
                  i == open
                      ? StepState.OPEN
                      : i > open ? StepState.WAITING : StepState.NOT_APPLICABLE));
    }
    return states;
  }

  @Test
  void there_are_eight_checklists_with_53_steps() {
    assertThat(Cases.LIBRARY.checklists())
        .hasSize(8)
        .extracting(edition -> edition.checklist().steps().size())
        .satisfies(counts -> assertThat(counts.stream().mapToInt(n -> n).sum()).isEqualTo(53));
  }

  @Test
  void whether_a_breach_is_still_possible_follows_from_the_answers() {
    var ruledOut = new RunByHand("online-device").does("close-access");
    assertThat(ruledOut.run().mayStillBeABreach()).isTrue();
    ruledOut.answers("assess-access", "no");
    assertThat(ruledOut.run().mayStillBeABreach()).isFalse();

    var escalated = new RunByHand("rdp-server").does("close-access");
    escalated.answers("assess-access", "yes").does("escalate", "fix-problem");
    escalated.skips("change-passwords").does("reopen-access");
    assertThat(escalated.run().mayStillBeABreach()).isTrue();
  }
}
