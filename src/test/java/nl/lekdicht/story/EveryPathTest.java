package nl.lekdicht.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Path;
import nl.lekdicht.core.checklist.Paths;
import nl.lekdicht.core.checklist.Step;
import nl.lekdicht.library.ChecklistEdition;
import nl.lekdicht.library.Library;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every path of every checklist can be worked to its end over HTTP, and the incident closed after it. */
class EveryPathTest {
  private static final Library LIBRARY = Library.packed();

  private static Service service;
  private static Desktop manager;

  @BeforeAll
  static void start() {
    service = Service.start();
    manager = Desktop.of(service, Cast.in(service), "manager");
  }

  @AfterAll
  static void stop() {
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
    service.close();
  }

  static Stream<String> checklists() {
    return LIBRARY.checklists().stream().map(edition -> edition.checklist().id());
  }

  @Test
  void there_are_eight_checklists() {
    assertThat(checklists()).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("checklists")
  void can_be_worked_along_every_path(String id) {
    Checklist checklist = LIBRARY.find(id).map(ChecklistEdition::checklist).orElseThrow();
    List<Path> paths = Paths.of(checklist);
    assertThat(paths).isNotEmpty();
    for (Path path : paths) {
      work(checklist, path);
    }
  }

  private static void work(Checklist checklist, Path path) {
    JsonNode incident = manager.open(checklist.id(), "99XA");
    Case on = Desktop.caseOf(incident);
    JsonNode run = incident.at("/runs/0");
    for (Path.Visit visit : path.visits()) {
      assertThat(run.get("currentStepId").asText()).isEqualTo(visit.stepId());
      run = take(checklist.step(visit.stepId()), visit.outcome(), on);
    }
    assertThat(run.get("state").asText()).isEqualTo("FINISHED");
    assertThat(states(run, "OPEN")).isEmpty();
    assertThat(states(run, "WAITING")).isEmpty();
    List<String> untouched = new ArrayList<>(checklist.steps().stream().map(Step::id).toList());
    path.visits().forEach(visit -> untouched.remove(visit.stepId()));
    assertThat(states(run, "NOT_APPLICABLE")).isEqualTo(untouched);
    finishOthers(on.incident());
    Desktop.ok(manager.judge(on.incident()).close(on.incident()), 200);
  }

  private static JsonNode take(Step step, String outcome, Case on) {
    if (outcome.equals(Path.Visit.SKIPPED)) {
      return manager.skip(on, step.id());
    }
    return manager.complete(on, step.id(), step.decision() == null ? null : outcome);
  }

  private static List<String> states(JsonNode run, String state) {
    List<String> found = new ArrayList<>();
    for (JsonNode step : run.get("steps")) {
      if (step.get("state").asText().equals(state)) {
        found.add(step.get("id").asText());
      }
    }
    return found;
  }

  /** Works the runs that an answer started beside the first, the shortest way. */
  private static void finishOthers(String incident) {
    for (JsonNode run : manager.incident(incident).get("runs")) {
      Case other = new Case(incident, run.get("id").asText());
      for (JsonNode now = run; !now.get("currentStepId").isNull(); ) {
        now = manager.complete(other, now.get("currentStepId").asText());
      }
    }
  }
}
