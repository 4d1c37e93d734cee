package nl.lekdicht.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.lekdicht.database.Desk;
import nl.lekdicht.outbox.Recipient;
import nl.lekdicht.outbox.Returned;
import nl.lekdicht.outbox.ReturnedMail;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.HandClock;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import nl.lekdicht.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch on a real database, with a clock that is moved by hand: over pauses, jumps and changes of the time. */
class WatchTest {
  private Service service;
  private Cast cast;
  private Desktop manager;
  private Watch watch;

  @BeforeEach
  void start() {
    begin(Service.START);
  }

  private void begin(Instant at) {
    service = Service.start(TestDatabase.fresh(), new HandClock(at), Map.of());
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    watch = service.bean(Watch.class);
  }

  private void beginAnew(Instant at) {
    service.close();
    begin(at);
  }

  @AfterEach
  void stop() {
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
    service.close();
  }

  private int turn() {
    return watch.runOnce(service.clock().instant());
  }

  private int turnAfter(Duration by) {
    return watch.runOnce(service.clock().forward(by));
  }

  private List<String> subjects(String where) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select address || ' ' || subject from mail where %s order by id"
                    .formatted(where))) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private List<String> bodies(String incident, String kind) {
    List<String> found = new ArrayList<>();
    for (JsonNode entry : manager.journal(incident).get("items")) {
      if (entry.get("kind").asText().equals(kind)) {
        found.add(entry.get("body").asText());
      }
    }
    return found;
  }

  @Test
  void a_rung_fires_once_however_often_the_watch_turns() throws SQLException {
    Case on = Desktop.caseOf(manager.open("rdp-server"));
    assertThat(turn()).isZero();
    assertThat(turnAfter(Duration.ofMinutes(15))).isEqualTo(1);
    assertThat(turn()).isZero();
    assertThat(turnAfter(Duration.ofSeconds(30))).isZero();
    assertThat(bodies(on.incident(), "deadline-warned"))
        .singleElement()
        .asString()
        .contains("\"audience\":\"HANDLER\"", "\"late\":false");
    assertThat(subjects("cause like 'warning:%'"))
        .singleElement()
        .asString()
        .startsWith("manager@leerlicht.example.nl 2026-0001: toegang sluiten");
  }

  @Test
  void a_clock_that_jumps_back_fires_nothing_again_and_one_that_jumps_ahead_all_that_is_due()
      throws SQLException {
    manager.open("rdp-server");
    assertThat(turnAfter(Duration.ofMinutes(24))).isEqualTo(2);
    service.clock().forward(Duration.ofHours(-5));
    assertThat(turn()).isZero();
    assertThat(turnAfter(Duration.ofHours(5))).isZero();
    assertThat(turnAfter(Duration.ofHours(4))).isEqualTo(3);
    assertThat(subjects("body like '%had moeten komen%'")).hasSize(3);
  }

  @Test
  void after_a_pause_of_hours_the_late_ones_fire_at_once_are_marked_and_the_pause_is_told()
      throws SQLException {
    Case on = Desktop.caseOf(manager.open("rdp-server"));
    turn();
    Instant from = service.clock().instant();
    assertThat(turnAfter(Duration.ofHours(3))).isEqualTo(5);
    assertThat(bodies(on.incident(), "deadline-warned"))
        .hasSize(5)
        .allMatch(body -> body.contains("\"late\":true"));
    List<String> told = subjects("cause = 'watch:%s'".formatted(from));
    assertThat(told)
        .hasSize(5)
        .allMatch(mail -> mail.contains("Bewaking stond stil"))
        .noneMatch(mail -> mail.startsWith("board@"));
    turnAfter(Duration.ofSeconds(30));
    assertThat(subjects("cause like 'watch:%'")).hasSize(5);
  }

  @Test
  void a_pause_without_running_deadlines_is_no_news() throws SQLException {
    turn();
    turnAfter(Duration.ofHours(3));
    assertThat(subjects("true")).isEmpty();
  }

  @Test
  void two_watches_at_once_give_each_warning_once() throws Exception {
    for (int i = 0; i < 20; i++) {
      manager.open("rdp-server");
    }
    Instant due = service.clock().forward(Duration.ofMinutes(15));
    CyclicBarrier together = new CyclicBarrier(4);
    int fired = 0;
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> turns = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        turns.add(
            threads.submit(() -> {
              together.await();
              return watch.runOnce(due);
            }));
      }
      for (Future<Integer> one : turns) {
        fired += one.get();
      }
    }
    fired += watch.runOnce(due);
    assertThat(fired).isEqualTo(20);
    assertThat(subjects("cause like 'warning:%'")).hasSize(20);
  }

  @Test
  void an_escalation_reaches_the_escalation_manager_with_the_step_itself() throws SQLException {
    Case on = escalated();

    assertThat(subjects("true"))
        .containsExactly(
            "fg@leerlicht.example.nl 2026-0001: escalatie: bevestig binnen 15 minuten, vóór ma 23 nov 10:15");
    turnAfter(Duration.ofMinutes(15));
    assertThat(subjects("subject like '%bevestigen%'"))
        .singleElement()
        .asString()
        .startsWith("deputy@");
    String slot =
        deadlines(on).stream()
            .filter(deadline -> deadline.get("kind").asText().equals("ESCALATION_ACKNOWLEDGEMENT"))
            .findFirst()
            .orElseThrow()
            .get("slot")
            .asText();
    String path = "/v1/incidents/%s/deadlines/%s/acknowledgement".formatted(on.incident(), slot);
    assertThat(manager.http().post(path, Map.of()).status()).isEqualTo(403);
    JsonNode taken =
        Desktop.ok(
            Desktop.of(service, cast, "deputy").http().post(path, Map.of("note", "I take it.")),
            200);
    assertThat(taken.get("state").asText()).isEqualTo("MET");
    assertThat(
            Desktop.of(service, cast, "fg").http().post(path, Map.of()).json().get("code").asText())
        .isEqualTo("deadline-acknowledged");
    turnAfter(Duration.ofMinutes(30));
    assertThat(subjects("subject like '%bevestigen%'")).hasSize(1);
  }

  @Test
  void an_escalation_that_is_rolled_back_sends_nothing() throws SQLException {
    Case on = Desktop.caseOf(manager.open("rdp-files"));
    assertThat(manager.completion(on, "escalate", service.clock().instant(), null).status())
        .isEqualTo(409);
    assertThat(subjects("true")).isEmpty();
  }

  private Case escalated() {
    Case on = Desktop.caseOf(manager.open("rdp-files"));
    manager.complete(on, "close-access");
    manager.complete(on, "escalate");
    return on;
  }

  private List<JsonNode> deadlines(Case on) {
    List<JsonNode> found = new ArrayList<>();
    Desktop.ok(manager.http().get("/v1/incidents/%s/deadlines".formatted(on.incident())), 200)
        .get("items")
        .forEach(found::add);
    return found;
  }

  private List<String> updates(Case on) {
    return deadlines(on).stream()
        .filter(deadline -> deadline.get("kind").asText().equals("STATUS_UPDATE"))
        .map(deadline -> deadline.get("dueAt").asText() + " " + deadline.get("state").asText())
        .toList();
  }

  @Test
  void each_update_is_on_record_as_given_or_missed() {
    Case on = escalated();
    service.clock().forward(Duration.ofMinutes(50));
    Desktop.ok(update(on), 200);
    turnAfter(Duration.ofMinutes(70));
    assertThat(updates(on))
        .containsExactly(
            "2026-11-23T10:00:00.000Z MET",
            "2026-11-23T10:50:00.000Z MISSED",
            "2026-11-23T11:50:00.000Z OPEN");
    assertThat(bodies(on.incident(), "update-missed"))
        .containsExactly("{\"dueAt\":\"2026-11-23T10:50:00Z\"}");
  }

  @Test
  void updates_that_were_missed_while_nobody_watched_are_on_record_and_do_not_flood_the_mailbox()
      throws SQLException {
    Case on = escalated();
    turnAfter(Duration.ofDays(2));
    assertThat(bodies(on.incident(), "update-missed")).hasSizeGreaterThan(25);
    assertThat(subjects("subject like '%update%'")).hasSizeLessThan(6);
  }

  @Test
  void an_update_that_comes_too_late_finds_the_one_before_written_down_as_missed() {
    Case on = escalated();
    service.clock().forward(Duration.ofMinutes(80));
    Desktop.ok(update(on), 200);
    assertThat(updates(on))
        .containsExactly(
            "2026-11-23T10:00:00.000Z MISSED",
            "2026-11-23T11:00:00.000Z MET",
            "2026-11-23T11:20:00.000Z OPEN");
  }

  private Http.Answer update(Case on) {
    return manager
        .http()
        .post(
            "/v1/incidents/%s/updates".formatted(on.incident()),
            Map.of(
                "givenAt",
                service.clock().instant().toString(),
                "description",
                "Mailed all functional managers."));
  }

  @Test
  void hours_are_elapsed_hours_over_the_spring_change_and_the_autumn_change() {
    beginAnew(Instant.parse("2026-03-27T16:20:00Z"));
    Case spring = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    assertThat(dueOf(spring, "notice:99XA")).isEqualTo("2026-03-29T16:20:00.000Z");
    assertThat(turnAfter(Duration.ofHours(48))).isPositive();
    assertThat(bodies(spring.incident(), "deadline-warned"))
        .anyMatch(body ->
            body.contains("notice:99XA") && body.contains("\"at\":\"2026-03-29T16:20:00Z\""));

    beginAnew(Instant.parse("2026-10-23T15:20:00Z"));
    Case autumn = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    assertThat(dueOf(autumn, "notice:99XA")).isEqualTo("2026-10-25T15:20:00.000Z");
    assertThat(dueOf(autumn, "ap-cautious")).isEqualTo("2026-10-26T15:20:00.000Z");
    assertThat(turnAfter(Duration.ofHours(48).minusMillis(1))).isPositive();
    assertThat(bodies(autumn.incident(), "deadline-warned"))
        .noneMatch(body -> body.contains("2026-10-25T15:20:00Z\",\"audience"));
  }

  private String dueOf(Case on, String slot) {
    return deadlines(on).stream()
        .filter(deadline -> deadline.get("slot").asText().equals(slot))
        .findFirst()
        .orElseThrow()
        .get("dueAt")
        .asText();
  }

  @Test
  void an_incident_that_cannot_be_read_is_set_aside_and_keeps_nobody_waiting() throws SQLException {
    Case broken = Desktop.caseOf(manager.open("rdp-server"));
    manager.open("rdp-server");
    execute("alter table journal disable trigger user");
    execute(
        "update journal set body = replace(body, '\"number\"', '\"numbre\"') where number = 1 and incident_id = '%s'"
            .formatted(broken.incident()));
    assertThat(turnAfter(Duration.ofMinutes(15))).isEqualTo(1);
    assertThat(turn()).isZero();
    execute(
        "update journal set body = replace(body, '\"numbre\"', '\"number\"') where number = 1 and incident_id = '%s'"
            .formatted(broken.incident()));
    assertThat(turnAfter(Duration.ofMinutes(6))).isEqualTo(1);
    execute("alter table journal enable trigger user");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void mail_that_comes_back_is_in_the_journal_and_told_to_the_others_but_not_for_ever()
      throws SQLException {
    Case on = escalated();
    Returned returned = service.bean(Returned.class);
    ReturnedMail mail =
        new ReturnedMail(
            new UUID(1, 2),
            cast.supplier("Leerlicht BV"),
            UUID.fromString(on.incident()),
            "warning:1",
            new Recipient(
                cast.viewer("fg").account(), "Name of fg", "fg@leerlicht.example.nl", "nl"),
            "a subject",
            "550 no such mailbox");
    tell(returned, mail);

    assertThat(bodies(on.incident(), "mail-returned")).hasSize(1);
    List<String> told = subjects("subject like '%niet afgeleverd%'");
    assertThat(told).hasSize(4).noneMatch(one -> one.startsWith("fg@"));
    tell(
        returned,
        new ReturnedMail(
            new UUID(1, 3),
            mail.supplier(),
            mail.incident(),
            "returned:" + mail.id(),
            mail.to(),
            "a subject",
            "550 no such mailbox"));
    assertThat(bodies(on.incident(), "mail-returned")).hasSize(2);
    assertThat(subjects("subject like '%niet afgeleverd%'")).hasSize(4);
  }

  private void tell(Returned returned, ReturnedMail mail) {
    service
        .bean(Desk.class)
        .onWatch(
            mail.supplier(),
            service.clock().instant(),
            watching -> {
              returned.tell(watching, mail);
              return true;
            });
  }

  @Test
  void health_says_when_the_watch_has_not_turned_for_a_minute_and_the_figures_say_how_it_stands() {
    manager.open("rdp-server");
    turnAfter(Duration.ofMinutes(31));
    service.bean(TermCount.class).runOnce(service.clock().instant());
    assertThat(watchHealth()).isEqualTo("UP");
    String figures = Http.of(service).get("/metrics").body();
    assertThat(figures)
        .contains("lekdicht_terms_missed 1.0", "lekdicht_terms_running 1.0")
        .contains("lekdicht_rungs_fired_total 3.0", "lekdicht_rungs_fired_late_total 2.0");
    service.clock().forward(Duration.ofSeconds(61));
    assertThat(watchHealth()).isEqualTo("DOWN");
  }

  private String watchHealth() {
    return manager.http().get("/health").json().at("/details/watch/status").asText();
  }

  @Test
  void health_says_how_the_database_and_the_disk_are() {
    turn();
    JsonNode health = manager.http().get("/health").json();
    assertThat(health.at("/details/jdbc/status").asText()).isEqualTo("UP");
    assertThat(health.at("/details/diskSpace/status").asText()).isEqualTo("UP");
    assertThat(health.at("/details/diskSpace/details/threshold").asLong())
        .isEqualTo(500L * 1024 * 1024);
  }

  @Test
  void a_correction_is_shown_first_and_taken_as_it_was_shown() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    String path = "/v1/incidents/%s/moment-corrections".formatted(on.incident());
    String earlier = service.clock().instant().minus(Duration.ofHours(10)).toString();
    JsonNode preview =
        Desktop.ok(
            manager
                .http()
                .post(path + "/preview", Map.of("moment", "DISCOVERED", "occurredAt", earlier)),
            200);
    assertThat(preview.get("moves")).hasSize(2);
    assertThat(preview.at("/moves/0/before/dueAt").asText()).isEqualTo("2026-11-25T09:00:00.000Z");
    assertThat(preview.at("/moves/0/after/dueAt").asText()).isEqualTo("2026-11-24T23:00:00.000Z");
    assertThat(dueOf(on, "notice:99XA")).isEqualTo("2026-11-25T09:00:00.000Z");

    manager.complete(on, "close-access");
    Map<String, Object> correction =
        Map.of(
            "moment",
            "DISCOVERED",
            "occurredAt",
            earlier,
            "reason",
            "The log shows it.",
            "entries",
            preview.get("entries").asInt());
    assertThat(manager.http().post(path, correction).json().get("code").asText())
        .isEqualTo("preview-outdated");
    Desktop.ok(
        manager
            .http()
            .post(
                path,
                Map.of(
                    "moment",
                    "DISCOVERED",
                    "occurredAt",
                    earlier,
                    "reason",
                    "The log shows it.",
                    "entries",
                    preview.get("entries").asInt() + 1)),
        200);
    assertThat(dueOf(on, "notice:99XA")).isEqualTo("2026-11-24T23:00:00.000Z");
    assertThat(bodies(on.incident(), "moment-corrected")).hasSize(1);
  }

  @Test
  void a_term_says_what_it_rests_on_and_from_when_that_holds() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    for (JsonNode deadline : deadlines(on)) {
      assertThat(deadline.get("basis").asText()).isNotEmpty();
      assertThat(deadline.get("holdsFrom").isNull()).as("%s", deadline).isFalse();
    }
    assertThat(
            deadlines(on).stream()
                .filter(deadline -> deadline.get("slot").asText().equals("ap-cautious"))
                .map(deadline -> deadline.get("endByRegulation").asText()))
        .containsExactly("2026-11-26T10:00:00.000Z");
  }
}
