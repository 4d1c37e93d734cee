package nl.lekdicht.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import nl.lekdicht.database.DatabaseAddress;

/** What the service really sends, read back from the log of its PostgreSQL while that writes down every statement. */
final class Captured implements AutoCloseable {
  private static final Pattern STATEMENT =
      Pattern.compile("LOG:  (?:statement|execute [^:]+): (.*?)(?=\\n\\d{4}-|\\z)", Pattern.DOTALL);

  private final DatabaseAddress address;
  private final Path log;

  private Captured(DatabaseAddress address, Path log) {
    this.address = address;
    this.log = log;
  }

  /**
   * @param log of a server of which the owner is superuser
   */
  static Captured from(DatabaseAddress address, Path log) throws SQLException {
    administer(address, "alter system set log_statement = 'all'");
    return new Captured(address, log);
  }

  /** Begins to listen; what is read afterwards was sent since. */
  long mark() throws IOException {
    return Files.size(log);
  }

  /** Every statement since the mark, in its order and in plain form. */
  List<String> since(long mark) throws IOException {
    try (var file = FileChannel.open(log)) {
      var bytes = ByteBuffer.allocate((int) (file.size() - mark));
      file.read(bytes, mark);
      var text = new String(bytes.array(), StandardCharsets.UTF_8);
      return STATEMENT.matcher(text).results().map(found -> plain(found.group(1))).toList();
    }
  }

  /** Without what differs between two ways to send the same statement: white space and how parameters are marked. */
  static String plain(String sql) {
    return sql.replaceAll("\\$\\d+", "?").replaceAll("\\s+", " ").strip();
  }

  private static void administer(DatabaseAddress address, String sql) throws SQLException {
    try (var connection = address.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
      statement.execute("select pg_reload_conf()");
    }
  }

  @Override
  public void close() throws SQLException {
    administer(address, "alter system reset log_statement");
  }
}
