package nl.lekdicht.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Role;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A school's account acts on what its supplier keeps, and on nothing of any other. */
final class WorkForSchoolTest {
  private static final String SCOPE =
      "select concat_ws(' ', current_user, current_account(), current_supplier(), current_school(), current_voucher())";

  private static Service service;
  private static Cast cast;
  private static String incident;

  private static int number = 1000;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
    incident =
        Desktop.of(service, cast, "manager").open("rdp-device", "99XA", "99XB").get("id").asText();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void next() {
    number++;
  }

  @Test
  void the_supplier_is_in_scope_and_the_account_of_the_school_acts() {
    var school = cast.viewer("wilgentuin");
    var seen =
        desk()
            .<String>workForSchool(
                school, occasion -> occasion.actor().account() + " / " + ask(SCOPE));
    assertThat(seen)
        .isEqualTo(
            "%1$s / lekdicht_app %1$s %2$s"
                .formatted(school.account(), cast.supplier("Leerlicht BV")));
  }

  @Test
  void what_it_writes_in_the_journal_stands_under_its_own_account() throws SQLException {
    var school = cast.viewer("wilgentuin");
    desk().<String>workForSchool(school, WorkForSchoolTest::write);
    assertThat(written()).isEqualTo(school.account().toString());
  }

  @Test
  void without_it_a_school_writes_nothing_in_the_journal() throws SQLException {
    assertThatThrownBy(
            () -> desk().<String>work(cast.viewer("wilgentuin"), WorkForSchoolTest::write))
        .hasStackTraceContaining("row-level security");
    assertThat(written()).isNull();
  }

  @Test
  void a_school_of_another_supplier_gets_nowhere() throws SQLException {
    assertThatThrownBy(() ->
            desk().<String>workForSchool(cast.viewer("other-wilgentuin"), WorkForSchoolTest::write))
        .hasStackTraceContaining("row-level security");
    assertThat(
            desk()
                .<String>workForSchool(
                    cast.viewer("other-wilgentuin"),
                    occasion -> ask("select count(*) from incident")))
        .isEqualTo("0");
    assertThat(written()).isNull();
  }

  @Test
  void an_ended_session_gets_nowhere() throws SQLException {
    var school = cast.viewer("wilgentuin");
    behind(
        "update session set ended_at = started_at, end_reason = 'SIGNED_OUT' where id = '%s'"
            .formatted(school.session()));
    nowhere(school);
  }

  @Test
  void a_session_that_idled_gets_nowhere() throws SQLException {
    var school = cast.viewer("wilgentuin");
    service.clock().forward(Duration.ofMinutes(30));
    nowhere(school);
  }

  @Test
  void a_closed_account_gets_nowhere() throws SQLException {
    var school = cast.viewer("polderlicht");
    behind(
        "update account set closed_at = created_at, closed_by = id, closing_reason = 'Left the house' where id = '%s'"
            .formatted(school.account()));
    nowhere(school);
  }

  @Test
  void a_session_of_another_account_gets_nowhere() throws SQLException {
    var school = cast.viewer("wilgentuin");
    nowhere(as(school, cast.viewer("baken").session(), "99XA"));
  }

  @Test
  void a_school_that_says_that_it_is_another_gets_nowhere() throws SQLException {
    var school = cast.viewer("wilgentuin");
    nowhere(as(school, school.session(), "99XB"));
  }

  @Test
  void an_account_of_a_supplier_that_says_that_it_is_a_school_gets_nowhere() throws SQLException {
    var manager = cast.viewer("manager");
    nowhere(as(manager, manager.session(), "99XA"));
  }

  @Test
  void it_is_not_for_suppliers() {
    assertThatThrownBy(
            () -> desk().<String>workForSchool(cast.viewer("manager"), WorkForSchoolTest::write))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobody_is_in_scope_in_the_next_transaction_of_the_connection() {
    desk().<String>workForSchool(cast.viewer("wilgentuin"), occasion -> ask(SCOPE));
    for (var i = 0; i < 20; i++) {
      assertThat(desk().<String>unannounced(at -> ask("select count(*) from account")))
          .isEqualTo("0");
    }
  }

  @Test
  void nothing_is_left_in_scope_of_who_is_refused() throws SQLException {
    try (var connection = service.database().asService();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      var school = cast.viewer("wilgentuin");
      var entering =
          "select enter_for_school('%s', '%s', '%s', '99XB')"
              .formatted(school.account(), school.session(), service.clock().instant());
      try (var row = statement.executeQuery(entering)) {
        row.next();
        assertThat(row.getBoolean(1)).isFalse();
      }
      try (var row = statement.executeQuery(SCOPE)) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("lekdicht_app");
      }
    }
  }

  private static void nowhere(Viewer school) throws SQLException {
    assertThatThrownBy(() -> desk().<String>workForSchool(school, WorkForSchoolTest::write))
        .isInstanceOf(SessionEnded.class);
    assertThat(written()).isNull();
  }

  private static Viewer as(Viewer viewer, java.util.UUID session, String brin) {
    return new Viewer(viewer.account(), session, null, brin, Set.of(Role.SCHOOL_CONTACT));
  }

  private static Desk desk() {
    return service.bean(Desk.class);
  }

  /** An entry that no chain has; only whether the database takes it matters here. */
  private static String write(Occasion occasion) {
    return ask(
        """
        insert into journal (incident_id, number, at, actor, kind, body_digest, previous_hash, hash, supplier_id)
        values ('%s', %d, '%s', '%s', 'X', sha256('x'), sha256('x'), sha256('x'), '%s') returning number\
        """
            .formatted(
                incident,
                number,
                occasion.at(),
                occasion.actor().account(),
                cast.supplier("Leerlicht BV")));
  }

  private static @Nullable String written() throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select actor from journal where number = " + number)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static void behind(String sql) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String sql) {
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = service.bean(TransactionOperations.class);
    try (var statement = transactions.getConnection().createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new DataAccessException("asking failed", e);
    }
  }
}
