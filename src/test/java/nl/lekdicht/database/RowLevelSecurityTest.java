package nl.lekdicht.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowLevelSecurityTest {
  private static Service service;
  private static Cast cast;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "supplier",
        "school",
        "agreement",
        "agreement_contact",
        "account",
        "session",
        "refresh_token",
        "deputy",
        "calendar_feed",
        "acknowledgement_link",
        "paper",
        "paper_text",
        "paper_author",
        "paper_act",
        "filing",
        "filing_confirmation",
        "evidence",
        "evidence_chunk",
        "reading",
        "erasure",
        "erasure_school",
        "retention_hold",
        "register_entry",
        "register_school",
        "register_tally",
        "import_draft",
        "register_import",
        "imported_entry",
        "overview_issued"
      })
  void nobody_in_scope_sees_nothing_at_all(String table) throws SQLException {
    try (var connection = service.database().asService()) {
      assertThat(all(connection, "select count(*) from " + table)).containsExactly("0");
    }
  }

  @Test
  void a_supplier_sees_its_own_accounts_without_any_where_clause() throws SQLException {
    assertThat(seenBy("manager", "select username from account"))
        .containsExactlyInAnyOrder(
            "admin",
            "manager",
            "second-manager",
            "fg",
            "board",
            "deputy",
            watchOf("Leerlicht BV"),
            "wilgentuin",
            "client-wilgentuin",
            "baken",
            "polderlicht");
    assertThat(seenBy("other-manager", "select username from account"))
        .containsExactlyInAnyOrder(
            "other-admin",
            "other-manager",
            "other-wilgentuin",
            "other-kust",
            watchOf("Andersom BV"));
  }

  private static String watchOf(String supplier) {
    return "watch-" + cast.supplier(supplier);
  }

  @Test
  void a_supplier_sees_its_own_agreements_and_contacts_without_any_where_clause()
      throws SQLException {
    assertThat(seenBy("manager", "select brin || ' ' || school_name from agreement"))
        .containsExactlyInAnyOrder("99XA De Wilgentuin", "99XB Het Baken", "99XC Polderlicht");
    assertThat(seenBy("other-manager", "select brin || ' ' || school_name from agreement"))
        .containsExactlyInAnyOrder("99XA Basisschool De Wilgentuin", "99XD De Kust");
    assertThat(seenBy("other-manager", "select count(*) from agreement_contact"))
        .containsExactly("10");
    assertThat(seenBy("other-manager", "select brin from school"))
        .containsExactlyInAnyOrder("99XA", "99XD");
    assertThat(seenBy("other-manager", "select name from supplier")).containsExactly("Andersom BV");
  }

  @Test
  void a_school_sees_itself_as_the_supplier_that_opened_its_account_knows_it() throws SQLException {
    assertThat(seenBy("wilgentuin", "select username from account")).containsExactly("wilgentuin");
    assertThat(seenBy("wilgentuin", "select school_name from agreement"))
        .containsExactly("De Wilgentuin");
    assertThat(seenBy("other-wilgentuin", "select school_name from agreement"))
        .containsExactly("Basisschool De Wilgentuin");
    assertThat(seenBy("wilgentuin", "select name from supplier")).containsExactly("Leerlicht BV");
    assertThat(seenBy("baken", "select brin from school")).containsExactly("99XB");
  }

  @Test
  void an_account_sees_its_own_sessions_only() throws SQLException {
    cast.viewer("other-manager");
    var viewer = cast.viewer("second-manager");
    try (var connection = entered(viewer)) {
      assertThat(all(connection, "select id from session"))
          .containsExactly(viewer.session().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update agreement set notice_hours = 1",
        "update agreement set data_kinds = '{BSN}'",
        "update supplier set address = 'Elders 1'",
        "update agreement_contact set ended_at = created_at",
        "update deputy set ended_at = named_at, ended_by = account_id",
        "update account set closed_at = created_at, closed_by = id, closing_reason = 'Not mine to close'"
      })
  void a_school_changes_nothing(String sql) throws SQLException {
    try (var connection = entered(cast.viewer("wilgentuin"));
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isZero();
    }
  }

  @Test
  void a_supplier_changes_no_row_of_another() throws SQLException {
    try (var connection = entered(cast.viewer("other-admin"));
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("update agreement set notice_hours = 1")).isEqualTo(2);
      assertThat(statement.executeUpdate("update agreement set data_kinds = '{BSN}'")).isEqualTo(2);
      assertThat(statement.executeUpdate("update supplier set address = 'Elders 1'")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from account",
        "delete from agreement",
        "delete from agreement_contact",
        "delete from session",
        "delete from refresh_token",
        "delete from supplier",
        "update supplier set created_at = created_at",
        "truncate account",
        "update account set roles = '{ADMINISTRATOR}'",
        "delete from deputy",
        "update deputy set account_id = named_by",
        "delete from calendar_feed",
        "update calendar_feed set digest = digest",
        "update account set secret_hash = '$argon2id$'",
        "update session set account_id = account_id",
        "insert into supplier (id, name, created_at) values (gen_random_uuid(), 'x', '2026-01-01Z')",
        "select * from flyway_schema_history",
        "create table mine (id integer)",
        "alter table account disable row level security",
        "set role lekdicht_owner"
      })
  void the_service_has_no_grant_for(String sql) throws SQLException {
    try (var connection = entered(cast.viewer("admin"));
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
  }

  @Test
  void resetting_the_role_leads_back_to_the_plain_one() throws SQLException {
    try (var connection = service.database().asService();
        var statement = connection.createStatement()) {
      statement.execute("reset role");
      assertThat(all(connection, "select current_user")).containsExactly("lekdicht_app");
    }
  }

  @Test
  void a_supplier_opens_no_account_in_the_name_of_another() throws SQLException {
    refused(
        "other-admin",
        cast.supplier("Leerlicht BV").toString(),
        "null",
        "null",
        "ADMINISTRATOR",
        "row-level security");
  }

  @Test
  void a_supplier_opens_no_account_for_a_school_that_it_has_no_agreement_with()
      throws SQLException {
    var other = cast.supplier("Andersom BV").toString();
    refused("other-admin", "null", "99XB", other, "SCHOOL_CONTACT", "row-level security");
  }

  @Test
  void roles_of_a_school_are_for_schools_and_roles_of_a_supplier_for_suppliers()
      throws SQLException {
    var own = cast.supplier("Leerlicht BV").toString();
    refused("admin", "null", "99XA", own, "ADMINISTRATOR", "school_roles_only_at_a_school");
    refused(
        "admin",
        "null",
        "99XA",
        own,
        "SCHOOL_CONTACT,INCIDENT_MANAGER",
        "school_roles_only_at_a_school");
    refused("admin", own, "null", "null", "SCHOOL_CONTACT", "supplier_roles_only_at_a_supplier");
    refused("admin", own, "null", "null", "KING", "supplier_roles_only_at_a_supplier");
    refused("admin", own, "null", "null", "", "account_has_a_role");
    refused(
        "admin", "null", "99XA", own, "SCHOOL_CONTACT,SCHOOL_SYSTEM", "a_system_is_not_a_person");
    refused(
        "admin", own, "99XA", own, "ADMINISTRATOR", "account_belongs_to_a_supplier_or_a_school");
  }

  @Test
  void every_table_but_those_without_anything_of_a_tenant_is_bound_for_its_owner_too()
      throws SQLException {
    try (var connection = service.asOwner()) {
      assertThat(
              all(
                  connection,
                  """
                  select relname from pg_class
                   where relnamespace = 'public'::regnamespace and relkind = 'r'
                     and not (relrowsecurity and relforcerowsecurity)\
                  """))
          .containsExactlyInAnyOrder(
              "checklist_version",
              "flyway_schema_history",
              "form_edition",
              "happening_era",
              "sign_in_attempt",
              "watch_beat");
    }
  }

  private static void refused(
      String username, String supplier, String brin, String vouchedBy, String roles, String why)
      throws SQLException {
    try (var connection = entered(cast.viewer(username));
        var insert =
            connection.prepareStatement(
                """
                insert into account (id, supplier_id, brin, vouched_by, username, display_name, roles, locale, secret_hash, created_at)
                values (gen_random_uuid(), cast(nullif(?, 'null') as uuid), nullif(?, 'null'), cast(nullif(?, 'null') as uuid),
                  'intruder', 'Intruder', string_to_array(?, ','), 'nl', '$argon2id$', '2026-01-01Z')\
                """)) {
      insert.setString(1, supplier);
      insert.setString(2, brin);
      insert.setString(3, vouchedBy);
      insert.setString(4, roles);
      assertThatThrownBy(insert::execute).hasMessageContaining(why);
    }
  }

  private static List<String> seenBy(String username, String sql) throws SQLException {
    try (var connection = entered(cast.viewer(username))) {
      return all(connection, sql);
    }
  }

  /** A connection of the service in a transaction of that viewer, which ends with the connection. */
  private static Connection entered(Viewer viewer) throws SQLException {
    var connection = service.database().asService();
    connection.setAutoCommit(false);
    try (var enter = connection.prepareStatement("select enter(?, ?, ?, false)")) {
      enter.setObject(1, viewer.account());
      enter.setObject(2, viewer.session());
      enter.setObject(3, service.clock().instant().atOffset(ZoneOffset.UTC));
      try (var row = enter.executeQuery()) {
        row.next();
        assertThat(row.getBoolean(1)).isTrue();
      }
    }
    return connection;
  }

  private static List<String> all(Connection connection, String sql) throws SQLException {
    var values = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
