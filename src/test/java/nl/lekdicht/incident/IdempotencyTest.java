package nl.lekdicht.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A retry after a lost answer gets the first answer again, byte for byte, and does nothing. */
class IdempotencyTest {
  private static Service service;
  private static Cast cast;

  private Desktop manager;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void sign_in() {
    manager = Desktop.of(service, cast, "manager");
  }

  /** A request with a key of its own. */
  private final class Ask {
    private final Desktop asker = manager.with("Idempotency-Key", UUID.randomUUID().toString());
    private final String path;
    private final Object body;
    private final Answer first;

    Ask(String path, Object body) {
      this.path = path;
      this.body = body;
      this.first = asker.http().post(path, body);
      assertThat(first.header("Idempotency-Replayed")).isEmpty();
    }

    Ask gave(int status) {
      assertThat(first.status()).describedAs("%s", first).isEqualTo(status);
      return this;
    }

    void givesTheSameAgain() {
      service.clock().forward(Duration.ofMinutes(3));
      Answer again = asker.http().post(path, body);
      assertThat(again.status()).isEqualTo(first.status());
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.header("Idempotency-Replayed")).contains("true");
      assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }
  }

  private Ask step(Case on, String step, String deed, Map<String, ?> body) {
    return new Ask("%s/steps/%s/%s".formatted(on.path(), step, deed), body);
  }

  private static Map<String, String> done() {
    return Map.of(
        "performedAt",
        service.clock().instant().toString(),
        "description",
        "Done and checked with a colleague.");
  }

  private Case opened() {
    return Desktop.caseOf(manager.open("rdp-device", "99XA"));
  }

  private Map<String, Object> opening(String report) {
    return Map.of(
        "reportId",
        report,
        "checklistId",
        "rdp-device",
        "title",
        "Laptop stolen",
        "affectedSchools",
        List.of("99XA"));
  }

  @Test
  void a_report() {
    Ask report = new Ask("/v1/reports", Desktop.stolenLaptop(service.clock().instant())).gave(201);
    report.givesTheSameAgain();
    manager.open(report.first.json().get("id").asText(), "rdp-device", new String[0]);
    report.givesTheSameAgain();
  }

  @Test
  void an_incident() {
    Ask incident = new Ask("/v1/incidents", opening(manager.report().get("id").asText())).gave(201);
    incident.givesTheSameAgain();
    manager.complete(Desktop.caseOf(incident.first.json()), "close-access");
    incident.givesTheSameAgain();
  }

  @Test
  void a_run_beside_the_first() {
    Case on = opened();
    Ask run =
        new Ask(
                "/v1/incidents/%s/runs".formatted(on.incident()),
                Map.of("checklistId", "rdp-files"))
            .gave(201);
    manager.complete(on, "close-access");
    run.givesTheSameAgain();
    new Ask("/v1/incidents/%s/runs".formatted(on.incident()), Map.of("checklistId", "mail-device"))
        .gave(201);
    run.givesTheSameAgain();
  }

  @Test
  void a_completion_also_when_it_was_corrected_since() {
    Case on = opened();
    Ask completion = step(on, "close-access", "completion", done()).gave(200);
    completion.givesTheSameAgain();
    manager.complete(on, "assess-access", "no");
    step(on, "close-access", "correction", Map.of("reason", "It was another account.")).gave(200);
    completion.givesTheSameAgain();
  }

  @Test
  void a_skip_and_a_closure() {
    Case on = opened();
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    Ask skip =
        step(on, "fix-problem", "skip", Map.of("reason", "There is nothing to repair.")).gave(200);
    manager.complete(on, "give-password");
    manager.judge(on.incident());
    Ask closure =
        new Ask(
                "/v1/incidents/%s/closure".formatted(on.incident()),
                Map.of("note", "Looked back on with the team."))
            .gave(200);
    skip.givesTheSameAgain();
    closure.givesTheSameAgain();
  }

  @Test
  void a_correction() {
    Case on = opened();
    manager.complete(on, "close-access");
    Ask correction =
        step(
                on,
                "close-access",
                "correction",
                Map.of("reason", "It was another account.", "outcome", "NOT_DONE"))
            .gave(200);
    manager.complete(on, "close-access");
    correction.givesTheSameAgain();
  }

  @Test
  void a_moment_of_a_school_also_when_the_school_is_no_longer_named() {
    Case on = opened();
    String schools = "/v1/incidents/%s/affected-schools".formatted(on.incident());
    Ask moment =
        new Ask(
                schools + "/99XA/moments",
                Map.of(
                    "kind", "SCHOOL_TOLD",
                    "occurredAt", service.clock().instant().toString(),
                    "description", "Told by telephone."))
            .gave(200);
    moment.givesTheSameAgain();
    Desktop.ok(manager.http().put(schools, Map.of("affectedSchools", List.of("99XB"))), 200);
    moment.givesTheSameAgain();
  }

  @Test
  void a_conflict_also_when_it_would_be_none_any_more() {
    Case on = opened();
    Ask tooEarly =
        step(on, "fix-problem", "skip", Map.of("reason", "There is nothing to repair.")).gave(409);
    Ask notFinished =
        new Ask(
                "/v1/incidents/%s/closure".formatted(on.incident()),
                Map.of("note", "Looked back on with the team."))
            .gave(409);
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    tooEarly.givesTheSameAgain();
    manager.skip(on, "fix-problem");
    manager.complete(on, "give-password");
    notFinished.givesTheSameAgain();
    Desktop.ok(manager.judge(on.incident()).close(on.incident()), 200);
    tooEarly.givesTheSameAgain();
  }

  @Test
  void a_report_that_became_an_incident_already_is_refused_in_the_same_words() {
    String report = manager.report().get("id").asText();
    manager.open(report, "rdp-device", new String[0]);
    Desktop asker = manager.with("Idempotency-Key", "late");

    Answer first = asker.http().post("/v1/incidents", opening(report));
    Answer again = asker.http().post("/v1/incidents", opening(report));

    assertThat(first.status()).isEqualTo(409);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void a_key_for_another_request_is_refused() {
    Case on = opened();
    Desktop asker = manager.with("Idempotency-Key", "used");
    Desktop.ok(asker.completion(on, "close-access", service.clock().instant(), null), 200);
    int entries = manager.journal(on.incident()).get("items").size();

    for (Answer other :
        List.of(
            asker.completion(on, "assess-access", service.clock().instant(), "no"),
            asker.completion(on, "close-access", Service.START, null),
            asker.http().post("/v1/reports", Desktop.stolenLaptop(Service.START)))) {
      assertThat(other.status()).describedAs("%s", other).isEqualTo(422);
      assertThat(other.json().get("code").asText()).isEqualTo("idempotency-key-reused");
    }
    assertThat(manager.journal(on.incident()).get("items")).hasSize(entries);
  }

  @Test
  void keys_of_different_accounts_do_not_meet() {
    Map<String, Object> body = Desktop.stolenLaptop(service.clock().instant());
    Answer mine = manager.with("Idempotency-Key", "shared").http().post("/v1/reports", body);
    Answer theirs =
        Desktop.of(service, cast, "second-manager")
            .with("Idempotency-Key", "shared")
            .http()
            .post("/v1/reports", body);
    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.header("Idempotency-Replayed")).isEmpty();
    assertThat(theirs.json().get("id")).isNotEqualTo(mine.json().get("id"));
  }

  @Test
  void the_same_step_asked_sixteen_times_at_once_is_recorded_once() throws Exception {
    Case on = opened();
    Desktop asker = manager.with("Idempotency-Key", "sixteen-steps");

    oneAnswer(
        200,
        Crowd.of(16, who -> asker.completion(on, "close-access", service.clock().instant(), null)));

    assertThat(manager.journal(on.incident()).get("items")).hasSize(3);
  }

  @Test
  void the_same_report_and_incident_asked_sixteen_times_at_once_are_made_once() throws Exception {
    Desktop asker = manager.with("Idempotency-Key", "sixteen-reports");
    Map<String, Object> body = Desktop.stolenLaptop(service.clock().instant());
    List<Answer> reports = Crowd.of(16, who -> asker.http().post("/v1/reports", body));
    oneAnswer(201, reports);

    String report = reports.getFirst().json().get("id").asText();
    Desktop opener = manager.with("Idempotency-Key", "sixteen-incidents");
    oneAnswer(201, Crowd.of(16, who -> opener.http().post("/v1/incidents", opening(report))));
  }

  private static void oneAnswer(int status, List<Answer> answers) {
    assertThat(answers).extracting(Answer::status).containsOnly(status);
    assertThat(new HashSet<>(answers.stream().map(Answer::body).toList())).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "tab\there", ""})
  void a_malformed_key_is_refused(String key) {
    Answer answer =
        manager
            .with("Idempotency-Key", key)
            .http()
            .post("/v1/reports", Desktop.stolenLaptop(Service.START));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
  }

  @Test
  void a_key_of_200_characters_is_taken_and_one_of_201_is_not() {
    Map<String, Object> body = Desktop.stolenLaptop(Service.START);
    assertThat(
            manager
                .with("Idempotency-Key", "~".repeat(200))
                .http()
                .post("/v1/reports", body)
                .status())
        .isEqualTo(201);
    assertThat(
            manager
                .with("Idempotency-Key", "~".repeat(201))
                .http()
                .post("/v1/reports", body)
                .status())
        .isEqualTo(400);
  }

  @Test
  void without_a_key_there_is_no_receipt() throws SQLException {
    int before = receipts();
    manager.complete(opened(), "close-access");
    assertThat(receipts()).isEqualTo(before);
  }

  private static int receipts() throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from receipt")) {
      row.next();
      return row.getInt(1);
    }
  }
}
