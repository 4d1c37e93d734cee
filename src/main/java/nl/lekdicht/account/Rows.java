package nl.lekdicht.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import nl.lekdicht.database.TimeOrderedId;
import org.jspecify.annotations.Nullable;

/** The rows that there must be before anybody can sign in, written as the owner of the database. */
final class Rows {
  private static final String ACCOUNT =
      """
      insert into account (id, supplier_id, brin, vouched_by, username, display_name, roles, email, locale, secret_hash, created_at)
      values (?, ?, ?, ?, ?, ?, string_to_array(?, ','), ?, 'nl', ?, ?)\
      """;

  private Rows() {}

  record Person(String username, String displayName, String roles, @Nullable String email) {}

  static UUID supplier(Connection connection, String name, Instant at) throws SQLException {
    var id = TimeOrderedId.at(at);
    run(connection, "insert into supplier (id, name, created_at) values (?, ?, ?)", id, name, at);
    return id;
  }

  static UUID supplierAccount(
      Connection connection, UUID supplier, Person person, Function<UUID, String> hash, Instant at)
      throws SQLException {
    return account(connection, supplier, null, null, person, hash, at);
  }

  static UUID schoolAccount(
      Connection connection,
      UUID vouchedBy,
      String brin,
      Person person,
      Function<UUID, String> hash,
      Instant at)
      throws SQLException {
    return account(connection, null, brin, vouchedBy, person, hash, at);
  }

  static boolean exists(Connection connection, String query) throws SQLException {
    try (var statement = connection.prepareStatement("select exists (" + query + ")");
        var row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  static void run(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        var parameter = parameters[i];
        statement.setObject(
            i + 1, parameter instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : parameter);
      }
      statement.execute();
    }
  }

  private static UUID account(
      Connection connection,
      @Nullable UUID supplier,
      @Nullable String brin,
      @Nullable UUID vouchedBy,
      Person person,
      Function<UUID, String> hash,
      Instant at)
      throws SQLException {
    var id = TimeOrderedId.at(at);
    run(
        connection,
        ACCOUNT,
        id,
        supplier,
        brin,
        vouchedBy,
        person.username(),
        person.displayName(),
        person.roles(),
        person.email(),
        hash.apply(id),
        at);
    return id;
  }
}
