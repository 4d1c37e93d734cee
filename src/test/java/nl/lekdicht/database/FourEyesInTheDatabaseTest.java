package nl.lekdicht.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Postroom;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways round the four eyes that are left to the role of the service itself: the database refuses them. */
class FourEyesInTheDatabaseTest {
  private static Service service;
  private static Cast cast;
  private static final Map<String, String> NAMES = new HashMap<>();

  @BeforeAll
  static void fill() {
    service = Service.start();
    cast = Cast.in(service);
    Desktop manager = Desktop.of(service, cast, "manager");
    Desktop fg = Desktop.of(service, cast, "fg");
    String incident = manager.open("rdp-files", "99XA").get("id").asText();
    Postroom room = Postroom.of(manager, fg, incident);
    name(":written", room.notices("SUSPECTED_HIGH_RISK"));
    name(":submitted", room.submit(room.notices("SUSPECTED_HIGH_RISK")));
    name(":approved", room.ready(room.notices("SUSPECTED_HIGH_RISK")));
    name(":sent", room.leave(room.notices("FIRST_NOTICE")));
    JsonNode draft = room.leave(room.drafts("NEW"));
    name(":filed", draft);
    String path = room.path("papers/%s/filing".formatted(Postroom.id(draft.get(0))));
    Desktop.ok(manager.http().post(path, room.filing("AP-2026-1", "The head")), 200);
    for (String username : new String[] {"manager", "fg", "deputy"}) {
      NAMES.put(":" + username, "'%s'".formatted(cast.viewer(username).account()));
    }
    NAMES.put(":supplier", "'%s'".formatted(cast.supplier("Leerlicht BV")));
    NAMES.put(":other_supplier", "'%s'".formatted(cast.supplier("Andersom BV")));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static void name(String name, JsonNode papers) {
    NAMES.put(name, "'%s'".formatted(Postroom.id(papers.get(0))));
  }

  private static void execute(String username, String... statements) throws SQLException {
    try (Connection connection = service.database().asService()) {
      connection.setAutoCommit(false);
      Viewer viewer = cast.viewer(username);
      try (var enter = connection.prepareStatement("select enter(?, ?, ?, false)")) {
        enter.setObject(1, viewer.account());
        enter.setObject(2, viewer.session());
        enter.setObject(3, service.clock().instant().atOffset(ZoneOffset.UTC));
        enter.execute();
      }
      try (var statement = connection.createStatement()) {
        for (String sql : statements) {
          String named = sql;
          for (var name : NAMES.entrySet()) {
            named = named.replaceAll(name.getKey() + "\\b", name.getValue());
          }
          statement.execute(named);
        }
        statement.execute("set constraints all immediate");
      }
      connection.rollback();
    }
  }

  private static void refused(String constraint, String... statements) {
    assertThatThrownBy(() -> execute("manager", statements))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(constraint);
  }

  private static final String APPROVE =
      "update paper set state = 'APPROVED', approved_at = written_at, approved_by = %s, approved_digest = digest where id = %s";

  private static final String AUTHOR =
      "insert into paper_author (paper_id, account_id, supplier_id) values (%s, %s, :supplier)";

  private static final String REWRITE =
      "update paper set version = 2, digest = sha256('other words') where id = %s";

  private static final String WRITE =
      """
      insert into paper_text (paper_id, version, supplier_id, digest, content, written_by, written_at)
      values (%s, 2, :supplier, sha256('other words'), 'other words', %s, '2026-11-23Z')\
      """;

  @Test
  void an_approval_by_somebody_else_is_taken() {
    assertThatCode(() -> execute("manager", APPROVE.formatted(":fg", ":submitted")))
        .doesNotThrowAnyException();
  }

  @Test
  void no_author_approves() {
    refused("does not approve", APPROVE.formatted(":manager", ":submitted"));
    refused("does not approve", "update paper set approved_by = :manager where id = :approved");
    refused(
        "does not approve",
        AUTHOR.formatted(":submitted", ":fg"),
        APPROVE.formatted(":fg", ":submitted"));
  }

  @ParameterizedTest
  @ValueSource(strings = {":approved", ":sent", ":filed"})
  void nobody_becomes_an_author_of_what_they_approved(String paper) {
    refused("does not approve", AUTHOR.formatted(paper, ":fg"));
  }

  @Test
  void whoever_wrote_a_text_of_it_does_not_approve_it_though_nobody_says_that_they_are_an_author() {
    refused(
        "does not approve",
        WRITE.formatted(":submitted", ":fg"),
        APPROVE.formatted(":fg", ":submitted"));
    refused("does not approve", WRITE.formatted(":approved", ":fg"));
  }

  @Test
  void what_was_approved_is_what_stands_there() {
    refused(
        "what_was_approved_is_what_stands_there",
        WRITE.formatted(":approved", ":manager"),
        REWRITE.formatted(":approved"));
    refused(
        "what_was_approved_is_what_stands_there",
        "update paper set approved_digest = sha256('other words') where id = :approved");
    refused(
        "paper_has_its_text",
        "update paper set digest = sha256('other words'), approved_digest = sha256('other words') where id = :approved");
    refused("paper_has_its_text", REWRITE.formatted(":submitted"));
  }

  @ParameterizedTest
  @CsvSource({
    "APPROVED, :submitted",
    "SENT, :submitted",
    "SENT, :written",
    "ACKNOWLEDGED, :submitted",
    "FILED, :written"
  })
  void nothing_leaves_unapproved(String state, String paper) {
    assertThatThrownBy(() ->
            execute(
                "manager",
                "update paper set state = '%s', submitted_at = written_at, submitted_by = :manager, sent_at = written_at where id = %s"
                    .formatted(state, paper)))
        .hasMessageMatching("(?s).*(nothing_leaves_unapproved|filed_exactly_when_it_says_when).*");
  }

  @Test
  void an_approval_is_whole_and_follows_a_submission() {
    refused("approval_is_complete", "update paper set approved_by = :fg where id = :submitted");
    refused("submitted_before_it_is_judged", APPROVE.formatted(":fg", ":written"));
    refused(
        "approved_only_from_approval_on",
        "update paper set approved_at = written_at, approved_by = :fg, approved_digest = digest where id = :submitted");
    refused(
        "approved_only_from_approval_on", "update paper set state = 'DRAFT' where id = :approved");
    refused("rejected_with_a_reason", "update paper set state = 'REJECTED' where id = :submitted");
  }

  @ParameterizedTest
  @ValueSource(strings = {":sent", ":filed"})
  void what_left_neither_changes_nor_comes_back(String paper) {
    refused(
        "what has left",
        WRITE.formatted(paper, ":manager"),
        "update paper set version = 2, digest = sha256('other words'), approved_digest = sha256('other words') where id = "
            + paper);
    refused(
        "what has left",
        "update paper set state = 'DRAFT', approved_at = null, approved_by = null, approved_digest = null where id = "
            + paper);
    refused("what has left", "update paper set approved_by = :deputy where id = " + paper);
    refused(
        "what has left",
        "update paper set state = 'APPROVED', filed_at = null where id = " + paper);
    refused(
        "what has left",
        "update paper set state = 'DROPPED', dropped_at = written_at, filed_at = null where id = "
            + paper);
    refused(
        "what has left",
        "update paper set sent_at = sent_at - interval '1 day' where id = " + paper);
  }

  @Test
  void what_was_sent_goes_on_to_be_acknowledged_or_filed() {
    assertThatCode(() ->
            execute(
                "manager",
                "update paper set state = 'ACKNOWLEDGED', acknowledged_at = sent_at where id = :sent"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update paper_text set content = 'other words' where paper_id = :approved",
        "update paper_text set digest = sha256('other words')",
        "delete from paper_text where paper_id = :submitted",
        "delete from paper_author where paper_id = :submitted",
        "update paper_author set account_id = :deputy where paper_id = :submitted",
        "delete from paper where id = :submitted",
        "alter table paper disable trigger user"
      })
  void the_service_has_no_grant_for(String sql) {
    assertThatThrownBy(() -> execute("manager", sql))
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  @Test
  void another_supplier_adds_nothing_to_a_paper() {
    for (String sql :
        new String[] {
          AUTHOR.formatted(":submitted", ":fg").replace(":supplier", ":other_supplier"),
          WRITE.formatted(":submitted", ":fg").replace(":supplier", ":other_supplier"),
          AUTHOR.formatted(":submitted", ":fg"),
          WRITE.formatted(":submitted", ":fg")
        }) {
      assertThatThrownBy(() -> execute("other-manager", sql)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void a_school_writes_nothing_at_all() throws SQLException {
    assertThatThrownBy(() -> execute("wilgentuin", AUTHOR.formatted(":sent", ":deputy")))
        .hasMessageContaining("row-level security");
    execute("wilgentuin", "update paper set acknowledged_at = sent_at where id = :sent");
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from paper where acknowledged_at is not null")) {
      row.next();
      assertThat(row.getInt(1)).isZero();
    }
  }
}
