package nl.lekdicht.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.lekdicht.support.Service;

/** A connection as the service has them, in a transaction of one viewer; nothing of it is kept. */
final class Looking implements AutoCloseable {
  private final Connection connection;

  private Looking(Connection connection) {
    this.connection = connection;
  }

  static Looking as(Service service, Viewer viewer) throws SQLException {
    Looking looking = asNobody(service);
    try (var enter = looking.connection.prepareStatement("select enter(?, ?, ?, false)")) {
      enter.setObject(1, viewer.account());
      enter.setObject(2, viewer.session());
      enter.setObject(3, service.clock().instant().atOffset(ZoneOffset.UTC));
      try (var row = enter.executeQuery()) {
        if (!row.next() || !row.getBoolean(1)) {
          throw new IllegalStateException("the session of " + viewer + " does not live");
        }
      }
    }
    return looking;
  }

  static Looking asNobody(Service service) throws SQLException {
    Connection connection = service.database().asService();
    connection.setAutoCommit(false);
    return new Looking(connection);
  }

  static Looking asOwner(Service service) throws SQLException {
    Connection connection = service.asOwner();
    connection.setAutoCommit(false);
    return new Looking(connection);
  }

  /** Every row as text; a row of nothing but nulls, false, zero and empty texts is none. */
  List<String> rows(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      int columns = row.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i : IntStream.rangeClosed(1, columns).toArray()) {
          values.add(String.valueOf(row.getString(i)));
        }
        if (!values.stream().allMatch(List.of("null", "f", "0", "")::contains)) {
          rows.add(values.stream().collect(Collectors.joining(" | ")));
        }
      }
      return rows;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
