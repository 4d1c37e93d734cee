package nl.lekdicht.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of those who do the same at the same moment one wins, and the others learn how it stands. */
class TwoAtOnceTest {
  private Service service;
  private Desktop manager;
  private Desktop second;

  @BeforeEach
  void start() {
    service = Service.start();
    Cast cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    second = Desktop.of(service, cast, "second-manager");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Desktop either(int who) {
    return (who % 2 == 0 ? manager : second).with("Idempotency-Key", "attempt-" + who);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16})
  void one_of_many_completes_a_step_and_the_others_see_the_run_as_it_stands(int many)
      throws Exception {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA"));

    List<Answer> answers =
        Crowd.of(many, who -> either(who).completion(on, "close-access", Service.START, null));

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
    JsonNode now = manager.run(on);
    answers.stream()
        .filter(answer -> answer.status() == 409)
        .forEach(answer -> assertThat(answer.json().get("run")).isEqualTo(now));
    assertThat(now.get("currentStepId").asText()).isEqualTo("assess-access");
    assertThat(manager.journal(on.incident()).get("items")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16})
  void one_report_becomes_one_incident(int many) throws Exception {
    String report = manager.report().get("id").asText();

    List<Answer> answers = Crowd.of(many, who -> either(who).opening(report, "rdp-device"));

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
    answers.stream()
        .filter(answer -> answer.status() == 409)
        .forEach(answer ->
            assertThat(answer.json().get("code").asText()).isEqualTo("report-already-handled"));
  }

  @Test
  void incident_numbers_have_no_gaps_and_no_doubles() throws Exception {
    List<String> reports =
        IntStream.range(0, 8).mapToObj(i -> manager.report().get("id").asText()).toList();

    List<Answer> answers =
        Crowd.of(16, who -> either(who).opening(reports.get(who / 2), "rdp-device"));

    List<String> numbers =
        answers.stream()
            .filter(answer -> answer.status() == 201)
            .map(answer -> answer.json().get("number").asText())
            .sorted()
            .toList();
    assertThat(numbers)
        .isEqualTo(IntStream.rangeClosed(1, 8).mapToObj("2026-%04d"::formatted).toList());
    assertThat(manager.open("rdp-device").get("number").asText()).isEqualTo("2026-0009");
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
  }

  @Test
  void one_of_many_closes_the_incident() throws Exception {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    manager.skip(on, "fix-problem");
    manager.complete(on, "give-password");

    manager.judge(on.incident());

    List<Answer> answers = Crowd.of(8, who -> either(who).close(on.incident()));

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
  }

  @Test
  void one_checklist_is_started_once_beside_another() throws Exception {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA"));

    List<Answer> answers =
        Crowd.of(
            8,
            who ->
                either(who)
                    .http()
                    .post(
                        "/v1/incidents/%s/runs".formatted(on.incident()),
                        Map.of("checklistId", "rdp-files")));

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @Test
  void schools_named_by_two_at_once_are_those_of_the_later() throws Exception {
    Case on = Desktop.caseOf(manager.open("rdp-device"));
    List<String> brins = List.of("99XA", "99XB");

    List<Answer> answers =
        Crowd.of(
            2,
            who ->
                either(who)
                    .http()
                    .put(
                        "/v1/incidents/%s/affected-schools".formatted(on.incident()),
                        Map.of("affectedSchools", List.of(brins.get(who)))));

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(manager.incident(on.incident()).get("affectedSchools")).hasSize(1);
    assertThat(manager.verification().get("faults")).isEmpty();
  }
}
