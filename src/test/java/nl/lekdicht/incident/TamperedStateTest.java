package nl.lekdicht.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored beside the journal is changed behind the service's back: the check says of which incident. */
class TamperedStateTest {
  private static OpenedDrawer drawer;

  @BeforeAll
  static void start() {
    drawer = new OpenedDrawer();
  }

  @AfterAll
  static void stop() {
    drawer.close();
  }

  @BeforeEach
  void everything_is_sound_before() {
    assertThat(drawer.verification().get("sound").asBoolean()).isTrue();
  }

  @AfterEach
  void put_back() {
    drawer.restore();
  }

  @Test
  void an_incident_that_is_gone_with_its_whole_journal_is_missed_among_the_numbers() {
    for (String table : new String[] {"journal", "deadline", "affected_school", "run"}) {
      drawer.tamper("delete from %s where incident_id = :closed".formatted(table));
    }
    drawer.tamper("delete from incident where id = :closed");
    JsonNode findings = drawer.verification();
    assertThat(findings.get("sound").asBoolean()).isFalse();
    assertThat(findings.at("/faults/0/fault").asText()).contains("numbers were given out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'OPEN', closed_at = null",
        "kind = 'FRAUD'",
        "title = title || '.'",
        "closed_at = closed_at + interval '1 millisecond'",
        "opened_at = opened_at - interval '1 hour'",
        "number = '2026-9999'",
        "report_id = (select id from report where id not in (select report_id from incident))",
        "head_number = 11",
        "head_number = 13",
        "head_hash = set_byte(head_hash, 31, get_byte(head_hash, 31) # 1)",
        "supplier_id = (select id from supplier where name = 'Andersom BV')"
      })
  void a_changed_incident_is_found(String assignment) {
    drawer.tamper("update incident set %s where id = :closed".formatted(assignment));
    found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state = 'RUNNING', current_step = 'close-access'",
        "state = 'WITHDRAWN'",
        "checklist_id = 'rdp-files'",
        "checklist_digest = sha256('x')",
        "supplier_id = (select id from supplier where name = 'Andersom BV')",
        "incident_id = :running"
      })
  void a_changed_run_is_found(String assignment) {
    drawer.tamper("update run set %s where incident_id = :closed".formatted(assignment));
    found();
  }

  @Test
  void another_current_step_is_found() {
    drawer.tamper("update run set current_step = 'escalate' where incident_id = :running");
    found(drawer.running().incident());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "due_at = due_at + interval '1 minute'",
        "met_at = met_at - interval '1 minute'",
        "met_at = null",
        "minutes = minutes + 1",
        "basis = 'agreed'",
        "kind = 'NO_SUCH_KIND'",
        "supplier_id = (select id from supplier where name = 'Andersom BV')"
      })
  void a_changed_deadline_is_found(String assignment) {
    drawer.tamper(
        "update deadline set %s where incident_id = :closed and kind = 'CLOSE_ACCESS'"
            .formatted(assignment));
    found();
  }

  @Test
  void a_dropped_deadline_is_found() {
    drawer.tamper("delete from deadline where incident_id = :closed and brin = '99XB'");
    found();
  }

  @Test
  void a_dropped_run_is_found() {
    drawer.tamper("delete from run where incident_id = :closed");
    found();
  }

  @Test
  void a_school_added_is_found() {
    drawer.tamper(
        """
        insert into affected_school (incident_id, brin, supplier_id)
        select id, '99XC', supplier_id from incident where id = :closed\
        """);
    found();
  }

  @Test
  void a_school_taken_away_is_found() {
    drawer.tamper("delete from affected_school where incident_id = :closed and brin = '99XA'");
    found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "description = description || '.'",
        "summary = 'Nothing happened'",
        "reporter_name = 'Somebody else'",
        "reporter_contact = 'else@example.nl'",
        "channel = 'mail'",
        "received_at = received_at - interval '1 microsecond'",
        "discovered_at = null",
        "what = 'MALWARE'",
        "what = 'NO_SUCH_THING'",
        "place = 'MAIL'"
      })
  void an_edited_report_is_found(String assignment) {
    drawer.tamper(
        "update report set %s where id = (select report_id from incident where id = :closed)"
            .formatted(assignment));
    found();
  }

  @Test
  void a_dropped_report_is_found() {
    drawer.tamper(
        "delete from report where id = (select report_id from incident where id = :closed)");
    found();
  }

  private static final String FITS =
      "alter table checklist_version %s constraint digest_fits_content";

  @Test
  void the_database_refuses_another_text_of_a_kept_checklist() {
    assertThatThrownBy(() ->
            drawer.tamper(
                "update checklist_version set content = replace(content, 'PT60M', 'PT90M')"))
        .hasMessageContaining("digest_fits_content");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update checklist_version set content = replace(content, 'PT60M', 'PT90M') where checklist_id = 'rdp-device'",
        "update checklist_version set content = 'nothing at all' where checklist_id = 'rdp-device'",
        "delete from checklist_version where checklist_id = 'rdp-device'"
      })
  void another_text_of_a_kept_checklist_is_found_when_the_constraint_is_gone(String deed) {
    try {
      drawer.tamper(FITS.formatted("drop"), deed);
      found();
      assertThat(drawer.verification().at("/faults/0/number").asInt()).isEqualTo(2);
      assertThat(drawer.verification().at("/faults/1/incidentId").asText())
          .isEqualTo(drawer.running().incident());
    } finally {
      drawer.restore();
      drawer.tamper(
          FITS.formatted("add") + " check (digest = sha256(convert_to(content, 'UTF8')))");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update checklist_version set content = replace(content, 'PT72H', 'PT96H') where checklist_id = 'terms'",
        "delete from checklist_version where checklist_id = 'terms'"
      })
  void another_text_of_the_kept_terms_is_found_when_the_constraint_is_gone(String deed) {
    try {
      drawer.tamper(FITS.formatted("drop"), deed);
      found();
      assertThat(drawer.verification().at("/faults/0/number").asInt()).isEqualTo(1);
    } finally {
      drawer.restore();
      drawer.tamper(
          FITS.formatted("add") + " check (digest = sha256(convert_to(content, 'UTF8')))");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from rung where incident_id = :closed",
        "insert into rung select incident_id, slot, due_at, number + 1, supplier_id, entry from rung where incident_id = :closed",
        "update deadline set look_at = null, next_at = null, next_rung = null, next_audience = null where incident_id = :running and slot = 'notice:99XA'",
        "update deadline set acknowledged_at = started_at where incident_id = :running and slot = 'notice:99XA'",
        "update deadline set judged = 'IN_TIME' where incident_id = :running and slot = 'notice:99XA'",
        "update deadline set holds_from = null where incident_id = :running and slot = 'ap-cautious'"
      })
  void a_change_to_what_was_warned_of_or_is_still_to_come_is_found(String deed) {
    drawer.tamper(deed);
    found(deed.contains(":closed") ? drawer.closed().incident() : drawer.running().incident());
  }

  private static void found() {
    found(drawer.closed().incident());
  }

  private static void found(String incident) {
    JsonNode verification = drawer.verification();
    assertThat(verification.get("sound").asBoolean()).isFalse();
    assertThat(verification.at("/faults/0/incidentId").asText()).isEqualTo(incident);
    assertThat(verification.at("/faults/0/fault").asText())
        .doesNotContain("Noor", "Laptop", "FRAUD", "NO_SUCH");
  }
}
