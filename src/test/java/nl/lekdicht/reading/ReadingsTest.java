package nl.lekdicht.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.exchange.Importer;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Postroom;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.ContractCheck;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import nl.lekdicht.watch.Watch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever reads an incident is on record before it is given; a school sees who saw or changed what of its own, and nothing of others. */
class ReadingsTest {
  private static final byte[] PDF = "%PDF-1.7 received".getBytes(UTF_8);

  private static Service service;
  private static Cast cast;
  private static Desktop manager;
  private static Desktop fg;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    fg = Desktop.of(service, cast, "fg");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Http door(String username) {
    return Http.of(service).as(cast.token(username));
  }

  private static String open(String... schools) {
    return manager.open("rdp-device", schools).get("id").asText();
  }

  private static List<String> strings(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void asOwner(String sql) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Who read which part of an incident, oldest first. */
  private static List<String> readings(String incident) throws SQLException {
    return strings(
        """
        select a.username || ' ' || r.part || coalesce(' of ' || r.brin, '')
        from reading r join account a on a.id = r.account_id
        where r.incident_id = '%s' order by r.at, r.id\
        """
            .formatted(incident));
  }

  /** Lists, searches, counts and figures; what says that something was erased; and what is about no incident. */
  private static final Set<String> NOT_NOTED =
      Set.of(
          "GET /v1/incidents",
          "GET /v1/deadlines",
          "GET /v1/events",
          "GET /v1/journal/verification",
          "GET /v1/calendar-feed",
          "GET /v1/calendar-feeds/{calendar}",
          "GET /v1/schools/{brin}/incidents",
          "GET /v1/schools/{brin}/access-log",
          "GET /v1/register/entries",
          "GET /v1/register/counts",
          "GET /v1/register/imports",
          "GET /v1/schools/{brin}/register/entries",
          "GET /v1/overviews",
          "GET /v1/overviews/{period}",
          "GET /v1/schools/{brin}/overviews",
          "GET /v1/schools/{brin}/overviews/{period}",
          "GET /v1/schools/{brin}/overviews/{period}/issue",
          "GET /v1/retention",
          "GET /v1/erasures",
          "GET /v1/erasures/{erasureId}",
          "GET /v1/erasures/{erasureId}/certificate",
          "GET /v1/schools/{brin}/erasures",
          "GET /v1/schools/{brin}/erasures/{erasureId}/certificate",
          "GET /v1/checklists",
          "GET /v1/checklists/{checklistId}",
          "GET /v1/forms",
          "GET /v1/forms/{formId}",
          "GET /v1/schools",
          "GET /v1/schools/{brin}",
          "GET /v1/supplier",
          "GET /v1/accounts",
          "GET /v1/deputies",
          "GET /v1/webhooks",
          "GET /v1/alert-sources",
          "GET /v1/openapi.json",
          "GET /v1/openapi.yml");

  @Test
  void every_route_is_logged_that_is_not_named_as_one_that_is_not() throws SQLException {
    Desktop.Case on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    Postroom room = Postroom.of(manager, fg, on.incident());
    String notice = Postroom.id(room.leave(room.notices("FIRST_NOTICE", "99XA")).get(0));
    String draft = Postroom.id(room.leave(room.drafts("NEW", "99XA")).get(0));
    String filing = room.path("papers/%s/filing".formatted(draft));
    Desktop.ok(manager.http().post(filing, room.filing("AP-2026-1", "The head")), 200);
    Desktop.ok(
        manager.http().putFile(filing + "/confirmation?name=a.pdf", "application/pdf", PDF), 200);
    String evidence =
        Desktop.ok(
                manager.http().postFile(room.path("evidence?name=a.pdf"), "application/pdf", PDF),
                201)
            .get("id")
            .asText();
    String report =
        strings("select report_id from incident where id = '%s'".formatted(on.incident()))
            .getFirst();
    assertThat(ContractCheck.operations()).containsAll(NOT_NOTED);
    List<String> silent = new ArrayList<>();
    for (String operation : ContractCheck.operations()) {
      String template = operation.substring(operation.indexOf(' ') + 1);
      if (!operation.startsWith("GET ") || NOT_NOTED.contains(operation)) {
        continue;
      }
      String path =
          template
              .replace("{reportId}", report)
              .replace("{incidentId}", on.incident())
              .replace("{entryId}", on.incident())
              .replace("{runId}", on.run())
              .replace("{brin}", "99XA")
              .replace("{evidenceId}", evidence)
              .replace("{paperId}", template.contains("/filing/") ? draft : notice);
      path += path.endsWith("/document") ? "?format=DOCX" : "";
      path += path.endsWith("/exports") ? "?format=CSV" : "";
      Http http = template.contains("{brin}") ? door("wilgentuin") : manager.http();
      int before = count();
      assertThat(http.begin(path).status()).describedAs(path).isEqualTo(200);
      if (count() != before + 1) {
        silent.add(operation);
      }
    }
    assertThat(silent).isEmpty();
    assertThat(strings("select item from reading where part = 'evidence/content'"))
        .containsExactly(evidence);
  }

  private static int count() throws SQLException {
    return Integer.parseInt(strings("select count(*) from reading").getFirst());
  }

  @Test
  void whoever_turns_the_same_page_within_ten_minutes_reads_once() throws SQLException {
    String incident = open("99XA");
    for (int i = 0; i < 3; i++) {
      manager.incident(incident);
    }
    service.clock().forward(Duration.ofMinutes(9));
    manager.incident(incident);
    assertThat(readings(incident)).containsExactly("manager incident");

    service.clock().forward(Duration.ofMinutes(1));
    manager.incident(incident);
    fg.incident(incident);
    manager.journal(incident);

    assertThat(readings(incident))
        .containsExactlyInAnyOrder(
            "manager incident", "manager incident", "fg incident", "manager journal");
  }

  @Test
  void what_may_not_be_seen_is_not_read() throws SQLException {
    String incident = open("99XA");

    assertThat(door("other-manager").get("/v1/incidents/" + incident).status()).isEqualTo(404);
    assertThat(door("wilgentuin").get("/v1/incidents/" + incident).status()).isEqualTo(403);
    assertThat(door("baken").get("/v1/schools/99XB/incidents/" + incident).status()).isEqualTo(404);
    assertThat(
            manager.http().get("/v1/incidents/%s/runs/%s".formatted(incident, incident)).status())
        .isEqualTo(404);

    assertThat(readings(incident)).isEmpty();
  }

  @Test
  void one_id_written_in_another_way_is_the_same_incident() throws SQLException {
    String incident = open("99XA");

    String shown = "/v1/incidents/" + incident.substring(1).toUpperCase(Locale.ROOT);
    assertThat(manager.http().get(shown).status()).isEqualTo(200);
    manager.incident(incident);

    assertThat(readings(incident)).containsExactly("manager incident");
  }

  @Test
  void what_cannot_be_noted_is_not_given() throws SQLException {
    String incident = open("99XA");
    asOwner(
        """
        create function full_disk() returns trigger language plpgsql as $$
        begin raise exception 'no room' using errcode = 'disk_full'; end $$;
        create trigger full_disk before insert on reading for each row execute function full_disk()\
        """);
    try {
      for (Http http : List.of(manager.http(), fg.http())) {
        Http.Answer answer = http.get("/v1/incidents/" + incident);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("Laptop");
      }
    } finally {
      asOwner("drop trigger full_disk on reading; drop function full_disk()");
    }
    assertThat(readings(incident)).isEmpty();
    manager.incident(incident);
    assertThat(readings(incident)).containsExactly("manager incident");
  }

  @Test
  void managers_see_who_read_what() {
    String incident = open("99XA");
    manager.incident(incident);
    service.clock().forward(Duration.ofSeconds(1));
    fg.journal(incident);
    service.clock().forward(Duration.ofSeconds(1));
    door("wilgentuin").get("/v1/schools/99XA/incidents/" + incident);
    String path = "/v1/incidents/%s/readings".formatted(incident);

    JsonNode first = Desktop.ok(manager.http().get(path + "?limit=2"), 200);
    JsonNode rest =
        Desktop.ok(
            manager.http().get(path + "?limit=2&cursor=" + first.get("nextCursor").asText()), 200);

    List<String> seen = new ArrayList<>();
    for (JsonNode page : List.of(first, rest)) {
      page.get("items")
          .forEach(one ->
              seen.add(
                  "%s %s %s"
                      .formatted(
                          one.at("/reader/school").asText("null"),
                          one.get("part").asText(),
                          one.get("school").asText("null"))));
    }
    assertThat(seen)
        .startsWith("99XA incident 99XA", "null journal null", "null incident null")
        .hasSizeBetween(3, 4);
    assertThat(Desktop.ok(manager.http().get(path + "?part=journal"), 200).get("items")).hasSize(1);
  }

  @Test
  void nobody_notes_a_reading_in_the_name_of_another() throws SQLException {
    String incident = open("99XA");
    Viewer school = cast.viewer("wilgentuin");
    try (var connection = service.database().asService();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "select set_config('lekdicht.account', '%s', true), set_config('lekdicht.school', '99XA', true), set_config('lekdicht.voucher', '%s', true)"
              .formatted(school.account(), cast.supplier("Leerlicht BV")));
      String row =
          "insert into reading (id, supplier_id, incident_id, brin, account_id, at, part) values (gen_random_uuid(), '%s', '%s', %s, '%s', '2026-01-01Z', 'x')";
      List<String> refused =
          List.of(
              row.formatted(
                  cast.supplier("Leerlicht BV"),
                  incident,
                  "'99XA'",
                  cast.viewer("manager").account()),
              row.formatted(cast.supplier("Leerlicht BV"), incident, "'99XB'", school.account()),
              row.formatted(cast.supplier("Leerlicht BV"), incident, "null", school.account()),
              row.formatted(cast.supplier("Andersom BV"), incident, "'99XA'", school.account()),
              row.formatted(
                  cast.supplier("Leerlicht BV"), open("99XB"), "'99XA'", school.account()));
      for (String sql : refused) {
        var before = connection.setSavepoint();
        try {
          statement.execute(sql);
          throw new AssertionError("was taken: " + sql);
        } catch (SQLException e) {
          assertThat(e.getMessage()).contains("row-level security");
        }
        connection.rollback(before);
      }
      assertThat(
              statement.executeUpdate(
                  row.formatted(
                      cast.supplier("Leerlicht BV"), incident, "'99XA'", school.account())))
          .isEqualTo(1);
      connection.rollback();
    }
  }

  private static List<JsonNode> log(String username, String brin, String incident) {
    JsonNode page =
        Desktop.ok(door(username).get("/v1/schools/%s/access-log?limit=200".formatted(brin)), 200);
    return StreamSupport.stream(page.get("items").spliterator(), false)
        .filter(line -> line.at("/incident/id").asText().equals(incident))
        .toList();
  }

  @Test
  void a_school_sees_who_saw_or_changed_what_of_its_own_and_nothing_of_others() {
    String incident = open("99XA", "99XB");
    manager.incident(incident);
    door("wilgentuin").get("/v1/schools/99XA/incidents/" + incident);
    door("baken").get("/v1/schools/99XB/incidents/" + incident);
    fg.http().get("/v1/schools/99XB/incidents/" + incident);
    for (String brin : List.of("99XA", "99XB")) {
      manager.post(
          incident,
          "affected-schools/%s/moments".formatted(brin),
          Map.of(
              "kind", "SCHOOL_TOLD",
              "occurredAt", manager.now().toString(),
              "description", "Told by telephone."));
    }
    Postroom room = Postroom.of(manager, fg, incident);
    room.notices("FIRST_NOTICE", "99XB");

    List<JsonNode> log = log("wilgentuin", "99XA", incident);

    assertThat(log.stream().map(line -> line.get("what").asText()))
        .containsExactlyInAnyOrder(
            "incident", "incident", "incident-opened", "run-started", "school-moment-recorded");
    assertThat(log.stream().map(line -> line.at("/who/organisation").asText()).distinct())
        .containsExactlyInAnyOrder("Leerlicht BV", "De Wilgentuin");
    assertThat(log.toString()).doesNotContain("99XB", "Baken", "baken", "Laptop", "telephone");
    assertThat(log("manager", "99XA", incident)).isEqualTo(log);
    assertThat(log("baken", "99XB", incident).stream().map(line -> line.get("what").asText()))
        .contains("papers-written");
  }

  @Test
  void a_school_sees_nothing_of_a_paper_of_another() {
    String incident = open("99XA", "99XB");
    Postroom room = Postroom.of(manager, fg, incident);
    for (String brin : List.of("99XA", "99XB")) {
      String notice = Postroom.id(room.notices("FIRST_NOTICE", brin).get(0));
      Desktop.ok(manager.http().get(room.path("papers/" + notice)), 200);
      service.clock().forward(Duration.ofSeconds(1));
    }

    for (String school : List.of("wilgentuin 99XA", "baken 99XB")) {
      String[] who = school.split(" ", 2);
      assertThat(
              log(who[0], who[1], incident).stream()
                  .map(line -> line.get("what").asText())
                  .filter(what -> what.startsWith("papers")))
          .describedAs(school)
          .containsExactlyInAnyOrder("papers", "papers-written");
    }
  }

  @Test
  void a_school_is_told_that_it_is_hit_from_now_on_and_not_that_another_is() {
    String incident = open("99XA");
    Desktop.ok(
        manager
            .http()
            .put(
                "/v1/incidents/%s/affected-schools".formatted(incident),
                Map.of("affectedSchools", List.of("99XA", "99XC"))),
        200);

    assertThat(log("wilgentuin", "99XA", incident).stream().map(line -> line.get("what").asText()))
        .containsExactlyInAnyOrder("incident-opened", "run-started");
    assertThat(log("polderlicht", "99XC", incident).stream().map(line -> line.get("what").asText()))
        .contains("schools-changed");
  }

  @Test
  void a_school_is_not_told_of_the_terms_of_another() {
    String incident = open("99XA", "99XB");
    manager.post(
        incident,
        "affected-schools/99XA/moments",
        Map.of(
            "kind", "SCHOOL_TOLD",
            "occurredAt", manager.now().toString(),
            "description", "Told by telephone."));
    service.clock().forward(Duration.ofHours(80));
    service.bean(Watch.class).runOnce(service.clock().instant());

    long ofOthers = 0;
    long told = 0;
    for (JsonNode entry : manager.journal(incident).get("items")) {
      String body = entry.get("body").asText();
      if (entry.get("kind").asText().equals("deadline-warned")) {
        boolean another = body.startsWith("{\"slots\":[\"notice:99XB\"]");
        ofOthers += another ? 1 : 0;
        told += another ? 0 : 1;
      }
    }
    assertThat(ofOthers).isPositive();
    assertThat(told).isPositive();
    assertThat(
            log("wilgentuin", "99XA", incident).stream()
                .filter(line -> line.get("what").asText().equals("deadline-warned")))
        .hasSize((int) told);
  }

  @Test
  void the_readings_of_what_was_taken_over_are_told_to_the_school_that_it_hit()
      throws SQLException {
    Importer.in(service, cast)
        .takeOver(
            """
            nummer;titel;gemeld op;soort melding;omschrijving;school;afgesloten
            1997-1;Storing;01-02-1997;storing;Niets deed het;99XA;02-02-1997
            """);
    String entry = strings("select id from register_entry where number = '1997-1'").getFirst();
    Desktop.ok(manager.http().get("/v1/register/entries/" + entry), 200);

    String path = "/v1/schools/%s/access-log?limit=200";
    JsonNode lines = Desktop.ok(door("wilgentuin").get(path.formatted("99XA")), 200).get("items");
    assertThat(
            StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.get("entry").asText().equals(entry)))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.get("what").asText()).isEqualTo("register-entry");
          assertThat(line.get("incident").isNull()).isTrue();
          assertThat(line.at("/who/name").asText()).isEqualTo("Name of manager");
        });
    assertThat(door("baken").get(path.formatted("99XB")).body()).doesNotContain(entry);
  }

  @Test
  void who_reads_a_report_is_on_record_with_the_incident_that_was_opened_for_it()
      throws SQLException {
    String report = manager.report().get("id").asText();
    int before = count();
    Desktop.ok(manager.http().get("/v1/reports/" + report), 200);
    assertThat(count()).isEqualTo(before);
    String incident = manager.open(report, "rdp-device", new String[] {"99XA"}).get("id").asText();

    Desktop.ok(manager.http().get("/v1/reports/" + report), 200);

    assertThat(readings(incident)).containsExactly("manager report");
  }

  @Test
  void a_school_sees_nothing_of_what_is_withheld_from_it() {
    String incident = open("99XA");
    assertThat(log("wilgentuin", "99XA", incident)).isNotEmpty();
    Postroom.of(manager, fg, incident).withhold(Duration.ofHours(3));

    assertThat(log("wilgentuin", "99XA", incident)).isEmpty();
    service.clock().forward(Duration.ofHours(4));
    assertThat(log("wilgentuin", "99XA", incident))
        .anyMatch(line -> line.get("what").asText().equals("communication-withheld"));
  }

  @Test
  void an_export_of_the_register_is_on_record_for_schools_that_are_in_it() throws SQLException {
    open("99XC");
    Viewer viewer = cast.viewer("manager");
    service.bean(Readings.class).noteExport(viewer, null, "CSV of everything about 99XB");
    service.clock().forward(Duration.ofSeconds(1));
    service.bean(Readings.class).noteExport(cast.viewer("polderlicht"), "99XC", "PDF");

    JsonNode log = Desktop.ok(door("polderlicht").get("/v1/schools/99XC/access-log"), 200);

    assertThat(
            StreamSupport.stream(log.get("items").spliterator(), false)
                .filter(line -> line.get("what").asText().equals("register-export"))
                .map(line -> line.at("/who/ofSchool").asBoolean()))
        .startsWith(true, false);
    assertThat(log.toString()).doesNotContain("99XB");
  }

  @Test
  void the_log_comes_in_pages_that_miss_nothing() {
    String incident = open("99XA");
    manager.incident(incident);
    manager.journal(incident);
    Http school = door("wilgentuin");
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = Desktop.ok(school.get("/v1/schools/99XA/access-log?limit=2" + cursor), 200);
      page.get("items").forEach(all::add);
      cursor = page.get("nextCursor").isNull() ? "" : "&cursor=" + page.get("nextCursor").asText();
    } while (!cursor.isEmpty());

    JsonNode whole = Desktop.ok(school.get("/v1/schools/99XA/access-log?limit=200"), 200);
    assertThat(all).hasSizeGreaterThan(3).containsExactlyElementsOf(whole.get("items"));
  }
}
