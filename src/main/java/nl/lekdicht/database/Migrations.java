package nl.lekdicht.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date as the owner, and lets the service's login act in its role. */
final class Migrations {
  /** Any number of our own: one instance at a time grants. */
  private static final long LOCK = 0x4c656b6469636874L;

  private Migrations() {}

  static void run(DatabaseAddress address) {
    try {
      Flyway.configure()
          .dataSource(address.url(), address.owner().username(), address.owner().password())
          .locations("classpath:db/migration")
          .validateMigrationNaming(true)
          .failOnMissingLocations(true)
          .load()
          .migrate();
      admit(address);
    } catch (FlywayException | SQLException e) {
      throw new StartRefused("The database was not brought up to date: " + e.getMessage(), e);
    }
  }

  private static void admit(DatabaseAddress address) throws SQLException {
    try (var connection = address.asOwner()) {
      connection.setAutoCommit(false);
      if (!admitted(connection, address.service().username())) {
        try (var statement = connection.createStatement()) {
          statement.execute("select pg_advisory_xact_lock(%d)".formatted(LOCK));
          statement.execute(
              "grant %s to %s with inherit false"
                  .formatted(
                      DatabaseAddress.ROLE,
                      statement.enquoteIdentifier(address.service().username(), true)));
        }
      }
      connection.commit();
    }
  }

  private static boolean admitted(Connection connection, String login) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_has_role(?, ?, 'SET')")) {
      statement.setString(1, login);
      statement.setString(2, DatabaseAddress.ROLE);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
