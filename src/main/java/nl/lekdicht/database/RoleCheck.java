package nl.lekdicht.database;

import java.sql.SQLException;

/** Row-level security protects nothing from a role that may pass by it: such a service does not start. */
final class RoleCheck {
  private static final String FACTS =
      """
      select current_user = ?,
             not r.rolsuper and not r.rolbypassrls,
             not exists (select from pg_class c where c.relowner = r.oid)
        from pg_roles r
       where r.rolname = current_user""";

  private RoleCheck() {}

  static void run(DatabaseAddress address) {
    try (var connection = address.asService();
        var facts = connection.prepareStatement(FACTS)) {
      facts.setString(1, DatabaseAddress.ROLE);
      try (var row = facts.executeQuery()) {
        require(row.next() && row.getBoolean(1), "does not act as it");
        require(row.getBoolean(2), "it is a superuser or passes by row-level security (bypassrls)");
        require(row.getBoolean(3), "it owns tables");
      }
    } catch (SQLException e) {
      throw new StartRefused(
          "The login %s cannot act as %s: %s"
              .formatted(address.service(), DatabaseAddress.ROLE, e.getMessage()),
          e);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new StartRefused(
          "The service must act as the plain role %s, but %s. Take that from the role and start again."
              .formatted(DatabaseAddress.ROLE, otherwise));
    }
  }
}
