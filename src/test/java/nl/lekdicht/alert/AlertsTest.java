package nl.lekdicht.alert;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.lekdicht.core.Sha256;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class AlertsTest {
  private static final Map<String, String> TOKENS = new HashMap<>();

  private static Service service;
  private static Cast cast;
  private String key = "";
  private String source = "";

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
  void make_a_source() {
    var made = http("admin").post("/v1/alert-sources", Map.of("name", "Monitoring"));
    assertThat(made.status()).isEqualTo(201);
    key = made.json().get("key").asText();
    source = made.json().get("id").asText();
  }

  @Test
  void an_alert_of_alertmanager_becomes_a_report_that_proposes_a_checklist() {
    var item = item(send(alertmanager("firing", "f1", Map.of())), 0);
    assertThat(item.get("state").asText()).isEqualTo("OPEN");
    assertThat(item.get("repeated").asBoolean()).isFalse();
    var report = report(item);
    assertThat(report.get("what").asText()).isEqualTo("AUTOMATIC_ALERT");
    assertThat(report.get("where").asText()).isEqualTo("ONLINE");
    assertThat(report.get("channel").asText()).isEqualTo("automatic");
    assertThat(report.get("summary").asText()).isEqualTo("Many failed logins");
    assertThat(report.get("description").asText())
        .contains("400 in one minute", "severity: critical", "https://prometheus.example.nl");
    assertThat(report.get("reporterName").asText()).isEqualTo("Monitoring");
    assertThat(report.at("/recordedBy/name").asText()).isEqualTo("Lekdicht");
    assertThat(report.get("discoveredAt").asText()).isEqualTo("2026-11-23T08:12:00.123Z");
    assertThat(report.get("receivedAt").asText()).isEqualTo(report.get("recordedAt").asText());
    assertThat(report.get("proposedChecklists").toString()).contains("online-alert");
    assertThat(http("other-manager").get("/v1/reports/" + item.get("reportId").asText()).status())
        .isEqualTo(404);
  }

  @Test
  void a_repeat_is_no_new_report_and_firing_after_the_end_is_one() throws SQLException {
    var first = item(send(alertmanager("firing", "f2", Map.of())), 0);
    service.clock().forward(Duration.ofSeconds(30));
    var again = item(send(alertmanager("firing", "f2", Map.of())), 0);
    assertThat(again.get("repeated").asBoolean()).isTrue();
    assertThat(again.get("reportId")).isEqualTo(first.get("reportId"));
    assertThat(
            one(
                "select seen || ' ' || (last_seen_at > opened_at) from alert where fingerprint = 'f2'"))
        .isEqualTo("2 true");

    var over = item(send(alertmanager("resolved", "f2", Map.of())), 0);
    assertThat(over.get("state").asText()).isEqualTo("CLOSED");
    assertThat(over.get("reportId")).isEqualTo(first.get("reportId"));

    var anew = item(send(alertmanager("firing", "f2", Map.of())), 0);
    assertThat(anew.get("repeated").asBoolean()).isFalse();
    assertThat(anew.get("reportId")).isNotEqualTo(first.get("reportId"));
  }

  @Test
  void the_end_of_what_never_was_makes_nothing() {
    var item = item(send(alertmanager("resolved", "never", Map.of())), 0);
    assertThat(item.get("reportId").isNull()).isTrue();
    assertThat(item.get("state").asText()).isEqualTo("CLOSED");
  }

  @Test
  void the_same_fingerprint_of_another_source_is_another_alert() {
    var first = item(send(alertmanager("firing", "shared", Map.of())), 0);
    make_a_source();
    var second = item(send(alertmanager("firing", "shared", Map.of())), 0);
    assertThat(second.get("reportId")).isNotEqualTo(first.get("reportId"));
  }

  @Test
  void a_plain_alert_is_the_same_by_its_id_or_else_by_its_title() {
    var first = item(send(plain("id-1", "A title")), 0);
    assertThat(item(send(plain("id-1", "Another title")), 0).get("reportId"))
        .isEqualTo(first.get("reportId"));
    var untold = item(send(plain(null, "No id")), 0);
    assertThat(item(send(plain(null, "No id")), 0).get("reportId"))
        .isEqualTo(untold.get("reportId"));
    assertThat(item(send(plain(null, "Other")), 0).get("reportId"))
        .isNotEqualTo(untold.get("reportId"));
  }

  @Test
  void ten_deliveries_at_once_make_one_report_of_each_alert() throws Exception {
    List<Object> alerts = new ArrayList<>();
    for (var i = 0; i < 20; i++) {
      alerts.add(alert("firing", "race-" + i, Map.of(), "2026-11-23T08:12:00Z"));
    }
    List<Object> backwards = new ArrayList<>(alerts);
    Collections.reverse(backwards);
    try (var pool = Executors.newFixedThreadPool(5)) {
      List<Callable<Http.Answer>> calls = new ArrayList<>();
      for (var i = 0; i < 10; i++) {
        var body = Map.of("version", "4", "alerts", i % 2 == 0 ? alerts : backwards);
        calls.add(() -> send(body));
      }
      assertThat(pool.invokeAll(calls).stream().map(Future::resultNow).map(Http.Answer::status))
          .containsOnly(200);
    }
    assertThat(
            one("select count(*) || ' ' || sum(seen) from alert where fingerprint like 'race-%'"))
        .isEqualTo("20 200");
    assertThat(
            one(
                "select count(*) from report r join alert a on a.report_id = r.id where a.fingerprint like 'race-%'"))
        .isEqualTo("20");
  }

  @Test
  void every_incident_manager_gets_one_letter_for_a_new_report() throws SQLException {
    var report = item(send(alertmanager("firing", "letter", Map.of())), 0).get("reportId").asText();
    send(alertmanager("firing", "letter", Map.of()));
    assertThat(
            one(
                "select string_agg(address, ' ' order by address) from mail where cause = 'alert:%s'"
                    .formatted(report)))
        .isEqualTo(
            "deputy@leerlicht.example.nl manager@leerlicht.example.nl second-manager@leerlicht.example.nl");
  }

  @Test
  void a_label_says_where_when_it_is_a_place_that_is_known() {
    assertThat(
            report(item(send(alertmanager("firing", "w1", Map.of("lekdicht_where", "MAIL"))), 0))
                .get("where")
                .asText())
        .isEqualTo("MAIL");
    assertThat(
            report(item(send(alertmanager("firing", "w2", Map.of("lekdicht_where", "MOON"))), 0))
                .get("where")
                .asText())
        .isEqualTo("ONLINE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2030-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "yesterday",
        "2026-02-30T00:00:00Z"
      })
  void a_beginning_that_cannot_be_is_now(String startsAt) {
    var fingerprint = "begin-" + startsAt;
    var body = Map.of("alerts", List.of(alert("firing", fingerprint, Map.of(), startsAt)));
    var report = report(item(send(body), 0));
    assertThat(report.get("discoveredAt").asText()).isEqualTo(report.get("recordedAt").asText());
  }

  @Test
  void text_from_outside_is_kept_as_text_bounded_and_without_what_cannot_be_stored() {
    var item =
        item(
            send(
                """
                {"alerts": [{"status": "firing", "fingerprint": "hostile\\u0000",
                  "annotations": {"summary": "<script>alert(1)</script>\\u0000\\r\\nBcc: x \\ud83d\\ude00 \\u202egnp", "description": "%s\\ud800"},
                  "labels": {"big\\u0000": "%s"}}]}\
                """
                    .formatted("d".repeat(20_000), "😀".repeat(20_000))),
            0);
    assertThat(item.get("fingerprint").asText()).isEqualTo("hostile");
    var report = report(item);
    assertThat(report.get("summary").asText()).isEqualTo("<script>alert(1)</script> Bcc: x 😀 gnp");
    var description = report.get("description").asText();
    assertThat(description.codePointCount(0, description.length())).isLessThanOrEqualTo(10_000);
    var emoji = item(send(plain("emoji", "😀".repeat(300))), 0);
    assertThat(report(emoji).get("summary").asText()).isEqualTo("😀".repeat(199) + "…");
    assertThat(report(item(send(plain("short", "\u0007x")), 0)).get("summary").asText())
        .isEqualTo("Automatic alert x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "\"text\"",
        "{\"alerts\": []}",
        "{\"alerts\": {}}",
        "{\"alerts\": [{}]}",
        "{\"alerts\": [{\"status\": \"maybe\"}]}",
        "{\"alerts\": [{\"status\": \"firing\", \"labels\": {\"a\": 1}}]}",
        "{\"alerts\": [{\"status\": \"firing\", \"labels\": []}]}",
        "{\"alerts\": [{\"status\": \"firing\", \"fingerprint\": 7}]}",
        "{\"title\": \"x\"}",
        "{\"title\": 1, \"description\": \"y\"}",
        "{\"title\": \"x\", \"description\": \"y\", \"more\": 1}",
        "{\"title\": \"x\", \"descr",
      })
  void what_is_no_alert_is_refused(String body) {
    assertThat(send(body).status()).isEqualTo(400);
  }

  @Test
  void five_hundred_alerts_are_taken_and_one_more_is_not() {
    List<Object> alerts = new ArrayList<>();
    for (var i = 0; i < 500; i++) {
      alerts.add(Map.of("status", "resolved", "fingerprint", "many-" + i));
    }
    assertThat(send(Map.of("alerts", alerts)).status()).isEqualTo(200);
    alerts.add(alerts.getFirst());
    assertThat(send(Map.of("alerts", alerts)).status()).isEqualTo(400);
  }

  @Test
  void sixty_deliveries_a_minute_are_taken() {
    for (var i = 0; i < 60; i++) {
      assertThat(send(alertmanager("resolved", "burst", Map.of())).status()).isEqualTo(200);
    }
    var refused = send(alertmanager("firing", "burst", Map.of()));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("60");
    service.clock().forward(Duration.ofMinutes(1));
    assertThat(send(alertmanager("firing", "burst", Map.of())).status()).isEqualTo(200);
  }

  @Test
  void a_key_that_is_unknown_or_revoked_opens_nothing() {
    var body = alertmanager("firing", "f", Map.of());
    var unknown = Http.of(service).post("/v1/alerts/" + "A".repeat(43), body);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(Http.of(service).post("/v1/alerts/short", body).body()).isEqualTo(unknown.body());
    var revoked = revoke();
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.json().get("reason").asText()).isEqualTo("The key was seen elsewhere.");
    assertThat(send(body).status()).isEqualTo(404);
    assertThat(send(body).body()).isEqualTo(unknown.body());
    assertThat(revoke().status()).isEqualTo(409);
  }

  @Test
  void the_key_is_shown_once_stored_nowhere_and_never_logged() throws SQLException {
    var heard = new ListAppender<ILoggingEvent>();
    heard.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(heard);
    try {
      send(alertmanager("firing", "logged", Map.of()));
      send("{");
      revoke();
      send(alertmanager("firing", "logged", Map.of()));
      assertThat(heard.list).noneMatch(event -> event.getFormattedMessage().contains(key));
    } finally {
      root.detachAppender(heard);
    }
    assertThat(one("select string_agg(to_jsonb(s)::text, '') from alert_source s"))
        .doesNotContain(key)
        .contains(Sha256.hex(key));
    assertThat(http("admin").get("/v1/alert-sources").body()).doesNotContain(key);
  }

  @Test
  void a_retry_of_making_a_source_gets_the_same_key() {
    var once = http("admin").with("Idempotency-Key", UUID.randomUUID().toString());
    var first = once.post("/v1/alert-sources", Map.of("name", "Twice"));
    var again = once.post("/v1/alert-sources", Map.of("name", "Twice"));
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(again.json()).isEqualTo(first.json());
  }

  private Http.Answer revoke() {
    return http("admin")
        .post(
            "/v1/alert-sources/" + source + "/revocation",
            Map.of("reason", "The key was seen elsewhere."));
  }

  private Http.Answer send(Object body) {
    return Http.of(service).post("/v1/alerts/" + key, body);
  }

  private static JsonNode item(Http.Answer answer, int index) {
    assertThat(answer.status()).describedAs(answer.body()).isEqualTo(200);
    return answer.json().get("items").get(index);
  }

  private static JsonNode report(JsonNode item) {
    return http("manager").get("/v1/reports/" + item.get("reportId").asText()).json();
  }

  private static Map<String, Object> alertmanager(
      String status, String fingerprint, Map<String, String> labels) {
    return Map.of(
        "version",
        "4",
        "groupKey",
        "{}:{alertname=\"ManyFailedLogins\"}",
        "status",
        status,
        "receiver",
        "lekdicht",
        "truncatedAlerts",
        0,
        "alerts",
        List.of(alert(status, fingerprint, labels, "2026-11-23T08:12:00.123456789Z")));
  }

  private static Map<String, Object> alert(
      String status, String fingerprint, Map<String, String> labels, String startsAt) {
    Map<String, String> all = new HashMap<>(labels);
    all.put("alertname", "ManyFailedLogins");
    all.put("severity", "critical");
    return Map.of(
        "status", status,
        "labels", all,
        "annotations",
            Map.of(
                "summary", "Many failed logins",
                "description", "400 in one minute from one address."),
        "startsAt", startsAt,
        "endsAt", "0001-01-01T00:00:00Z",
        "generatorURL", "https://prometheus.example.nl/graph",
        "fingerprint", fingerprint);
  }

  private static Map<String, Object> plain(
      @org.jspecify.annotations.Nullable String id, String title) {
    Map<String, Object> body = new HashMap<>();
    body.put("title", title);
    body.put("description", "What was seen.");
    if (id != null) {
      body.put("id", id);
    }
    return body;
  }

  /** The clock goes forward in these tests, and an access token lives for fifteen minutes. */
  private static Http http(String username) {
    return Http.of(service).as(TOKENS.computeIfAbsent(username, cast::token));
  }

  private static String one(String sql) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
