package nl.lekdicht.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal takes entries and gives none back: not to the service, which lacks the grant, nor to the owner, whom a trigger stops. */
class AppendOnlyTest {
  private static Service service;

  @BeforeAll
  static void start() {
    service = Service.start();
    Desktop.of(service, Cast.in(service), "manager").open("rdp-device", "99XA");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"update journal set kind = kind", "delete from journal", "truncate journal"})
  void the_service_may_not(String deed) throws SQLException {
    try (Connection connection = service.database().asService()) {
      refused(connection, deed, "permission denied for table journal");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update checklist_version set content = content",
        "delete from checklist_version",
        "update report set summary = summary",
        "delete from report",
        "delete from incident",
        "delete from run",
        "update receipt set at = at",
        "update mail set body = body",
        "update mail set address = address",
        "delete from mail",
        "update happening set kind = kind",
        "delete from happening",
        "update webhook set url = url",
        "update webhook set secret = secret",
        "delete from webhook",
        "delete from webhook_delivery",
        "insert into webhook_delivery (state) values ('DELIVERED')",
        "update acknowledgement_link set contact_name = contact_name",
        "update acknowledgement_link set expires_at = issued_at",
        "delete from acknowledgement_link",
        "update paper set kind = kind",
        "update paper set brin = brin",
        "update paper set brins = brins",
        "update paper set number = number",
        "update paper set supplier_id = supplier_id",
        "update paper set incident_id = incident_id",
        "update paper set form_digest = form_digest",
        "update paper set filing_kind = filing_kind",
        "update paper set written_at = written_at",
        "delete from paper",
        "update paper_text set content = content",
        "update paper_text set digest = digest",
        "delete from paper_text",
        "update paper_author set account_id = account_id",
        "delete from paper_author",
        "update paper_act set actor = actor",
        "delete from paper_act",
        "update filing set filed_at = filed_at",
        "delete from filing",
        "delete from register_entry",
        "insert into register_tally (kind) values ('FRAUD')",
        "update register_tally set entries = 0",
        "delete from register_tally",
        "update import_draft set content = content",
        "update import_draft set supplier_id = supplier_id",
        "update register_import set digest = digest",
        "delete from register_import",
        "update imported_entry set content = content",
        "update imported_entry set salt = null",
        "delete from imported_entry",
        "update filing_confirmation set content = content",
        "delete from filing_confirmation",
        "update overview_issued set content = content",
        "update overview_issued set digest = digest",
        "delete from overview_issued",
        "update form_edition set content = content",
        "delete from form_edition",
        "update evidence set name = name",
        "update evidence set kept_by = kept_by",
        "delete from evidence",
        "update evidence_chunk set content = content",
        "delete from evidence_chunk",
        "update reading set at = at",
        "delete from reading",
        "update rung set entry = entry",
        "delete from rung",
        "insert into watch_gap (from_at) values (to_timestamp(0))",
        "alter table journal disable trigger user"
      })
  void the_service_may_not_either(String deed) throws SQLException {
    try (Connection connection = service.database().asService()) {
      assertThatThrownBy(() -> execute(connection, deed))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set kind = kind",
        "delete from journal",
        "truncate journal cascade",
        "truncate incident cascade"
      })
  void the_owner_is_stopped_by_the_trigger(String deed) throws SQLException {
    try (Connection connection = service.asOwner()) {
      refused(connection, deed, "the journal is append-only");
    }
  }

  private static void refused(Connection connection, String deed, String because) {
    assertThatThrownBy(() -> execute(connection, deed))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(because);
  }

  private static void execute(Connection connection, String deed) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(deed);
    }
  }
}
