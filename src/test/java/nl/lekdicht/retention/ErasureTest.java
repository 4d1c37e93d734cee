package nl.lekdicht.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.PdfUa;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What was erased is nowhere any more: not in any table, not in any answer. What was not is as it was, and the record is sound. */
class ErasureTest {
  private static final String WORD = "Qzwaluwveer";
  private static final String OTHER = "Qblijfbeek";
  private static final String LINE = "Qregelriet";

  private static Cabinet cabinet;
  private static String incident;
  private static String report;
  private static String paper;
  private static String imported;
  private static String stays;
  private static Map<String, Integer> before;
  private static Map<String, Integer> otherBefore;
  private static JsonNode erasure;
  private static JsonNode erasureOfLine;
  private static JsonNode journalBefore;

  @BeforeAll
  static void erase() throws Exception {
    cabinet = new Cabinet();
    incident = cabinet.full(WORD);
    stays = cabinet.full(OTHER);
    imported = cabinet.imported("1998-7", LINE);
    report = cabinet.one("select report_id from incident where id = '%s'".formatted(incident));
    paper = cabinet.one("select id from paper where incident_id = '%s'".formatted(incident));
    journalBefore = cabinet.manager.journal(incident);
    cabinet.laterThanAnyTerm();
    Desktop.ok(cabinet.hold(cabinet.fg, incident, WORD + " is held.", "2099-01-01"), 200);
    Desktop.ok(cabinet.lift(cabinet.fg, incident, WORD + " is let go."), 200);
    before = tablesWith(WORD);
    otherBefore = tablesWith(OTHER);
    erasure = Desktop.ok(cabinet.erase(cabinet.fg, incident), 201);
    erasureOfLine = Desktop.ok(cabinet.erase(cabinet.fg, imported), 201);
  }

  @AfterAll
  static void stop() {
    cabinet.close();
  }

  /** Rows by table that hold the word, as text, as bytes, or in whatever case. */
  private static Map<String, Integer> tablesWith(String word) throws Exception {
    String small = word.toLowerCase(Locale.ROOT);
    String bytes = HexFormat.of().formatHex(word.getBytes(UTF_8));
    Map<String, Integer> found = new TreeMap<>();
    try (Connection owner = cabinet.service.asOwner()) {
      for (String table : tables()) {
        StringWriter dump = new StringWriter();
        owner
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (select * from \"%s\") to stdout".formatted(table), dump);
        int rows =
            (int)
                dump.toString()
                    .lines()
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .filter(line -> line.contains(small) || line.contains(bytes))
                    .count();
        if (rows > 0) {
          found.put(table, rows);
        }
      }
    }
    return found;
  }

  private static List<String> tables() {
    return List.of(
        cabinet
            .one(
                "select string_agg(relname, ',' order by relname) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm')")
            .split(",", -1));
  }

  @Test
  void the_word_was_everywhere_before() {
    assertThat(before)
        .containsKeys(
            "acknowledgement_link",
            "alert",
            "evidence",
            "evidence_chunk",
            "filing",
            "filing_confirmation",
            "incident",
            "journal",
            "mail",
            "paper_text",
            "reading",
            "register_entry",
            "register_school",
            "report",
            "retention_hold");
  }

  @Test
  void no_table_holds_a_word_of_it_afterwards() throws Exception {
    assertThat(tablesWith(WORD)).isEmpty();
    assertThat(tablesWith(LINE)).isEmpty();
  }

  @Test
  void another_incident_is_as_it_was() throws Exception {
    assertThat(tablesWith(OTHER)).isEqualTo(otherBefore);
    assertThat(cabinet.manager.incident(stays).get("title").asText()).contains(OTHER);
  }

  @Test
  void the_record_is_sound() {
    JsonNode verified = cabinet.manager.verification();
    assertThat(verified.get("faults")).isEmpty();
    assertThat(verified.get("sound").asBoolean()).isTrue();
  }

  @Test
  void the_chain_is_there_without_its_bodies_and_ends_with_the_certificate() {
    JsonNode entries = cabinet.manager.journal(incident).get("items");
    JsonNode last = entries.get(entries.size() - 1);
    assertThat(last.get("kind").asText()).isEqualTo("incident-erased");
    assertThat(last.get("body").asText())
        .isEqualTo(
            "{\"erasure\":\"%s\",\"certificate\":\"%s\"}"
                .formatted(erasure.get("id").asText(), erasure.get("certificateDigest").asText()));
    assertThat(erasure.get("headHash").asText()).isEqualTo(last.get("previousHash").asText());
    for (int i = 0; i < entries.size() - 1; i++) {
      assertThat(entries.get(i).get("body").isNull()).isTrue();
      assertThat(entries.get(i).get("salt").isNull()).isTrue();
    }
    for (int i = 0; i < journalBefore.get("items").size(); i++) {
      assertThat(entries.get(i).get("hash")).isEqualTo(journalBefore.at("/items/" + i + "/hash"));
    }
  }

  @Test
  void whoever_asks_for_it_is_told_that_it_was_erased() {
    String at = "/v1/incidents/" + incident;
    for (String path :
        List.of(
            at,
            at + "/deadlines",
            at + "/facts",
            at + "/assessment",
            at + "/severity",
            at + "/obligations",
            at + "/closure",
            at + "/papers",
            at + "/papers/" + paper,
            at + "/papers/" + paper + "/document?format=PDF",
            at + "/papers/" + paper + "/filing/confirmation",
            at + "/ap-drafts/export",
            "/v1/reports/" + report,
            "/v1/register/entries/" + incident,
            "/v1/register/entries/" + imported,
            "/v1/schools/99XA/register/entries/" + incident,
            "/v1/schools/99XA/incidents/" + incident)) {
      gone(cabinet.manager.http().get(path), path);
    }
    Desktop school = Desktop.of(cabinet.service, cabinet.cast, "wilgentuin");
    gone(school.http().get("/v1/schools/99XA/incidents/" + incident), "as the school");
    gone(cabinet.manager.close(incident), "closing it");
    gone(cabinet.erase(cabinet.fg, incident, "2026-0001"), "erasing it again");
    gone(cabinet.erase(cabinet.fg, imported, "1998-7"), "erasing a line again");
    gone(cabinet.hold(cabinet.fg, incident, "A claim that is not settled.", "2099-01-01"), "hold");
    gone(cabinet.lift(cabinet.fg, imported, "It was settled."), "lift");
  }

  private static void gone(Answer answer, String what) {
    assertThat(answer.status()).describedAs("%s: %s", what, answer).isEqualTo(410);
    assertThat(answer.json().get("code").asText()).isEqualTo("erased");
    assertThat(answer.json().at("/erasure/id").asText()).hasSize(36);
    assertThat(answer.body()).doesNotContain(WORD, LINE);
  }

  @Test
  void a_stranger_is_not_told_so() {
    for (String username : List.of("other-manager", "other-wilgentuin", "polderlicht")) {
      String path =
          username.equals("other-manager")
              ? "/v1/incidents/" + incident
              : "/v1/schools/%s/incidents/%s"
                  .formatted(username.equals("polderlicht") ? "99XC" : "99XA", incident);
      assertThat(Desktop.of(cabinet.service, cabinet.cast, username).http().get(path).status())
          .describedAs(username)
          .isEqualTo(404);
    }
    Map<String, String> told =
        Map.of("informedAt", cabinet.manager.now().toString(), "how", "By letter.");
    for (String school :
        List.of("99XC polderlicht 404", "99XA other-wilgentuin 404", "99XA wilgentuin 410")) {
      String[] who = school.split(" ", 3);
      assertThat(
              Desktop.of(cabinet.service, cabinet.cast, who[1])
                  .http()
                  .post(
                      "/v1/schools/%s/incidents/%s/subject-information".formatted(who[0], incident),
                      told)
                  .status())
          .describedAs(school)
          .isEqualTo(Integer.parseInt(who[2]));
    }
  }

  @Test
  void what_comes_back_of_it_is_found() {
    cabinet.sql(
        """
        insert into mail (id, supplier_id, cause, name, address, language, subject, body, created_at, state, attempts, next_attempt_at, awaits_recipient)
        values (gen_random_uuid(), '%s', 'alert:%s', 'Somebody', 'somebody@example.nl', 'nl', 'An alarm', 'An alarm', '%s', 'KEPT', 0, null, false)\
        """
            .formatted(cabinet.cast.supplier("Leerlicht BV"), report, cabinet.manager.now()));
    JsonNode verified = cabinet.manager.verification();
    cabinet.sql("delete from mail where cause = 'alert:%s'".formatted(report));

    assertThat(verified.get("faults").toString()).contains("something is left of it in mail");
  }

  @Test
  void figures_say_how_many_they_do_not_count_any_more() throws Exception {
    for (String figures :
        List.of(
            "overviews/2026 2",
            "schools/99XA/overviews/2026 2",
            "schools/99XB/overviews/2026 1",
            "schools/99XC/overviews/2026 0",
            "overviews/2025 0")) {
      String[] asked = figures.split(" ", 2);
      assertThat(
              Desktop.ok(cabinet.manager.http().get("/v1/" + asked[0]), 200).get("erased").asInt())
          .describedAs(figures)
          .isEqualTo(Integer.parseInt(asked[1]));
    }
    assertThat(text("/v1/overviews/2026?format=PDF"))
        .contains("2 registraties van deze periode zijn sindsdien gewist en tellen niet mee.");
    assertThat(text("/v1/schools/99XB/overviews/2026?format=PDF&lang=en"))
        .contains("One entry of this period was erased since and is not counted.");
    assertThat(text("/v1/overviews/2025?format=PDF"))
        .contains("In deze periode is niets gemeld.")
        .doesNotContain("gewist");
  }

  private static String text(String path) throws Exception {
    return PdfUa.text(cabinet.manager.http().getBytes(path)).replaceAll("\\s+", " ");
  }

  @Test
  void no_list_shows_it() {
    for (String username : List.of("manager", "fg", "wilgentuin")) {
      Desktop who = Desktop.of(cabinet.service, cabinet.cast, username);
      for (String path :
          username.equals("wilgentuin")
              ? List.of("/v1/schools/99XA/incidents", "/v1/schools/99XA/erasures")
              : List.of(
                  "/v1/incidents?limit=200",
                  "/v1/incidents?q=" + WORD,
                  "/v1/register/entries?limit=200",
                  "/v1/register/entries?q=" + WORD,
                  "/v1/schools/99XA/register/entries",
                  "/v1/deadlines?limit=200",
                  "/v1/schools/99XA/incidents",
                  "/v1/journal/verification")) {
        Answer answer = who.http().get(path);
        assertThat(answer.status()).describedAs(path).isEqualTo(200);
        assertThat(answer.body()).describedAs(path).doesNotContain(WORD, LINE);
      }
    }
  }

  @Test
  void the_supplier_has_a_certificate_and_each_school_its_own() throws Exception {
    assertThat(erasure.get("certificate").asText())
        .contains(cabinetNumber(), "99XA, 99XB", "De keten eindigde", "The agreed term has passed");
    Desktop school = Desktop.of(cabinet.service, cabinet.cast, "wilgentuin");
    JsonNode items = Desktop.ok(school.http().get("/v1/schools/99XA/erasures"), 200).get("items");
    assertThat(items).hasSize(2);
    for (JsonNode item : items) {
      assertThat(item.get("certificate").asText())
          .contains(
              "99XA",
              "De Wilgentuin",
              "Wie wanneer welk deel heeft gelezen, blijft vastgelegd",
              item.get("number").asText().equals("1998-7")
                  ? "de plaats in het bestand"
                  : "het moment, wie handelde, de soort handeling")
          .doesNotContain("99XB", "Name of fg", "The agreed term");
      String file = "/v1/schools/99XA/erasures/%s/certificate".formatted(item.get("id").asText());
      assertThat(new String(school.http().getBytes(file), UTF_8)).startsWith("%PDF-");
      assertThat(Desktop.of(cabinet.service, cabinet.cast, "baken").http().get(file).status())
          .isEqualTo(404);
    }
    assertThat(
            new String(
                cabinet
                    .manager
                    .http()
                    .getBytes("/v1/erasures/%s/certificate".formatted(erasure.get("id").asText())),
                UTF_8))
        .startsWith("%PDF-");
    assertThat(Desktop.ok(cabinet.manager.http().get("/v1/erasures"), 200).get("items")).hasSize(2);
    assertThat(erasureOfLine.get("headNumber").isNull()).isTrue();
    assertThat(
            Desktop.of(cabinet.service, cabinet.cast, "other-manager")
                .http()
                .get("/v1/erasures/" + erasure.get("id").asText())
                .status())
        .isEqualTo(404);
  }

  private static String cabinetNumber() {
    return erasure.get("number").asText();
  }
}
