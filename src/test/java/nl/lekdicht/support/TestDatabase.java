package nl.lekdicht.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import nl.lekdicht.database.DatabaseAddress;
import nl.lekdicht.database.EmbeddedDatabase;
import nl.lekdicht.database.TestPostgres;

/** A migrated database of its own for each test that asks: one PostgreSQL per JVM, each database copied from one template. */
public final class TestDatabase implements AutoCloseable {
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name;
  private final DatabaseAddress address;

  private TestDatabase(String name, DatabaseAddress address) {
    this.name = name;
    this.address = address;
  }

  public static TestDatabase fresh() {
    return copyOf(TEMPLATE);
  }

  /** Empty: no migration has run on it. */
  public static TestDatabase empty() {
    return copyOf("template1");
  }

  /** One that somebody else keeps, and drops. */
  static TestDatabase at(DatabaseAddress address) {
    return new TestDatabase("", address);
  }

  private static TestDatabase copyOf(String template) {
    var name = "test_" + NUMBER.incrementAndGet();
    administer("create database %s template %s strategy file_copy".formatted(name, template));
    return new TestDatabase(name, addressOf(name));
  }

  public DatabaseAddress address() {
    return address;
  }

  public String url() {
    return address.url();
  }

  /** A connection that row-level security does not bind. */
  public Connection asOwner() throws SQLException {
    return address.asOwner();
  }

  /** A connection as the service has them: in the role lekdicht_app, with nobody in scope. */
  public Connection asService() throws SQLException {
    return address.asService();
  }

  /** Drops the database, whoever is still connected to it. */
  @Override
  public void close() {
    if (!name.isEmpty()) {
      administer("drop database if exists %s with (force)".formatted(name));
    }
  }

  private static void administer(String sql) {
    try (var connection = Server.EMBEDDED.address().asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DatabaseAddress addressOf(String name) {
    var server = Server.EMBEDDED.address();
    return new DatabaseAddress(
        server.url().replaceFirst("/lekdicht\\?", "/" + name + "?"),
        server.owner(),
        server.service());
  }

  /** Started at the first use, stopped with the JVM. */
  private static final class Server {
    static final EmbeddedDatabase EMBEDDED = TestPostgres.start();

    static {
      try (var connection = EMBEDDED.address().asOwner();
          var statement = connection.createStatement()) {
        statement.execute("create database " + TEMPLATE);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      var server = EMBEDDED.address();
      TestPostgres.migrate(
          new DatabaseAddress(
              server.url().replaceFirst("/lekdicht\\?", "/" + TEMPLATE + "?"),
              server.owner(),
              server.service()));
    }
  }
}
