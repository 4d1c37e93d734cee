package nl.lekdicht.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Role;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeskTest {
  private static Service service;

  private Viewer viewer;

  @BeforeAll
  static void start() {
    service = Service.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void sign_in() throws SQLException {
    service.clock().set(Service.START);
    var supplier = UUID.randomUUID();
    viewer =
        new Viewer(
            UUID.randomUUID(), UUID.randomUUID(), supplier, null, Set.of(Role.INCIDENT_MANAGER));
    behind(
        "insert into supplier (id, name, created_at) values ('%s', 'Leerlicht', '%s')"
            .formatted(supplier, now()));
    behind(
        """
        insert into account (id, supplier_id, username, display_name, roles, locale, secret_hash, created_at)
        values ('%s', '%s', 'a%s', 'Ans', '{INCIDENT_MANAGER}', 'nl', '$argon2id$', '%s')\
        """
            .formatted(viewer.account(), supplier, viewer.account(), now()));
    behind(
        "insert into session (id, account_id, started_at, last_active_at) values ('%s', '%s', '%s', '%s')"
            .formatted(viewer.session(), viewer.account(), now(), now()));
  }

  @Test
  void the_work_is_done_as_the_plain_role_with_the_viewer_in_scope() {
    assertThat(
            service
                .bean(Desk.class)
                .<String>work(
                    viewer,
                    occasion ->
                        ask(
                            "select concat_ws(' ', current_user, current_account(), current_supplier(), current_school())")))
        .isEqualTo("lekdicht_app %s %s".formatted(viewer.account(), viewer.supplier()));
  }

  @Test
  void the_clock_is_read_once_in_whole_milliseconds() {
    service.clock().forward(Duration.ofNanos(1_234_567));
    assertThat(service.bean(Desk.class).<Instant>look(viewer, occasion -> occasion.at()))
        .isEqualTo(service.clock().instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
  }

  @Test
  void nobody_is_in_scope_in_the_next_transaction_of_the_connection() {
    service.bean(Desk.class).<String>work(viewer, occasion -> ask("select 'x'"));
    for (var i = 0; i < 20; i++) {
      assertThat(
              service
                  .bean(Desk.class)
                  .<String>unannounced(at -> ask("select count(*) from account")))
          .isEqualTo("0");
    }
  }

  @Test
  void a_look_cannot_write() {
    assertThatThrownBy(() ->
            service
                .bean(Desk.class)
                .<String>look(
                    viewer, occasion -> ask("update session set ended_at = null returning 'x'")))
        .hasStackTraceContaining("read-only transaction");
  }

  @Test
  void a_look_after_a_minute_still_notes_the_activity() throws SQLException {
    service.clock().forward(Duration.ofMinutes(2));
    service.bean(Desk.class).<String>look(viewer, occasion -> ask("select 'x'"));
    assertThat(lastActiveAt()).isEqualTo(now());
  }

  @Test
  void a_survey_reads_what_stood_when_it_began() throws SQLException {
    var count = "select count(*) from session";
    var twice =
        service
            .bean(Desk.class)
            .<String>survey(
                viewer,
                occasion -> {
                  var before = ask(count);
                  beginAnotherSession();
                  return before + " " + ask(count);
                });
    assertThat(twice).isEqualTo("1 1");
    assertThat(service.bean(Desk.class).<String>look(viewer, occasion -> ask(count)))
        .isEqualTo("2");
  }

  @Test
  void a_survey_cannot_write_and_still_notes_the_activity() throws SQLException {
    service.clock().forward(Duration.ofMinutes(2));
    assertThatThrownBy(() ->
            service
                .bean(Desk.class)
                .<String>survey(
                    viewer, occasion -> ask("update session set ended_at = null returning 'x'")))
        .hasStackTraceContaining("read-only transaction");
    assertThat(lastActiveAt()).isEqualTo(now());
  }

  @Test
  void a_survey_is_not_for_an_ended_session() throws SQLException {
    behind("update session set ended_at = started_at, end_reason = 'SIGNED_OUT'");
    assertThatThrownBy(() ->
            service.bean(Desk.class).<String>survey(viewer, occasion -> "looked all the same"))
        .isInstanceOf(SessionEnded.class);
  }

  @Test
  void a_snapshot_waits_for_nobody_who_notes_the_same_activity() throws SQLException {
    service.clock().forward(Duration.ofMinutes(2));
    try (var other = service.asOwner();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from session for update");
      assertThat(service.bean(Desk.class).<String>survey(viewer, occasion -> ask("select 'x'")))
          .isEqualTo("x");
    }
  }

  private void beginAnotherSession() {
    try {
      behind(
          "insert into session (id, account_id, started_at, last_active_at) values ('%s', '%s', '%s', '%s')"
              .formatted(UUID.randomUUID(), viewer.account(), now(), now()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void activity_is_noted_at_most_once_a_minute() throws SQLException {
    var before = lastActiveAt();
    service.clock().forward(Duration.ofSeconds(59));
    service.bean(Desk.class).<String>look(viewer, occasion -> ask("select 'x'"));
    assertThat(lastActiveAt()).isEqualTo(before);
  }

  @Test
  void a_session_in_use_lives_on() {
    for (var i = 0; i < 10; i++) {
      service.clock().forward(Duration.ofMinutes(29));
      service.bean(Desk.class).<String>look(viewer, occasion -> ask("select 'x'"));
    }
  }

  @Test
  void thirty_minutes_without_activity_end_the_session() {
    service.clock().forward(Duration.ofMinutes(30));
    refused();
  }

  @Test
  void an_ended_session_does_no_more_work() throws SQLException {
    behind("update session set ended_at = started_at, end_reason = 'SIGNED_OUT'");
    refused();
  }

  @Test
  void a_session_of_another_account_does_not_count() {
    viewer =
        new Viewer(UUID.randomUUID(), viewer.session(), viewer.supplier(), null, viewer.roles());
    refused();
  }

  @Test
  void a_closed_account_does_no_more_work() throws SQLException {
    behind(
        "update account set closed_at = created_at, closed_by = id, closing_reason = 'Left the house'");
    refused();
  }

  private void refused() {
    assertThatThrownBy(
            () -> service.bean(Desk.class).<String>work(viewer, occasion -> "worked all the same"))
        .isInstanceOf(SessionEnded.class);
  }

  private static Instant now() {
    return service.clock().instant();
  }

  private Instant lastActiveAt() throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select last_active_at from session where id = '%s'".formatted(viewer.session()))) {
      row.next();
      return row.getTimestamp(1).toInstant();
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
      throw new IllegalStateException(e);
    }
  }
}
