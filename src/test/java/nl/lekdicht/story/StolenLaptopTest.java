package nl.lekdicht.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StolenLaptopTest {
  private static Service service;
  private static Cast cast;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_stolen_laptop_is_worked_from_the_report_to_reopened_access() {
    Desktop manager = Desktop.of(service, cast, "manager");
    JsonNode report = manager.report();
    assertThat(report.get("proposedChecklists").get(0).asText()).isEqualTo("rdp-device");

    JsonNode incident =
        manager.open(report.get("id").asText(), "rdp-device", new String[] {"99XA"});
    assertThat(incident.get("number").asText()).isEqualTo("2026-0001");
    assertThat(incident.get("status").asText()).isEqualTo("OPEN");
    Case on = Desktop.caseOf(incident);

    assertThat(manager.complete(on, "close-access").get("currentStepId").asText())
        .isEqualTo("assess-access");
    manager.complete(on, "assess-access", "yes");
    manager.complete(on, "check-authorisation", "yes");
    manager.complete(on, "escalate");
    manager.skip(on, "fix-problem");
    JsonNode run = manager.complete(on, "give-password");
    assertThat(run.get("state").asText()).isEqualTo("FINISHED");

    JsonNode now = manager.incident(on.incident());
    assertThat(now.at("/escalation/certainty").asText()).isEqualTo("POSSIBLE");
    Desktop.ok(manager.judge(on.incident()).close(on.incident()), 200);
    assertThat(manager.incident(on.incident()).get("status").asText()).isEqualTo("CLOSED");
    assertThat(manager.journal(on.incident()).get("items")).hasSize(12);
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
  }

  @Test
  void the_school_that_is_hit_sees_how_it_stands_and_nothing_else() {
    Desktop manager = Desktop.of(service, cast, "manager");
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    manager.complete(on, "close-access");

    Desktop school = Desktop.of(service, cast, "wilgentuin");
    JsonNode seen =
        Desktop.ok(school.http().get("/v1/schools/99XA/incidents/" + on.incident()), 200);
    assertThat(seen.get("supplier").asText()).isEqualTo("Leerlicht BV");
    assertThat(seen.get("measures")).hasSize(1);
    assertThat(seen.toString()).doesNotContain("99XB", "Baken", "Zwolle", "Noor");
    assertThat(school.http().get("/v1/schools/99XB/incidents/" + on.incident()).status())
        .isEqualTo(404);
    assertThat(school.http().get("/v1/incidents/" + on.incident()).status()).isEqualTo(403);
  }
}
