package nl.lekdicht.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was recorded wrongly is recorded anew; nothing is edited. */
class CorrectionTest {
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

  private static Case until(String step) {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    manager.complete(on, "close-access");
    if (!step.equals("assess-access")) {
      manager.complete(on, "assess-access", "no");
    }
    return on;
  }

  private static Answer correct(Case on, String step, Map<String, ?> body) {
    return manager.act(on, step, "correction", body);
  }

  @Test
  void a_changed_answer_sends_the_run_on_from_there_and_keeps_the_abandoned_branch() {
    Case on = until("fix-problem");
    manager.skip(on, "fix-problem");
    JsonNode run =
        Desktop.ok(
            correct(
                on,
                "assess-access",
                Map.of("answer", "yes", "reason", "Found a sign-in after the theft.")),
            200);
    assertThat(run.get("currentStepId").asText()).isEqualTo("check-authorisation");
    JsonNode fix = run.at("/steps/4");
    assertThat(fix.get("state").asText()).isEqualTo("WAITING");
    assertThat(fix.at("/earlier/0/standing").asText()).isEqualTo("ABANDONED");
    assertThat(run.at("/steps/1/earlier/0/standing").asText()).isEqualTo("CORRECTED");
    assertThat(run.at("/steps/1/record/answer").asText()).isEqualTo("yes");
    manager.complete(on, "check-authorisation", "yes");
    manager.complete(on, "escalate");
    manager.skip(on, "fix-problem");
    assertThat(manager.complete(on, "give-password").get("state").asText()).isEqualTo("FINISHED");
  }

  @Test
  void a_corrected_moment_judges_the_term_again_and_a_late_recording_shows() {
    Case on = Desktop.caseOf(manager.open("rdp-server", "99XA"));
    Instant reported = manager.now();
    service.clock().forward(Duration.ofMinutes(50));
    JsonNode late = manager.complete(on, "close-access");
    assertThat(late.at("/steps/0/term/state").asText()).isEqualTo("MISSED");
    JsonNode run =
        Desktop.ok(
            correct(
                on,
                "close-access",
                Map.of(
                    "performedAt",
                    reported.plus(Duration.ofMinutes(30)).toString(),
                    "reason",
                    "The log of the server has the true moment.")),
            200);
    assertThat(run.at("/steps/0/term/state").asText()).isEqualTo("MET");
    assertThat(run.at("/steps/0/record/recordedLate").asBoolean()).isTrue();
    assertThat(run.get("currentStepId").asText()).isEqualTo("assess-access");
  }

  @Test
  void a_step_that_was_not_done_after_all_is_open_again() {
    Case on = until("fix-problem");
    JsonNode run =
        Desktop.ok(
            correct(
                on,
                "close-access",
                Map.of("outcome", "NOT_DONE", "reason", "The wrong account was changed.")),
            200);
    assertThat(run.get("currentStepId").asText()).isEqualTo("close-access");
    assertThat(run.at("/steps/0/record").isNull()).isTrue();
    assertThat(run.at("/steps/0/earlier")).hasSize(2);
    assertThat(run.at("/steps/1/state").asText()).isEqualTo("WAITING");
  }

  @Test
  void what_stands_is_needed_for_a_correction() {
    Case on = until("assess-access");
    Answer nothing =
        correct(on, "escalate", Map.of("reason", "Escalated after all, by telephone."));
    assertThat(nothing.status()).isEqualTo(409);
    assertThat(nothing.json().at("/run/currentStepId").asText()).isEqualTo("assess-access");
  }

  @Test
  void steps_go_in_order_and_a_second_record_is_refused_with_the_present_run() {
    Case on = until("assess-access");
    Answer early = manager.completion(on, "give-password", manager.now(), null);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().get("code").asText()).isEqualTo("step-not-its-turn");
    Answer again = manager.completion(on, "close-access", manager.now(), null);
    assertThat(again.json().get("code").asText()).isEqualTo("step-already-recorded");
    assertThat(again.json().at("/run/currentStepId").asText()).isEqualTo("assess-access");
    assertThat(manager.journal(on.incident()).get("items")).hasSize(3);
  }

  @Test
  void moments_to_come_and_moments_before_anybody_knew_are_refused() {
    Case on = until("assess-access");
    Instant now = manager.now();
    assertThat(
            manager
                .completion(on, "assess-access", now.plusMillis(1), "no")
                .json()
                .at("/errors/0/field")
                .asText())
        .isEqualTo("performedAt");
    assertThat(
            manager
                .completion(on, "assess-access", now.minusSeconds(1), "no")
                .json()
                .get("code")
                .asText())
        .isEqualTo("moment-before-discovery");
    assertThat(
            manager
                .completion(on, "assess-access", now, null)
                .json()
                .at("/errors/0/field")
                .asText())
        .isEqualTo("answer");
  }
}
