package nl.lekdicht.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Http.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing goes before its time, nor while it is held, nor by anybody else: the service says no, and so does the database by itself. */
class RefusedErasureTest {
  private static Cabinet cabinet;
  private static String incident;
  private static String early;
  private static String imported;
  private static String earlyLine;
  private static String open;

  @BeforeAll
  static void start() {
    cabinet = new Cabinet();
    incident = cabinet.closed("Words", "99XA", "99XB");
    imported = cabinet.imported("1998-8", "Line");
    cabinet.laterThanAnyTerm();
    early = cabinet.closed("Early", "99XA");
    earlyLine = cabinet.imported("1998-9", "Early line");
    open = cabinet.manager.open("rdp-device", "99XA").get("id").asText();
  }

  @AfterAll
  static void stop() {
    cabinet.close();
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(status);
    assertThat(answer.body()).contains(code);
    assertThat(cabinet.one("select count(*) from erasure")).isEqualTo("0");
  }

  @Test
  void before_its_time_it_stays() {
    refused(cabinet.erase(cabinet.fg, early), 409, "not-due");
  }

  @Test
  void the_longest_term_of_its_schools_counts() {
    JsonNode due = Desktop.ok(cabinet.fg.http().get("/v1/retention"), 200).get("items");
    assertThat(due.findValuesAsText("entryId")).contains(incident, imported);
    for (JsonNode item : due) {
      assertThat(item.get("retentionMonths").asInt())
          .isEqualTo(item.get("entryId").asText().equals(incident) ? 2 : 1);
    }
  }

  @Test
  void what_is_soon_due_is_shown_thirty_days_ahead() {
    cabinet.service.clock().forward(Duration.ofDays(3));
    JsonNode soon =
        Desktop.ok(cabinet.manager.http().get("/v1/retention?state=SOON"), 200).get("items");
    assertThat(soon.findValuesAsText("entryId")).containsExactlyInAnyOrder(early, earlyLine);
    assertThat(soon.get(0).get("state").asText()).isEqualTo("SOON");
  }

  @Test
  void with_another_number_it_stays() {
    refused(cabinet.erase(cabinet.fg, incident, "2026-9999"), 400, "number");
  }

  @Test
  void while_it_is_held_it_stays() {
    for (String entry : List.of(incident, imported)) {
      Desktop.ok(cabinet.hold(cabinet.fg, entry, "The insurer has a claim.", "2099-01-01"), 200);
      refused(cabinet.erase(cabinet.fg, entry), 409, "held");
      refused(
          cabinet.hold(cabinet.fg, entry, "Another reason to hold it.", "2099-01-01"),
          409,
          "held-already");
      JsonNode held =
          Desktop.ok(cabinet.manager.http().get("/v1/retention?state=HELD"), 200).get("items");
      assertThat(held.findValuesAsText("entryId")).containsExactly(entry);
      assertThat(held.at("/0/hold/heldBy/name").asText()).isEqualTo("Name of fg");
      assertThat(cabinet.manager.verification().get("sound").asBoolean()).isTrue();
      Desktop.ok(cabinet.lift(cabinet.fg, entry, "The claim was settled."), 200);
      refused(cabinet.lift(cabinet.fg, entry, "The claim was settled."), 409, "not-held");
    }
  }

  @Test
  void a_hold_is_reviewed_on_a_day_to_come() {
    refused(
        cabinet.hold(cabinet.fg, incident, "The insurer has a claim.", "2026-11-23"),
        400,
        "reviewOn");
    refused(
        cabinet.hold(cabinet.fg, imported, "The insurer has a claim.", "2026-11-23"),
        400,
        "reviewOn");
  }

  @Test
  void a_hold_that_the_journal_does_not_know_is_found() {
    cabinet.sql(
        "insert into retention_hold (id, entry_id, supplier_id, reason, review_on, held_at, held_by) values (gen_random_uuid(), '%s', '%s', 'Not in the journal.', '2099-01-01', now(), '%s')"
            .formatted(
                early, cabinet.cast.supplier("Leerlicht BV"), cabinet.cast.viewer("fg").account()));
    assertThat(cabinet.manager.verification().get("sound").asBoolean()).isFalse();
    cabinet.sql("delete from retention_hold where entry_id = '%s'".formatted(early));
  }

  @ParameterizedTest
  @CsvSource({
    "manager, 403",
    "board, 403",
    "admin, 403",
    "deputy, 403",
    "wilgentuin, 403",
    "other-manager, 403"
  })
  void by_anybody_else_it_stays(String username, int status) {
    Desktop who = Desktop.of(cabinet.service, cabinet.cast, username);
    for (Answer answer :
        List.of(
            cabinet.erase(who, incident),
            cabinet.hold(who, incident, "The insurer has a claim.", "2099-01-01"),
            cabinet.lift(who, incident, "The claim was settled."))) {
      refused(answer, status, "forbidden");
    }
  }

  @Test
  void what_is_not_there_is_unknown() {
    refused(cabinet.erase(cabinet.fg, UUID.randomUUID().toString(), "1"), 404, "unknown-entry");
    refused(
        cabinet.hold(
            cabinet.fg, UUID.randomUUID().toString(), "The insurer has a claim.", "2099-01-01"),
        404,
        "unknown-entry");
  }

  @Test
  void while_schools_are_not_to_hear_of_it_it_stays() {
    cabinet.sql(
        "update incident set withheld_from = opened_at, withheld_until = opened_at + interval '10 years' where id = '%s'"
            .formatted(incident));
    refused(cabinet.erase(cabinet.fg, incident), 409, "withheld");
    cabinet.sql(
        "update incident set withheld_from = null, withheld_until = null where id = '%s'"
            .formatted(incident));
  }

  // What follows goes by the service's own role, past the service.

  private static String lastEntry(String entry, String erasing, String certificate) {
    return """
    insert into journal (incident_id, number, at, actor, kind, body, salt, body_digest, previous_hash, hash, supplier_id)
    select id, head_number + 1, '%2$s', current_account(), 'incident-erased',
           format('{"erasure":"%%s","certificate":"%%s"}', '%3$s', encode(sha256('%4$s'), 'hex')), sha256('s'), sha256('b'), head_hash,
           sha256('h'), supplier_id
      from incident where id = '%1$s'\
    """
        .formatted(entry, cabinet.manager.now(), erasing, certificate);
  }

  private static String call(String entry, String number, String erasing, String schools) {
    return "select erase_entry('%s', '%s', '%s', '%s', 'A reason to erase it.', 'nl', 'Certificate', '%s')"
        .formatted(erasing, entry, number, cabinet.manager.now(), schools);
  }

  private static final String BOTH =
      "[{\"brin\":\"99XA\",\"language\":\"nl\",\"certificate\":\"a\"},{\"brin\":\"99XB\",\"language\":\"nl\",\"certificate\":\"b\"}]";
  private static final String FIRST =
      "[{\"brin\":\"99XA\",\"language\":\"nl\",\"certificate\":\"a\"}]";

  private static void databaseRefuses(String username, String why, String... statements) {
    assertThatThrownBy(() -> cabinet.asService(username, statements))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(why);
  }

  @Test
  void the_function_erases_what_it_may() throws SQLException {
    String id = UUID.randomUUID().toString();
    cabinet.asService(
        "fg",
        lastEntry(incident, id, "Certificate"),
        call(incident, cabinet.number(incident), id, BOTH));
    cabinet.asService("fg", call(imported, "1998-8", id, FIRST));
  }

  @Test
  void the_function_refuses_what_it_may_not() {
    String id = UUID.randomUUID().toString();
    String number = cabinet.number(incident);
    String last = lastEntry(incident, id, "Certificate");
    databaseRefuses("fg", "erasure_is_the_last_entry", call(incident, number, id, BOTH));
    databaseRefuses(
        "fg",
        "erasure_is_the_last_entry",
        lastEntry(incident, id, "Another"),
        call(incident, number, id, BOTH));
    databaseRefuses(
        "fg", "each_school_has_its_confirmation", last, call(incident, number, id, FIRST));
    databaseRefuses("fg", "erasure_names_its_number", last, call(incident, "1", id, BOTH));
    databaseRefuses(
        "manager", "erasure_is_for_the_escalation_manager", last, call(incident, number, id, BOTH));
    databaseRefuses("other-manager", "there is no such entry", call(incident, number, id, BOTH));
    databaseRefuses("wilgentuin", "there is no such entry", call(incident, number, id, BOTH));
    databaseRefuses(
        "fg",
        "erased_when_it_was_due",
        "update incident set closed_at = closed_at - interval '9 years' where id = '%s'"
            .formatted(early),
        "update register_entry set closed_at = closed_at - interval '9 years' where id = '%s'"
            .formatted(early),
        lastEntry(early, id, "Certificate"),
        call(early, cabinet.number(early), id, FIRST));
    databaseRefuses(
        "fg",
        "what_is_held_stays",
        "insert into retention_hold (id, entry_id, supplier_id, reason, review_on, held_at, held_by) values (gen_random_uuid(), '%s', current_supplier(), 'A reason to hold.', '2099-01-01', '2026-12-01', current_account())"
            .formatted(incident),
        last,
        call(incident, number, id, BOTH));
    databaseRefuses(
        "fg",
        "what was erased does not begin again",
        last,
        call(incident, number, id, BOTH),
        lastEntry(incident, id, "Certificate"));
    databaseRefuses(
        "fg",
        "there is no such entry",
        last,
        call(incident, number, id, BOTH),
        call(incident, number, id, BOTH));
    databaseRefuses(
        "fg",
        "what was erased does not begin again",
        call(imported, "1998-8", id, FIRST),
        "insert into imported_entry (id, version, supplier_id, number, import_id, line, digest) select gen_random_uuid(), 9, supplier_id, number, import_id, 9, digest from imported_entry where number = '1998-8'");
    databaseRefuses("fg", "nothing was erased", last);
  }

  @Test
  void what_the_service_says_of_an_entry_makes_it_no_other() {
    String id = UUID.randomUUID().toString();
    databaseRefuses(
        "fg",
        "only_what_is_closed_is_erased",
        "update register_entry set origin = 'IMPORTED', state = 'CLOSED', closed_at = reported_at - interval '9 years' where id = '%s'"
            .formatted(open),
        call(open, cabinet.number(open), id, FIRST));
    databaseRefuses(
        "fg",
        "erased_when_it_was_due",
        "update register_entry set closed_at = closed_at - interval '9 years' where id = '%s'"
            .formatted(earlyLine),
        call(earlyLine, "1998-9", id, FIRST));
    databaseRefuses(
        "fg",
        "each_school_has_its_confirmation",
        "delete from register_school where entry_id = '%s'".formatted(imported),
        call(imported, "1998-8", id, "[]"));
    databaseRefuses(
        "fg",
        "erasure_names_its_number",
        "update register_entry set number = '1' where id = '%s'".formatted(imported),
        call(imported, "1", id, FIRST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set body = null, salt = null",
        "delete from journal",
        "update imported_entry set content = null, salt = null",
        "update incident set erased_at = opened_at",
        "update incident set report_id = null",
        "update incident set title = ''",
        "insert into erasure (id) values (gen_random_uuid())",
        "update erasure set reason = reason",
        "delete from erasure",
        "insert into erasure_school (brin) values ('99XA')",
        "delete from erasure_school",
        "update retention_hold set reason = reason",
        "delete from retention_hold",
        "delete from register_entry"
      })
  void the_service_has_no_grant_for(String deed) {
    databaseRefuses("fg", "permission denied", deed);
  }

  @Test
  void also_the_owner_empties_only_what_was_erased() {
    for (String deed :
        List.of(
            "update journal set body = null, salt = null",
            "delete from journal where incident_id = '%s'".formatted(incident))) {
      assertThatThrownBy(() -> cabinet.sql(deed))
          .hasStackTraceContaining("the journal is append-only");
    }
    assertThatThrownBy(() -> cabinet.sql("update imported_entry set content = null, salt = null"))
        .hasStackTraceContaining("what was taken over does not change");
  }

  /** What is taken care of in erase_entry, by column. */
  private static final Set<String> TREATED =
      Set.of(
          "acknowledgement_link.incident_id",
          "acknowledgement_link.paper_id",
          "affected_school.incident_id",
          "alert.report_id",
          "deadline.incident_id",
          "deadline.run_id",
          "evidence.incident_id",
          "evidence_chunk.evidence_id",
          "filing.incident_id",
          "filing.paper_id",
          "filing_confirmation.paper_id",
          "journal.incident_id",
          "mail.incident_id",
          "paper.incident_id",
          "paper_act.incident_id",
          "paper_act.entry",
          "paper_act.paper_id",
          "paper_author.paper_id",
          "paper_text.paper_id",
          "reading.incident_id",
          "reading.entry_id",
          "receipt.subject",
          "register_school.entry_id",
          "retention_hold.entry_id",
          "rung.incident_id",
          "rung.entry",
          "run.incident_id",
          "incident.report_id");

  /** What stays, and why it may. */
  private static final Map<String, String> HARMLESS =
      Map.ofEntries(
          Map.entry("erasure.entry_id", "the certificate: an id and a number"),
          Map.entry("erasure.report_id", "an id, so that whoever asks for the report is told"),
          Map.entry("erasure_school.entry_id", "the school's confirmation"),
          Map.entry("happening.incident_id", "ids, kind and moment, for seven days"),
          Map.entry("happening.report_id", "ids, kind and moment, for seven days"),
          Map.entry("happening.entry", "a number"),
          Map.entry("webhook_delivery.incident_id", "ids, kind and moment, for some days"),
          Map.entry("webhook_delivery.report_id", "ids, kind and moment, for some days"),
          Map.entry("webhook_delivery.incident_number", "the number stays in the certificate too"),
          Map.entry("webhook_delivery.entry", "a number"),
          Map.entry("receipt.entry", "a number"),
          Map.entry("evidence.run", "goes with the evidence"));

  @Test
  void every_table_that_knows_of_incidents_is_taken_care_of() {
    String columns =
        cabinet.one(
            """
            select string_agg(table_name || '.' || column_name, ',')
              from information_schema.columns
             where table_schema = 'public'
               and column_name ~ '(^|_)(incident|report|paper|entry|evidence|subject|run)(_id|_number)?$'
               and data_type <> 'text' or (table_schema = 'public' and column_name = 'incident_number')\
            """);
    Set<String> all = new TreeSet<>(List.of(columns.split(",", -1)));
    all.removeAll(TREATED);
    all.removeAll(HARMLESS.keySet());
    assertThat(all).isEmpty();
  }
}
