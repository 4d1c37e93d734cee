package nl.lekdicht.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import nl.lekdicht.watch.Watch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every table has a decision about whose its rows are, and row-level security keeps to it. */
class TenantTablesTest {
  private static final String ITS_OWN = "supplier_id = '%1$s'";
  private static final String OF_ITS_ACCOUNTS =
      "account_id in (select id from account where coalesce(supplier_id, vouched_by) = '%1$s')";

  /** Which rows are a supplier's. */
  private static final Map<String, String> TENANT_TABLES =
      Map.ofEntries(
          Map.entry("supplier", "id = '%1$s'"),
          Map.entry(
              "school",
              """
              brin in (select brin from agreement where supplier_id = '%1$s')
              and brin not in (select brin from agreement where supplier_id <> '%1$s')\
              """),
          Map.entry("agreement", ITS_OWN),
          Map.entry(
              "agreement_contact",
              "agreement_id in (select id from agreement where supplier_id = '%1$s')"),
          Map.entry("account", "coalesce(supplier_id, vouched_by) = '%1$s'"),
          Map.entry("deputy", ITS_OWN),
          Map.entry("alert_source", ITS_OWN),
          Map.entry("alert", ITS_OWN),
          Map.entry("calendar_feed", OF_ITS_ACCOUNTS),
          Map.entry("session", OF_ITS_ACCOUNTS),
          Map.entry("refresh_token", OF_ITS_ACCOUNTS),
          Map.entry("receipt", OF_ITS_ACCOUNTS),
          Map.entry("report", ITS_OWN),
          Map.entry("incident", ITS_OWN),
          Map.entry("incident_count", ITS_OWN),
          Map.entry("run", ITS_OWN),
          Map.entry("affected_school", ITS_OWN),
          Map.entry("deadline", ITS_OWN),
          Map.entry("rung", ITS_OWN),
          Map.entry("watch_gap", ITS_OWN),
          Map.entry("mail", ITS_OWN),
          Map.entry("journal", ITS_OWN),
          Map.entry("acknowledgement_link", ITS_OWN),
          Map.entry("paper", ITS_OWN),
          Map.entry("paper_text", ITS_OWN),
          Map.entry("paper_author", ITS_OWN),
          Map.entry("paper_act", ITS_OWN),
          Map.entry("filing", ITS_OWN),
          Map.entry("register_entry", ITS_OWN),
          Map.entry("register_school", ITS_OWN),
          Map.entry("register_tally", ITS_OWN),
          Map.entry("import_draft", ITS_OWN),
          Map.entry("register_import", ITS_OWN),
          Map.entry("imported_entry", ITS_OWN),
          Map.entry("filing_confirmation", ITS_OWN),
          Map.entry("evidence", ITS_OWN),
          Map.entry("evidence_chunk", ITS_OWN),
          Map.entry("reading", ITS_OWN),
          Map.entry("overview_issued", ITS_OWN),
          Map.entry("erasure", ITS_OWN),
          Map.entry("erasure_school", ITS_OWN),
          Map.entry("retention_hold", ITS_OWN),
          Map.entry("happening", ITS_OWN),
          Map.entry("webhook", ITS_OWN + " and brin is null"),
          Map.entry(
              "webhook_delivery",
              "webhook_id in (select id from webhook where supplier_id = '%1$s' and brin is null)"));

  /**
   * Of nobody: texts of checklists and of forms, which are the same for everybody; keyed digests of failed sign-ins; the beat of the watch; the history
   * of migrations and of transaction ids.
   */
  private static final Set<String> OF_NOBODY =
      Set.of(
          "checklist_version",
          "form_edition",
          "sign_in_attempt",
          "watch_beat",
          "flyway_schema_history",
          "happening_era");

  private static Service service;
  private static Cast cast;
  private static String hit;
  private static String hidden;

  @BeforeAll
  static void fill() throws SQLException {
    service = Service.start(Map.of("lekdicht.webhooks.allow-private", true));
    cast = Cast.in(service);
    for (String username : List.of("admin", "wilgentuin")) {
      Http http = Http.of(service).as(cast.token(username));
      String webhook =
          Desktop.ok(http.post("/v1/webhooks", Map.of("url", "https://127.0.0.1/in")), 201)
              .get("id")
              .asText();
      Desktop.ok(http.post("/v1/webhooks/%s/test".formatted(webhook), ""), 202);
    }
    Desktop manager = Desktop.of(service, cast, "manager").with("Idempotency-Key", "once");
    manager.report();
    Desktop plain = Desktop.of(service, cast, "manager");
    hit = plain.open("rdp-device", "99XA", "99XB").get("id").asText();
    hidden = plain.open("rdp-device", "99XB").get("id").asText();
    plain.complete(Desktop.caseOf(plain.incident(hit)), "close-access");
    String key =
        Http.of(service)
            .as(cast.token("admin"))
            .post("/v1/alert-sources", Map.of("name", "Monitoring"))
            .json()
            .get("key")
            .asText();
    Http.of(service).post("/v1/alerts/" + key, Map.of("title", "Trouble", "description", "Seen."));
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into calendar_feed (id, account_id, digest, created_at) values (gen_random_uuid(), '%s', sha256('x'), '2026-01-01Z')"
              .formatted(cast.viewer("manager").account()));
    }
    FiledPapers.in(plain, Desktop.of(service, cast, "fg"), hit);
    KeptEvidence.in(plain, hit);
    Desktop.ok(
        Http.of(service)
            .as(cast.token("fg"))
            .post("/v1/schools/99XB/overviews/2026/issue", Map.of()),
        201);
    PostedMail.in(service, cast.supplier("Leerlicht BV"));
    IssuedLink.in(service, cast.supplier("Leerlicht BV"), UUID.fromString(hit));
    TakenOver.in(service, cast);
    ErasedEntry.in(service, cast.supplier("Leerlicht BV"), cast.viewer("fg").account(), hidden);
    Watch watch = service.bean(Watch.class);
    watch.runOnce(service.clock().instant());
    watch.runOnce(service.clock().forward(Duration.ofHours(2)));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void every_table_has_a_decision() throws SQLException {
    try (Looking owner = Looking.asOwner(service)) {
      List<String> tables =
          owner.rows(
              "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')");
      Set<String> decided = new HashSet<>(TENANT_TABLES.keySet());
      decided.addAll(OF_NOBODY);
      assertThat(tables).containsExactlyInAnyOrderElementsOf(decided);
    }
  }

  @Test
  void every_table_of_tenants_is_bound_also_for_its_owner() throws SQLException {
    try (Looking owner = Looking.asOwner(service)) {
      assertThat(
              owner.rows(
                  """
                  select relname from pg_class
                   where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity and relforcerowsecurity\
                  """))
          .containsAll(TENANT_TABLES.keySet());
    }
  }

  @Test
  void nobody_in_scope_sees_no_row() throws SQLException {
    try (Looking nobody = Looking.asNobody(service)) {
      for (String table : TENANT_TABLES.keySet()) {
        assertThat(nobody.rows("select to_jsonb(t) from %s t".formatted(table)))
            .describedAs(table)
            .isEmpty();
      }
    }
  }

  @Test
  void another_supplier_and_its_school_see_no_row_of_the_first() throws SQLException {
    for (String username :
        List.of("other-manager", "other-admin", "other-wilgentuin", "other-kust")) {
      for (var table : TENANT_TABLES.entrySet()) {
        List<String> of = rowsOf("Leerlicht BV", table.getKey(), table.getValue());
        assertThat(of).describedAs(table.getKey()).isNotEmpty();
        assertThat(seen(username, table.getKey()))
            .describedAs("%s as %s", table.getKey(), username)
            .doesNotContainAnyElementsOf(of);
      }
    }
  }

  @Test
  void the_supplier_itself_sees_all_of_its_rows_but_what_is_of_one_account() throws SQLException {
    for (var table : TENANT_TABLES.entrySet()) {
      if (!table.getValue().equals(OF_ITS_ACCOUNTS)) {
        assertThat(seen("manager", table.getKey()))
            .describedAs(table.getKey())
            .containsAll(rowsOf("Leerlicht BV", table.getKey(), table.getValue()));
      }
    }
  }

  @Test
  void a_school_sees_what_hits_it_and_nothing_else() throws SQLException {
    assertThat(seen("wilgentuin", "incident")).singleElement().asString().contains(hit);
    assertThat(seen("wilgentuin", "journal")).isNotEmpty().noneMatch(row -> row.contains(hidden));
    assertThat(seen("wilgentuin", "affected_school"))
        .singleElement()
        .asString()
        .contains(hit, "99XA");
    assertThat(seen("wilgentuin", "deadline"))
        .isNotEmpty()
        .noneMatch(row -> row.contains(hidden) || row.contains("99XB"));
    for (String table :
        List.of(
            "report",
            "run",
            "incident_count",
            "receipt",
            "deputy",
            "calendar_feed",
            "mail",
            "acknowledgement_link",
            "rung",
            "erasure",
            "retention_hold",
            "paper_author",
            "paper_act",
            "filing_confirmation",
            "register_tally",
            "import_draft",
            "register_import",
            "imported_entry",
            "evidence",
            "evidence_chunk",
            "reading",
            "overview_issued",
            "watch_gap")) {
      assertThat(seen("wilgentuin", table)).describedAs(table).isEmpty();
    }
    assertThat(seen("wilgentuin", "register_entry")).singleElement().asString().contains(hit);
    assertThat(seen("wilgentuin", "register_school"))
        .singleElement()
        .asString()
        .contains(hit, "99XA");
    for (String table :
        List.of(
            "incident",
            "journal",
            "affected_school",
            "deadline",
            "register_entry",
            "register_school")) {
      assertThat(seen("polderlicht", table)).describedAs(table).isEmpty();
    }
  }

  @Test
  void a_school_sees_the_papers_that_were_sent_to_it_and_no_other() throws SQLException {
    assertThat(seen("wilgentuin", "paper"))
        .hasSize(2)
        .allMatch(row -> row.contains("\"brin\": \"99XA\"") && !row.contains("\"sent_at\": null"));
    assertThat(seen("wilgentuin", "paper_text")).hasSize(2);
    assertThat(seen("wilgentuin", "filing")).hasSize(1);
    assertThat(seen("client-wilgentuin", "paper")).hasSize(2);
    for (String table : List.of("paper", "paper_text", "filing")) {
      for (String username : List.of("baken", "polderlicht")) {
        assertThat(seen(username, table)).describedAs("%s as %s", table, username).isEmpty();
      }
    }
  }

  @Test
  void a_school_sees_what_happened_to_it_and_its_own_webhooks() throws SQLException {
    assertThat(seen("wilgentuin", "happening"))
        .isNotEmpty()
        .noneMatch(row -> row.contains(hidden) || row.contains("run-started"));
    assertThat(seen("wilgentuin", "webhook"))
        .singleElement()
        .asString()
        .contains("\"brin\": \"99XA\"");
    assertThat(seen("wilgentuin", "webhook_delivery")).hasSize(1);
    for (String table : List.of("happening", "webhook", "webhook_delivery")) {
      assertThat(seen("polderlicht", table)).describedAs(table).isEmpty();
    }
  }

  @Test
  void a_receipt_is_seen_by_its_account_only() throws SQLException {
    assertThat(seen("manager", "receipt")).hasSize(1);
    assertThat(seen("second-manager", "receipt")).isEmpty();
  }

  @Test
  void a_wrong_password_leaves_no_row_that_tells_the_name() throws SQLException {
    Http.of(service).post("/v1/login", Map.of("username", "baken", "password", "not the password"));
    try (Looking owner = Looking.asOwner(service)) {
      assertThat(owner.rows("select to_jsonb(t) from sign_in_attempt t"))
          .isNotEmpty()
          .noneMatch(row -> row.contains("baken") || row.contains("127.0.0.1"));
    }
  }

  private static List<String> rowsOf(String supplier, String table, String whose)
      throws SQLException {
    try (Looking owner = Looking.asOwner(service)) {
      return owner.rows(
          "select to_jsonb(t) from %s t where %s"
              .formatted(table, whose.formatted(cast.supplier(supplier))));
    }
  }

  private static List<String> seen(String username, String table) throws SQLException {
    try (Looking viewer = Looking.as(service, cast.viewer(username))) {
      return viewer.rows("select to_jsonb(t) from %s t".formatted(table));
    }
  }
}
