package nl.lekdicht.overview;

import static nl.lekdicht.story.Desktop.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.PdfUa;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures and yearly reports over HTTP. It is 23 November 2026. */
final class OverviewsTest {
  private static Service service;
  private static Cast cast;
  private static final Map<String, Http> DOORS = new HashMap<>();

  @BeforeAll
  static void fill() throws SQLException {
    service = Service.start();
    cast = Cast.in(service);
    entry(1, "2025-12-31T22:59:59Z", 10, "99XA"); // in the Netherlands the last second of 2025
    entry(2, "2025-12-31T23:00:00Z", 20, "99XA", "99XB");
    entry(3, "2026-06-30T21:59:59Z", 61, "99XA");
    entry(4, "2026-06-30T22:00:00Z", 45, "99XB");
    entry(5, "2026-11-20T10:00:00Z", -1, "99XB");
    entry(6, "2026-12-31T23:00:00Z", 45, "99XA");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /**
   * @param closed minutes after the report in which access was shut, within an hour or too late; never when negative
   */
  private static void entry(int number, String reportedAt, int closed, String... schools)
      throws SQLException {
    run(
        """
        insert into register_entry (id, supplier_id, origin, number, title, kind, classification, incident_type, state, ap_state, sensitive,
          reported_at, recorded_at, schools, description, as_reported, access_started_at, access_due_at, access_met_at, details)
        values (cast('00000000-0000-7000-8000-%012d' as uuid), '%s', 'IMPORTED', 'N%d', 'Entry', 'SECURITY_INCIDENT',
          'PERSONAL_DATA_BREACH', 'SPOKEN', 'OPEN', 'DONE', false, '%s', '%s', %d, 'words', false, '%4$s',
          cast('%4$s' as timestamptz) + interval '1 hour', %s, '{}')\
        """
            .formatted(
                number,
                cast.supplier("Leerlicht BV"),
                number,
                reportedAt,
                reportedAt,
                schools.length,
                closed < 0
                    ? "null"
                    : "cast('%s' as timestamptz) + interval '%d minutes'"
                        .formatted(reportedAt, closed)));
    for (String brin : schools) {
      run(
          """
          insert into register_school (entry_id, brin, supplier_id, reported_at, told_at, notice_due_at, ap_state, ap_notified_at, ap_due_at,
            late, details)
          values (cast('00000000-0000-7000-8000-%012d' as uuid), '%s', '%s', '%s', cast('%4$s' as timestamptz) + interval '3 hours',
            cast('%4$s' as timestamptz) + interval '48 hours', 'DONE', cast('%4$s' as timestamptz) + interval '9 hours',
            cast('%4$s' as timestamptz) + interval '75 hours', true, '{}')\
          """
              .formatted(number, brin, cast.supplier("Leerlicht BV"), reportedAt));
    }
  }

  private static void run(String sql) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Http as(String username) {
    return DOORS.computeIfAbsent(username, name -> Http.of(service).as(cast.token(name)));
  }

  private static JsonNode read(String username, String path) {
    return ok(as(username).get(path), 200);
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(status);
    assertThat(answer.json().get("code").asText()).isEqualTo(code);
  }

  @Test
  void the_supplier_sees_all_of_its_entries_of_the_period_and_whether_it_is_over() {
    JsonNode year = read("manager", "/v1/overviews/2026");
    assertThat(year.get("entries").asLong()).isEqualTo(4);
    assertThat(year.get("complete").asBoolean()).isFalse();
    assertThat(year.get("supplier").asText()).isEqualTo("Leerlicht BV");
    assertThat(year.get("brin").isNull()).isTrue();
    assertThat(year.at("/kinds/0").toString())
        .isEqualTo("{\"option\":\"SECURITY_INCIDENT\",\"entries\":4}");
    assertThat(year.at("/incidentTypes/0/option").asText()).isEqualTo("SPOKEN");
    assertThat(year.at("/terms/0").toString())
        .isEqualTo("{\"kind\":\"CLOSE_ACCESS\",\"kept\":2,\"missed\":2,\"running\":0}");
    assertThat(year.at("/terms/1").toString())
        .isEqualTo("{\"kind\":\"SCHOOL_NOTICE\",\"kept\":5,\"missed\":0,\"running\":0}");
    assertThat(year.at("/terms/2").toString())
        .isEqualTo("{\"kind\":\"AP_NOTIFICATION\",\"kept\":0,\"missed\":5,\"running\":0}");
    assertThat(year.at("/accessTime/count").asLong()).isEqualTo(3);
    assertThat(year.at("/accessTime/medianMinutes").asLong()).isEqualTo(45);
    assertThat(year.at("/accessTime/longestMinutes").asLong()).isEqualTo(61);
    assertThat(year.at("/noticeTime/medianMinutes").asLong()).isEqualTo(180);

    JsonNode half = read("fg", "/v1/overviews/2026-H1");
    assertThat(half.get("entries").asLong()).isEqualTo(2);
    assertThat(half.get("complete").asBoolean()).isTrue();
    assertThat(read("fg", "/v1/overviews/2026-H2").get("entries").asLong()).isEqualTo(2);
    assertThat(read("fg", "/v1/overviews/2025").get("entries").asLong()).isEqualTo(1);
    assertThat(read("other-manager", "/v1/overviews/2026").get("entries").asLong()).isZero();
  }

  @Test
  void a_school_sees_its_own_figures_and_nobody_else_s() {
    for (String viewer : List.of("wilgentuin", "client-wilgentuin", "manager")) {
      JsonNode year = read(viewer, "/v1/schools/99XA/overviews/2026");
      assertThat(year.get("entries").asLong()).describedAs(viewer).isEqualTo(2);
      assertThat(year.get("brin").asText()).isEqualTo("99XA");
      assertThat(year.at("/terms/1/kept").asLong()).isEqualTo(2);
    }
    refused(as("wilgentuin").get("/v1/schools/99XB/overviews/2026"), 404, "unknown-school");
    assertThat(read("other-wilgentuin", "/v1/schools/99XA/overviews/2026").get("entries").asLong())
        .isZero();
    refused(as("wilgentuin").get("/v1/overviews/2026"), 403, "forbidden");
  }

  @Test
  void what_is_withheld_from_a_school_is_not_in_its_figures() throws SQLException {
    Desktop manager = Desktop.of(service, cast, "manager");
    String incident = manager.open("rdp-device", "99XC").get("id").asText();
    run(
        """
        insert into register_entry (id, supplier_id, origin, number, title, kind, state, ap_state, sensitive, reported_at, recorded_at, schools,
          description, as_reported, details)
        values ('%s', '%s', 'HANDLED', 'W1', 'Withheld', 'SECURITY_INCIDENT', 'OPEN', 'DUE', false, '2024-03-01Z', '2024-03-01Z', 1, 'words',
          false, '{}') on conflict (id) do update set reported_at = excluded.reported_at\
        """
            .formatted(incident, cast.supplier("Leerlicht BV")));
    run(
        """
        insert into register_school (entry_id, brin, supplier_id, reported_at, ap_state, details)
        values ('%s', '99XC', '%s', '2024-03-01Z', 'DUE', '{}') on conflict (entry_id, brin) do update set reported_at = excluded.reported_at\
        """
            .formatted(incident, cast.supplier("Leerlicht BV")));
    assertThat(read("polderlicht", "/v1/schools/99XC/overviews/2024").get("entries").asLong())
        .isEqualTo(1);

    run(
        "update incident set withheld_from = '2026-01-01Z', withheld_until = '2027-01-01Z' where id = '%s'"
            .formatted(incident));

    for (String viewer : List.of("polderlicht", "manager")) {
      assertThat(read(viewer, "/v1/schools/99XC/overviews/2024").get("entries").asLong()).isZero();
    }
    assertThat(read("manager", "/v1/overviews/2024").get("entries").asLong()).isEqualTo(1);
  }

  @Test
  void an_overview_as_pdf_is_pdf_ua_and_says_that_the_year_is_not_over() throws Exception {
    byte[] pdf = as("manager").getBytes("/v1/overviews/2026?format=PDF");
    assertThat(PdfUa.faults(pdf)).isEmpty();
    assertThat(PdfUa.text(pdf).replaceAll("\\s+", " "))
        .contains(
            "Jaaroverzicht 2026",
            "Leerlicht BV",
            "Deze periode is nog niet voorbij",
            "4 registraties",
            "toegang sluiten: te laat 2");
    byte[] half =
        as("wilgentuin").getBytes("/v1/schools/99XA/overviews/2026-H1?format=PDF&lang=en");
    assertThat(PdfUa.faults(half)).isEmpty();
    assertThat(PdfUa.text(half).replaceAll("\\s+", " "))
        .contains("Half-yearly report 2026, half 1", "99XA", "There are 2 entries")
        .doesNotContain("not over yet", "99XB");
  }

  @Test
  void a_school_gets_its_report_and_reads_the_very_file() throws Exception {
    String path = "/v1/schools/99XA/overviews/2023/issue";
    refused(as("wilgentuin").get(path), 404, "unknown-overview");
    refused(as("manager").post(path, Map.of()), 403, "forbidden");
    refused(as("wilgentuin").post(path, Map.of()), 403, "forbidden");

    Http fg = as("fg").with("Idempotency-Key", "first-2023");
    Map<String, String> remarks =
        Map.of("remarks", "Alle laptops zijn versleuteld.\n\nDe sloten zijn vernieuwd.");
    JsonNode issued = ok(fg.post(path, remarks), 201);
    Answer again = fg.post(path, remarks);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(again.json()).isEqualTo(issued);
    assertThat(issued.get("edition").asInt()).isEqualTo(1);
    byte[] pdf = as("wilgentuin").getBytes(path);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)))
        .isEqualTo(issued.get("digest").asText());
    assertThat(pdf).hasSize(issued.get("size").asInt());
    assertThat(PdfUa.faults(pdf)).isEmpty();
    assertThat(PdfUa.text(pdf)).contains("Jaarverslag 2023", "De sloten zijn vernieuwd.");

    entry(7, "2023-05-05T10:00:00Z", 10, "99XA");
    assertThat(as("wilgentuin").getBytes(path)).isEqualTo(pdf);
    assertThat(ok(as("fg").post(path, Map.of()), 201).get("edition").asInt()).isEqualTo(2);
    assertThat(as("client-wilgentuin").getBytes(path)).isNotEqualTo(pdf);
    assertThat(as("wilgentuin").getBytes(path + "?edition=1")).isEqualTo(pdf);
    refused(as("wilgentuin").get(path + "?edition=3"), 404, "unknown-overview");
    JsonNode list = read("wilgentuin", "/v1/schools/99XA/overviews").get("items");
    assertThat(list).hasSizeGreaterThanOrEqualTo(2);
    assertThat(list.get(0).at("/issuedBy/name").asText()).isEmpty();
    refused(as("other-manager").get(path), 404, "unknown-overview");
    refused(
        as("fg").post("/v1/schools/99XA/overviews/2031/issue", Map.of()), 409, "period-not-begun");
    refused(
        as("fg").post("/v1/schools/99ZZ/overviews/2023/issue", Map.of()), 404, "unknown-school");
  }

  @Test
  void all_schools_get_theirs_a_few_at_a_time_and_the_list_says_who_still_waits() {
    JsonNode before = read("manager", "/v1/overviews?year=2026").get("items");
    assertThat(before).isNotEmpty();
    assertThat(before.get(0).get("dueOn").asText()).isEqualTo("2026-12-31");
    assertThat(before.get(0).get("issued").isNull()).isTrue();
    assertThat(read("manager", "/v1/overviews?year=2019").get("items")).isEmpty();

    Http fg = as("fg").with("Idempotency-Key", "many-2026");
    JsonNode first = ok(fg.post("/v1/overviews/2026/issues", Map.of("atMost", 1)), 200);
    JsonNode replayed = ok(fg.post("/v1/overviews/2026/issues", Map.of("atMost", 1)), 200);
    assertThat(first.get("issued").asInt()).isEqualTo(1);
    assertThat(first.get("remaining").asInt()).isEqualTo(before.size() - 1);
    assertThat(replayed).isEqualTo(first);
    JsonNode rest = ok(as("fg").post("/v1/overviews/2026/issues", Map.of()), 200);
    assertThat(rest.get("issued").asInt()).isEqualTo(before.size() - 1);
    assertThat(rest.get("remaining").asInt()).isZero();
    assertThat(ok(as("fg").post("/v1/overviews/2026/issues", Map.of()), 200).get("issued").asInt())
        .isZero();

    for (JsonNode school : read("manager", "/v1/overviews?year=2026").get("items")) {
      assertThat(school.at("/issued/edition").asInt()).isEqualTo(1);
      assertThat(school.at("/issued/issuedBy/name").asText()).isNotEmpty();
    }
    JsonNode page = read("manager", "/v1/overviews?year=2026&limit=1");
    JsonNode next =
        read(
            "manager", "/v1/overviews?year=2026&limit=1&cursor=" + page.get("nextCursor").asText());
    assertThat(next.at("/items/0/brin")).isEqualTo(before.get(1).get("brin"));
    refused(as("fg").post("/v1/overviews/2031/issues", Map.of()), 409, "period-not-begun");
  }

  @Test
  void what_is_no_period_no_year_and_no_language_is_told() {
    for (String path :
        List.of(
            "/v1/overviews/2026-H3",
            "/v1/overviews/26",
            "/v1/overviews",
            "/v1/overviews?year=26",
            "/v1/overviews/2026?format=XLSX",
            "/v1/overviews/2026?lang=fr",
            "/v1/overviews/2026?nonsense=1",
            "/v1/schools/99XA/overviews/nonsense",
            "/v1/schools/99XA/overviews/2026/issue?edition=0")) {
      refused(as("manager").get(path), 400, "invalid-request");
    }
    refused(
        as("fg").post("/v1/overviews/2026/issues", Map.of("atMost", 101)), 400, "invalid-request");
  }
}
