package nl.lekdicht.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server of its own: roles belong to the whole server. */
final class ExternalDatabaseTest {
  @TempDir static Path data;

  private static EmbeddedDatabase server;
  private static DatabaseAddress one;

  /** One login, no superuser, is both owner and service. */
  @BeforeAll
  static void start() throws SQLException {
    server =
        EmbeddedDatabase.start(data, TestPostgres.PROGRAMS, Map.of("fsync", "off"));
    behind("create role tenant login createrole password 'tenant'");
    behind("create database tenant owner tenant");
    var login = new Login("tenant", "tenant");
    one = new DatabaseAddress(server.address().url().replace("/lekdicht?", "/tenant?"), login, login);
    try (var database = Database.external(one)) {
      assertThat(database.address()).isEqualTo(one);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void plain_again() throws SQLException {
    behind("alter role lekdicht_app nosuperuser nobypassrls");
  }

  @Test
  void one_login_for_both_is_bound_all_the_same() throws SQLException {
    var supplier = UUID.randomUUID();
    try (var owner = one.asOwner();
        var statement = owner.createStatement()) {
      statement.execute(
          "insert into supplier (id, name, created_at) values ('%s', 'Elders', '2026-01-01Z')"
              .formatted(supplier));
      statement.execute(
          """
          insert into account (id, supplier_id, username, display_name, roles, locale, secret_hash, created_at)
          values (gen_random_uuid(), '%s', 'chef', 'Chef', '{ADMINISTRATOR}', 'nl', '$argon2id$', '2026-01-01Z')"""
              .formatted(supplier));
    }
    try (var service = one.asService();
        var statement = service.createStatement()) {
      service.setAutoCommit(false);
      assertThat(count(statement)).isZero();
      statement.execute("select recognise_name('Chef')");
      assertThat(count(statement)).isEqualTo(1);
      service.rollback();
      assertThat(count(statement)).isZero();
    }
  }

  @Test
  void a_second_start_changes_nothing() {
    try (var database = Database.external(one)) {
      assertThat(database.address()).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"superuser", "bypassrls"})
  void a_role_that_row_level_security_does_not_bind_is_refused(String attribute)
      throws SQLException {
    behind("alter role lekdicht_app " + attribute);
    try (var database = Database.external(one)) {
      assertThatThrownBy(database::address)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("must act as the plain role lekdicht_app");
    }
  }

  @Test
  void a_database_that_is_not_there_is_told_in_a_sentence() {
    var nowhere =
        new DatabaseAddress(one.url().replace("/tenant?", "/nowhere?"), one.owner(), one.service());
    try (var database = Database.external(nowhere)) {
      assertThatThrownBy(database::address)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("nowhere");
    }
  }

  private static int count(java.sql.Statement statement) throws SQLException {
    try (var row = statement.executeQuery("select count(*) from account")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void behind(String sql) throws SQLException {
    try (var connection = server.address().asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
