package nl.lekdicht.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where the database is and who may open it.
 *
 * @param owner migrates, bootstraps and verifies
 * @param service what the service connects as; there it acts as {@link #ROLE}
 */
public record DatabaseAddress(String url, Login owner, Login service) {
  /** The role in which the service works: bound by row-level security, owner of nothing. */
  public static final String ROLE = "lekdicht_app";

  /** Makes the role the one of the connection, to which {@code reset role} and every rollback return. */
  static final String OPTIONS = "-c role=" + ROLE;

  /** Refuses every write of the connection, and reads each transaction as of one moment. */
  static final String READING =
      "-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read";

  public Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url, owner.username(), owner.password());
  }

  /** A connection as the service's pool has them. */
  public Connection asService() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", service.username());
    properties.setProperty("password", service.password());
    properties.setProperty("options", OPTIONS);
    return DriverManager.getConnection(url, properties);
  }
}
