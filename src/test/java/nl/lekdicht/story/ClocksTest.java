package nl.lekdicht.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clocks of a case: access, the notice to each school, the authority per school. */
class ClocksTest {
  private Service service;
  private Cast cast;
  private Desktop manager;

  @BeforeEach
  void start() {
    service = Service.start();
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
  }

  @AfterEach
  void stop() {
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
    service.close();
  }

  private List<String> clocks(String incident) {
    return clocks(
        Desktop.ok(manager.http().get("/v1/incidents/%s/deadlines".formatted(incident)), 200));
  }

  private static List<String> clocks(JsonNode page) {
    return StreamSupport.stream(page.get("items").spliterator(), false)
        .map(item ->
            "%s %s %s"
                .formatted(
                    item.get("kind").asText(),
                    item.get("brin").asText(),
                    item.get("state").asText()))
        .toList();
  }

  /** The FG decides that the authority need not be notified for a school. */
  private void waive(Case on, String brin) {
    manager
        .http()
        .patch(
            "/v1/incidents/%s/facts".formatted(on.incident()),
            Map.of("facts", Map.of("DATA_KINDS", List.of("NAME"))));
    Desktop fg = Desktop.of(service, cast, "fg");
    fg.post(
        on.incident(),
        "risk-judgement",
        Map.of("risk", "UNLIKELY", "method", "ENISA 2013", "reasons", "Nobody opened anything."));
    fg.post(
        on.incident(),
        "decisions",
        Map.of(
            "duty",
            "AP_NOTIFICATION",
            "schools",
            List.of(brin),
            "toBeTold",
            false,
            "reason",
            "It is unlikely that anybody is harmed."));
  }

  private void moment(Case on, String brin, String kind) {
    Desktop.ok(
        manager
            .http()
            .post(
                "/v1/incidents/%s/affected-schools/%s/moments".formatted(on.incident(), brin),
                Map.of(
                    "kind",
                    kind,
                    "occurredAt",
                    manager.now().toString(),
                    "description",
                    "By telephone, to the school contact.")),
        200);
  }

  @Test
  void each_school_has_its_own_clocks_and_a_clock_without_a_start_waits() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    assertThat(clocks(on.incident()))
        .containsExactly(
            "CLOSE_ACCESS null OPEN",
            "SCHOOL_NOTICE 99XB OPEN",
            "SCHOOL_NOTICE 99XA OPEN",
            "AP_NOTIFICATION_CAUTIOUS null OPEN",
            "AP_NOTIFICATION 99XA WAITING",
            "AP_NOTIFICATION 99XB WAITING");
    moment(on, "99XA", "SCHOOL_TOLD");
    moment(on, "99XB", "SCHOOL_FOUND_OUT");
    assertThat(clocks(on.incident()))
        .contains(
            "SCHOOL_NOTICE 99XA MET",
            "SCHOOL_NOTICE 99XB OPEN",
            "AP_NOTIFICATION 99XA OPEN",
            "AP_NOTIFICATION 99XB OPEN");
    moment(on, "99XA", "AP_NOTIFIED");
    waive(on, "99XB");
    assertThat(clocks(on.incident()))
        .contains("AP_NOTIFICATION 99XA MET", "AP_NOTIFICATION_CAUTIOUS null MET")
        .noneMatch(clock -> clock.startsWith("AP_NOTIFICATION 99XB"));
  }

  @Test
  void the_authority_is_off_the_board_once_a_breach_is_ruled_out() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    assertThat(clocks(on.incident()))
        .containsExactly("CLOSE_ACCESS null MET", "SCHOOL_NOTICE 99XA OPEN");
  }

  @Test
  void the_board_shows_all_incidents_in_due_order_page_by_page() {
    manager.open("rdp-device", "99XA");
    service.clock().forward(Duration.ofMinutes(1));
    manager.open("rdp-server", "99XB");
    JsonNode all = Desktop.ok(manager.http().get("/v1/deadlines"), 200);
    assertThat(clocks(all)).hasSize(8).startsWith("CLOSE_ACCESS null OPEN");
    JsonNode first = Desktop.ok(manager.http().get("/v1/deadlines?limit=7"), 200);
    JsonNode rest =
        Desktop.ok(
            manager.http().get("/v1/deadlines?limit=7&cursor=" + first.get("nextCursor").asText()),
            200);
    assertThat(first.get("items")).hasSize(7);
    assertThat(rest.get("items")).hasSize(1);
    assertThat(rest.at("/items/0")).isEqualTo(all.at("/items/7"));
    assertThat(rest.get("nextCursor").isNull()).isTrue();
    service.clock().forward(Duration.ofMinutes(31));
    assertThat(clocks(Desktop.ok(manager.http().get("/v1/deadlines?state=MISSED"), 200)))
        .containsExactly("CLOSE_ACCESS null MISSED");
    assertThat(clocks(Desktop.ok(manager.http().get("/v1/deadlines?state=WAITING"), 200)))
        .hasSize(2);
  }

  @Test
  void schools_come_and_go_with_their_clocks() {
    Case on = Desktop.caseOf(manager.open("rdp-device"));
    String schools = "/v1/incidents/%s/affected-schools".formatted(on.incident());
    JsonNode two =
        Desktop.ok(
            manager.http().put(schools, Map.of("affectedSchools", List.of("99XA", "99XC"))), 200);
    assertThat(two.get("affectedSchools")).hasSize(2);
    Desktop.ok(manager.http().put(schools, Map.of("affectedSchools", List.of("99XC"))), 200);
    assertThat(clocks(on.incident()))
        .contains("SCHOOL_NOTICE 99XC OPEN")
        .noneMatch(clock -> clock.contains("99XA"));
    assertThat(
            manager
                .http()
                .put(schools, Map.of("affectedSchools", List.of("99XD")))
                .json()
                .at("/errors/0/field")
                .asText())
        .isEqualTo("affectedSchools[0]");
  }
}
