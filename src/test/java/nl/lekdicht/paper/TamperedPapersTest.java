package nl.lekdicht.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.lekdicht.story.Postroom.forSchool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Postroom;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of papers is changed behind the service's back, past every constraint: the check says of which incident. */
class TamperedPapersTest {
  private static final List<String> TABLES =
      List.of(
          "paper",
          "paper_text",
          "paper_author",
          "paper_act",
          "filing",
          "filing_confirmation",
          "form_edition");

  private static Service service;
  private static Desktop manager;
  private static Postroom room;
  private static final Map<String, String> NAMES = new HashMap<>();

  @BeforeAll
  static void fill() {
    service = Service.start();
    Cast cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    Desktop fg = Desktop.of(service, cast, "fg");
    String incident = manager.open("rdp-files", "99XA", "99XB", "99XC").get("id").asText();
    room = Postroom.of(manager, fg, incident);
    JsonNode notices = room.leave(room.notices("FIRST_NOTICE"));
    name("acknowledged", forSchool(notices, "99XA"));
    Desktop.ok(
        Desktop.of(service, cast, "wilgentuin")
            .http()
            .post(
                room.schoolPath(
                    "99XA",
                    "/%s/acknowledgement".formatted(Postroom.id(forSchool(notices, "99XA")))),
                ""),
        200);
    name("sent", forSchool(notices, "99XB"));
    JsonNode risks = room.notices("SUSPECTED_HIGH_RISK");
    Desktop.ok(room.reword(manager, forSchool(risks, "99XA"), "Other words."), 200);
    name("reworded", forSchool(risks, "99XA"));
    room.submit(
        Desktop.ok(manager.http().get(room.path("papers?state=DRAFT&school=99XB")), 200)
            .get("items"));
    name("submitted", forSchool(risks, "99XB"));
    Desktop.ok(
        fg.http()
            .post(
                room.path("rejections"),
                Map.of(
                    "papers",
                    Postroom.seen(room.submit(one(room.notices("FOLLOW_UP", "99XA")))),
                    "reason",
                    "The number is wrong.")),
        200);
    name("rejected", only("REJECTED"));
    room.ready(one(room.notices("FOLLOW_UP", "99XB")));
    name("approved", only("APPROVED"));
    name("dropped", forSchool(risks, "99XC"));
    Desktop.ok(
        manager
            .http()
            .post(
                room.path(
                    "papers/%s/cancellation".formatted(Postroom.id(forSchool(risks, "99XC")))),
                Map.of("reason", "It is not needed any more.")),
        200);
    JsonNode draft = room.leave(room.drafts("NEW", "99XC")).get(0);
    name("filed", draft);
    String filing = room.path("papers/%s/filing".formatted(Postroom.id(draft)));
    Desktop.ok(manager.http().post(filing, room.filing("AP-2026-1", "The head")), 200);
    Desktop.ok(
        manager
            .http()
            .putFile(
                filing + "/confirmation?name=received.pdf",
                "application/pdf",
                "%PDF-1.7 received".getBytes(UTF_8)),
        200);
    joint(fg);
    service.clock().forward(Duration.ofMinutes(1)); // ids go by time: its faults come later
    name("other", Desktop.of(service, cast, "manager").open("rdp-device", "99XA"));
    NAMES.put(":incident", "'%s'".formatted(incident));
    for (String username : List.of("manager", "fg", "deputy")) {
      NAMES.put(":" + username, "'%s'".formatted(cast.viewer(username).account()));
    }
    NAMES.put(":stranger", "'%s'".formatted(cast.supplier("Andersom BV")));
    run(
        """
        do $$
        declare c record;
        begin
          for c in select conname, conrelid::regclass as t from pg_constraint
                    where contype = 'c' and conrelid::regclass::text in
                      ('paper', 'paper_text', 'paper_author', 'paper_act', 'filing', 'filing_confirmation', 'form_edition') loop
            execute format('alter table %s drop constraint %I', c.t, c.conname);
          end loop;
        end
        $$\
        """,
        "drop index one_paper_of_a_kind_and_number", "create schema spare");
    TABLES.forEach(table -> run("create table spare.%1$s as table %1$s".formatted(table)));
  }

  private static void joint(Desktop fg) {
    String incident = room.incident();
    fg.post(
        incident,
        "equal-measure",
        Map.of("schools", List.of("99XA", "99XB"), "reason", "The same folder."));
    manager.post(
        incident,
        "consultations",
        Map.of(
            "brin", "99XA", "consultedAt", manager.now().toString(), "outcome", "Prefers it so."));
    room.leave(room.notices("JOINT_INTENTION", "99XA", "99XB"));
    JsonNode drafts =
        room.ready(
            Desktop.ok(
                    manager
                        .http()
                        .post(room.path("ap-drafts"), Map.of("filing", "NEW", "joint", true)),
                    201)
                .get("items"));
    name("joint", drafts.get(0));
    Desktop.ok(
        manager
            .http()
            .post(
                room.path("papers/%s/filing".formatted(Postroom.id(drafts.get(0)))),
                room.filing("AP-2026-2", null)),
        200);
  }

  private static JsonNode one(JsonNode papers) {
    assertThat(papers).hasSize(1);
    return papers;
  }

  private static JsonNode only(String state) {
    return one(Desktop.ok(manager.http().get(room.path("papers?state=" + state)), 200).get("items"))
        .get(0);
  }

  private static void name(String name, JsonNode paper) {
    NAMES.put(":" + name, "'%s'".formatted(Postroom.id(paper)));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void everything_is_sound_before() {
    JsonNode verification = manager.verification();
    assertThat(verification.get("sound").asBoolean()).as(verification.toString()).isTrue();
  }

  @AfterEach
  void put_back() {
    List<String> statements = new ArrayList<>();
    for (String table : TABLES) {
      statements.add("delete from " + table);
      statements.add("insert into %1$s select * from spare.%1$s".formatted(table));
    }
    run(statements.toArray(String[]::new));
  }

  private static void run(String... statements) {
    try (Connection connection = service.asOwner();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      for (String sql : statements) {
        String named = sql;
        for (var name : NAMES.entrySet()) {
          named = named.replaceAll(name.getKey() + "\\b", name.getValue());
        }
        int changed = statement.executeUpdate(named);
        if (named.startsWith("update") && changed == 0) {
          throw new IllegalStateException("nothing was changed by " + named);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode found() {
    JsonNode verification = manager.verification();
    assertThat(verification.get("sound").asBoolean()).isFalse();
    assertThat(verification.at("/faults/0/incidentId").asText()).isEqualTo(room.incident());
    assertThat(verification.get("faults").toString())
        .doesNotContain("Other words", "The number is wrong", "The head", "received.pdf");
    return verification.get("faults");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind = 'FOLLOW_UP' where id = :sent",
        "brin = '99XC' where id = :sent",
        "number = 7 where id = :sent",
        "state = 'DRAFT' where id = :submitted",
        "state = 'ACKNOWLEDGED' where id = :sent",
        "state = 'SENT' where id = :approved",
        "state = 'FILED' where id = :sent",
        "version = 1, digest = (select digest from paper_text where paper_id = :reworded and version = 1) where id = :reworded",
        "version = 2 where id = :sent",
        "digest = sha256('x') where id = :approved",
        "form_digest = sha256('x') where id = :filed",
        "form_digest = null where id = :filed",
        "filing_kind = 'CHANGE' where id = :filed",
        "stage = 'FINAL' where id = :filed",
        "written_at = written_at - interval '1 hour' where id = :sent",
        "submitted_at = submitted_at - interval '1 hour' where id = :sent",
        "submitted_by = :fg where id = :submitted",
        "approved_at = approved_at - interval '1 millisecond' where id = :approved",
        "approved_by = :deputy where id = :approved",
        "approved_by = :deputy where id = :sent",
        "approved_by = :fg, approved_at = written_at, approved_digest = digest, state = 'APPROVED' where id = :submitted",
        "rejected_at = rejected_at - interval '1 hour' where id = :rejected",
        "rejected_by = :deputy where id = :rejected",
        "reason = 'It is fine.' where id = :rejected",
        "reason = 'It is fine.' where id = :dropped",
        "state = 'DRAFT', rejected_at = null, rejected_by = null, reason = null where id = :rejected",
        "sent_at = sent_at - interval '1 hour' where id = :sent",
        "sent_at = written_at where id = :approved",
        "filed_at = filed_at - interval '1 hour' where id = :filed",
        "acknowledged_at = acknowledged_at - interval '1 hour' where id = :acknowledged",
        "acknowledged_at = sent_at where id = :sent",
        "dropped_at = dropped_at - interval '1 hour' where id = :dropped",
        "state = 'DRAFT', dropped_at = null, reason = null where id = :dropped",
        "brins = '{99XA,99XB,99XC}' where id = :joint",
        "brins = null, brin = '99XA' where id = :joint",
        "supplier_id = :stranger where id = :sent",
        "incident_id = :other where id = :sent"
      })
  void a_changed_paper_is_found(String assignment) {
    run("update paper set " + assignment);
    found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content = content || '.' where paper_id = :sent",
        "content = 'x', digest = sha256('x') where paper_id = :sent",
        "digest = sha256('x') where paper_id = :reworded and version = 1",
        "content = 'x', digest = sha256('x') where paper_id = :reworded and version = 1",
        "content = 'no draft', digest = sha256('no draft') where paper_id = :filed",
        "written_by = :fg where paper_id = :sent",
        "written_at = written_at - interval '1 hour' where paper_id = :sent",
        "version = 3 where paper_id = :reworded and version = 1",
        "supplier_id = :stranger where paper_id = :sent"
      })
  void a_changed_text_is_found(String assignment) {
    run("update paper_text set " + assignment);
    found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account_id = :deputy where paper_id = :sent",
        "supplier_id = :stranger where paper_id = :sent"
      })
  void a_changed_author_is_found(String assignment) {
    run("update paper_author set " + assignment);
    found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "act = 'SUBMITTED' where paper_id = :sent and act = 'APPROVED'",
        "act = 'NO_SUCH_ACT' where paper_id = :sent and act = 'APPROVED'",
        "at = at - interval '1 hour' where paper_id = :sent and act = 'APPROVED'",
        "actor = :deputy where paper_id = :sent and act = 'APPROVED'",
        "digest = sha256('x') where paper_id = :sent and act = 'APPROVED'",
        "note = 'It is fine.' where paper_id = :rejected and act = 'REJECTED'",
        "note = 'AP-2026-9' where paper_id = :filed and act = 'FILED'",
        "entry = entry + 100 where paper_id = :sent and act = 'APPROVED'",
        "incident_id = :other where paper_id = :sent",
        "supplier_id = :stranger where paper_id = :sent"
      })
  void a_changed_act_is_found(String assignment) {
    run("update paper_act set " + assignment);
    found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filed_at = filed_at - interval '1 hour' where paper_id = :filed",
        "ap_number = 'AP-2026-9' where paper_id = :filed",
        "late_reason = 'The head was away.' where paper_id = :filed",
        "filed_by = 'Somebody else' where paper_id = :filed",
        "filed_by = null where paper_id = :filed",
        "recorded_by = :fg where paper_id = :filed",
        "recorded_at = recorded_at - interval '1 hour' where paper_id = :filed",
        "supplier_id = :stranger where paper_id = :filed"
      })
  void a_changed_filing_is_found(String assignment) {
    run("update filing set " + assignment);
    found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = 'other.pdf'",
        "content = '%PDF-1.7 denied'",
        "digest = sha256('x')",
        "content = '%PDF-1.7 denied', digest = sha256('%PDF-1.7 denied')",
        "supplier_id = :stranger"
      })
  void a_changed_confirmation_is_found(String assignment) {
    run("update filing_confirmation set " + assignment);
    found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from paper where id = :sent",
        "delete from paper where id = :dropped",
        "delete from paper_text where paper_id = :sent",
        "delete from paper_text where paper_id = :reworded and version = 1",
        "delete from paper_author where paper_id = :sent",
        "delete from paper_act where paper_id = :sent and act = 'APPROVED'",
        "delete from paper_act where paper_id = :sent",
        "delete from filing where paper_id = :filed",
        "delete from filing where paper_id = :joint",
        "delete from filing_confirmation",
        "delete from form_edition",
        "update form_edition set content = content || ' '",
        "update form_edition set digest = sha256('x')"
      })
  void what_is_gone_or_was_replaced_is_found(String deed) {
    run(deed);
    found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into paper_author select :submitted, :fg, supplier_id from paper where id = :submitted",
        "insert into paper_act select incident_id, 1, paper_id, supplier_id, 'APPROVED', at, :fg, digest, null from paper_act where paper_id = :submitted and act = 'SUBMITTED'",
        "insert into paper_text select paper_id, 9, supplier_id, digest, content, written_by, written_at from paper_text where paper_id = :sent",
        "insert into filing select id, supplier_id, incident_id, written_at, 'AP-1', null, null, :manager, written_at from paper where id = :sent"
      })
  void what_was_added_is_found(String deed) {
    run(deed);
    found();
  }

  @Test
  void a_paper_that_the_journal_does_not_know_is_found() {
    run(
        """
        insert into paper (id, supplier_id, incident_id, kind, number, brin, language, state, version, digest, written_at)
        select gen_random_uuid(), supplier_id, incident_id, kind, 99, brin, language, 'DRAFT', 1, digest, written_at
          from paper where id = :sent\
        """);
    assertThat(found().toString()).contains("that the journal does not know");
  }

  @Test
  void a_paper_moved_to_another_incident_is_found_in_both() {
    run("update paper set incident_id = :other where id = :sent");
    assertThat(found()).hasSize(2);
  }
}
