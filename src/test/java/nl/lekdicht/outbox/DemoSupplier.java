package nl.lekdicht.outbox;

import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.support.Service;

/** The supplier of the demo world. */
final class DemoSupplier {
  private DemoSupplier() {}

  static UUID in(Service service) {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select id from supplier")) {
      row.next();
      return Objects.requireNonNull(row.getObject(1, UUID.class));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
