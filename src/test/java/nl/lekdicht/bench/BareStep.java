package nl.lekdicht.bench;

import io.micronaut.data.annotation.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.lekdicht.database.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a step as the database sees it, without the service: the same statements in the same order, with parameters of the
 * same shape, prepared once per connection. The texts are the service's own; {@link Captured} shows that the list is.
 */
final class BareStep implements Load.Client {
  /** The one statement that is in no store. */
  private static final String ENTER = "database.Desk.enter";

  private static final String ENTERING = "select enter(:account, :session, :at, :readOnly)";

  private static final String DEADLINES = "deadline.DeadlineStore.save";

  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):(\\w+)");

  /** Every statement of a step between begin and commit; the one of the deadlines only where they move. */
  private static final List<Text> STATEMENTS =
      Stream.of(
              ENTER,
              "incident.IncidentStore.lock",
              "journal.JournalStore.list",
              "receipt.ReceiptStore.find",
              "journal.JournalStore.insert",
              "incident.IncidentStore.update",
              "incident.IncidentStore.saveRun",
              DEADLINES,
              "receipt.ReceiptStore.insert")
          .map(Text::named)
          .toList();

  /** A statement with question marks, and which value goes into each. */
  private record Text(String name, String sql, List<String> parameters) {
    static Text named(String name) {
      var parameters = new ArrayList<String>();
      var sql =
          PARAMETER
              .matcher(name.equals(ENTER) ? ENTERING : queryOf(name))
              .replaceAll(found -> {
                parameters.add(found.group(1));
                return Matcher.quoteReplacement("?");
              });
      return new Text(name, sql.strip(), parameters);
    }

    boolean isSentFor(Job.Turn turn) {
      return turn.movesDeadlines() || !name.equals(DEADLINES);
    }
  }

  /** The text that the service's own store was compiled from. */
  private static String queryOf(String name) {
    var dot = name.lastIndexOf('.');
    try {
      return Arrays.stream(
              Class.forName("nl.lekdicht." + name.substring(0, dot)).getDeclaredMethods())
          .filter(method -> method.getName().equals(name.substring(dot + 1)))
          .map(method -> method.getAnnotation(Query.class).value())
          .findAny()
          .orElseThrow();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who works: what the service reads from the token. */
  record Who(UUID account, UUID session, UUID supplier) {}

  private final Connection connection;
  private final Who who;
  private final List<PreparedStatement> prepared = new ArrayList<>();

  BareStep(DatabaseAddress address, Who who) throws SQLException {
    this.connection = address.asService();
    this.who = who;
    connection.setAutoCommit(false);
    for (var text : STATEMENTS) {
      prepared.add(connection.prepareStatement(text.sql()));
    }
  }

  /** The texts of a step in their order, begin and commit included. */
  static List<String> expected(Job.Turn turn) {
    return Stream.of(
            Stream.of("BEGIN"),
            STATEMENTS.stream().filter(text -> text.isSentFor(turn)).map(Text::sql),
            Stream.of("COMMIT"))
        .flatMap(texts -> texts)
        .toList();
  }

  @Override
  public void step(Job job, int index) throws SQLException {
    var turn = Job.TURNS.get(index);
    var values = values(job, index);
    for (var i = 0; i < STATEMENTS.size(); i++) {
      if (STATEMENTS.get(i).isSentFor(turn)) {
        run(STATEMENTS.get(i), prepared.get(i), values);
      }
    }
    connection.commit();
  }

  private static void run(
      Text text, PreparedStatement statement, Map<String, @Nullable Object> values)
      throws SQLException {
    for (var i = 0; i < text.parameters().size(); i++) {
      var own = text.name() + "." + text.parameters().get(i);
      var key = values.containsKey(own) ? own : text.parameters().get(i);
      if (!values.containsKey(key)) {
        throw new IllegalStateException("no value for " + own);
      }
      var value = values.get(key);
      statement.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
    if (!statement.execute()) {
      return;
    }
    try (var rows = statement.getResultSet()) {
      var columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (var column = 1; column <= columns; column++) {
          rows.getObject(column);
        }
      }
    }
  }

  private Map<String, @Nullable Object> values(Job job, int index) {
    var turn = Job.TURNS.get(index);
    var last = index == Job.TURNS.size() - 1;
    var at = Instant.now();
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("account", who.account());
    values.put("actor", who.account());
    values.put("session", who.session());
    values.put("readOnly", false);
    values.put("supplier", who.supplier());
    values.put("incident", job.incident());
    values.put("subject", job.incident());
    values.put("at", at);
    values.put("after", 0);
    values.put("last", 20_000);
    values.put("atMost", 20_000);
    values.put("number", index + 3);
    values.put("headNumber", index + 3);
    values.put("entry", index + 3);
    values.put("kind", "step-completed");
    values.put("status", "OPEN");
    values.put("closedAt", null);
    values.put("body", body(job, turn));
    values.put("salt", hex(16));
    values.put("bodyDigest", hex(32));
    values.put("previousHash", hex(32));
    values.put("hash", hex(32));
    values.put("headHash", hex(32));
    values.put("fingerprint", ThreadLocalRandom.current().nextLong());
    values.put("checklistId", "rdp-device");
    values.put("checklistDigest", job.checklistDigest());
    values.put("state", last ? "FINISHED" : "RUNNING");
    values.put("currentStep", last ? null : Job.TURNS.get(index + 1).step());
    values.put("refused", false);
    values.put("rows", deadline(job, turn));
    values.put("incident.IncidentStore.lock.id", job.incident());
    values.put("incident.IncidentStore.update.id", job.incident());
    values.put("incident.IncidentStore.update.kind", "SECURITY_INCIDENT");
    values.put("incident.IncidentStore.saveRun.id", job.run());
    values.put("id", UUID.randomUUID());
    return values;
  }

  private static String body(Job job, Job.Turn turn) {
    return """
    {"run":"%s","stepId":"%s","performedAt":"%s","description":"%s"%s}\
    """
        .formatted(
            job.run(),
            turn.step(),
            job.at(),
            Job.DESCRIPTION,
            turn.answer() == null ? "" : ",\"answer\":\"%s\"".formatted(turn.answer()));
  }

  private static String deadline(Job job, Job.Turn turn) {
    return """
    [{"incident_id":"%s","slot":"run:%s:%s","kind":"CLOSE_ACCESS","run_id":"%s","step_id":"%s","brin":null,"minutes":240,"calendar":"nl-office-hours",\
    "starts_from":"REPORT","started_at":"%s","due_at":"%s","met_at":"%s","basis":"A term of the same length as the real one","target":false}]\
    """
        .formatted(
            job.incident(),
            job.run(),
            turn.step(),
            job.run(),
            turn.step(),
            job.at(),
            job.at(),
            job.at());
  }

  private static String hex(int bytes) {
    var random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
