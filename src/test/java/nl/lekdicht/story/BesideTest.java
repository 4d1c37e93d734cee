package nl.lekdicht.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Intruders in the mail who came in through RDP: two checklists in one incident. */
class BesideTest {
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

  private static Case untilTheCauseIsFound(String answer) {
    Case mail = Desktop.caseOf(manager.open("mail-access", "99XA"));
    manager.complete(mail, "close-access");
    manager.complete(mail, "escalate");
    manager.complete(mail, "find-cause", answer);
    return mail;
  }

  private static JsonNode correctToNo(Case mail) {
    return Desktop.ok(
        manager.act(
            mail,
            "find-cause",
            "correction",
            Map.of("answer", "no", "reason", "The logs of another server were read.")),
        200);
  }

  @Test
  void a_way_in_through_rdp_starts_the_second_checklist_and_its_clock_runs_from_the_finding() {
    Case mail = Desktop.caseOf(manager.open("mail-access", "99XA"));
    manager.complete(mail, "close-access");
    manager.complete(mail, "escalate");
    service.clock().forward(Duration.ofHours(5));
    Instant found = manager.now();
    manager.complete(mail, "find-cause", "yes");
    JsonNode second = manager.incident(mail.incident()).at("/runs/1");
    assertThat(second.get("checklistId").asText()).isEqualTo("rdp-files");
    assertThat(second.at("/steps/0/term/dueAt").asText())
        .isEqualTo(found.plus(Duration.ofMinutes(30)).toString().replace("Z", ".000Z"));
  }

  @Test
  void the_incident_is_closed_only_when_both_are_finished() {
    Case mail = untilTheCauseIsFound("yes");
    Answer early = manager.close(mail.incident());
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().get("code").asText()).isEqualTo("not-ready-to-close");
    assertThat(reasons(early)).contains("run-open mail-access", "run-open rdp-files");
    manager.complete(mail, "inform-parties");
    manager.complete(mail, "remove-cause");
    manager.skip(mail, "set-up-mail");
    manager.complete(mail, "change-mail-password-in-rdp");
    assertThat(reasons(manager.judge(mail.incident()).close(mail.incident())))
        .containsExactly("run-open rdp-files");
  }

  private static List<String> reasons(Answer answer) {
    List<String> reasons = new ArrayList<>();
    for (JsonNode reason : answer.json().get("reasons")) {
      reasons.add(reason.get("code").asText() + " " + reason.get("about").asText());
    }
    return reasons;
  }

  @Test
  void a_corrected_answer_withdraws_what_it_started_when_nothing_was_done_in_it() {
    Case mail = untilTheCauseIsFound("yes");
    correctToNo(mail);
    JsonNode incident = manager.incident(mail.incident());
    assertThat(incident.at("/runs/1/state").asText()).isEqualTo("WITHDRAWN");
    assertThat(incident.at("/runs/0/currentStepId").asText()).isEqualTo("inform-parties");
  }

  @Test
  void a_corrected_answer_leaves_what_was_begun_to_be_finished() {
    Case mail = untilTheCauseIsFound("yes");
    String second = manager.incident(mail.incident()).at("/runs/1/id").asText();
    manager.complete(new Case(mail.incident(), second), "close-access");
    correctToNo(mail);
    assertThat(manager.incident(mail.incident()).at("/runs/1/state").asText()).isEqualTo("RUNNING");
  }

  @Test
  void a_second_checklist_is_started_by_hand_but_not_twice() {
    Case mail = untilTheCauseIsFound("no");
    String runs = "/v1/incidents/%s/runs".formatted(mail.incident());
    Map<String, String> online = Map.of("checklistId", "online-access");
    JsonNode started = Desktop.ok(manager.http().post(runs, online), 201);
    assertThat(started.get("currentStepId").asText()).isEqualTo("close-access");
    assertThat(manager.http().post(runs, online).status()).isEqualTo(409);
    assertThat(manager.http().post(runs, Map.of("checklistId", "no-such-list")).status())
        .isEqualTo(400);
  }
}
