package nl.lekdicht.incident;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.journal.Entry;
import nl.lekdicht.database.Desk;
import nl.lekdicht.journal.Journal;
import nl.lekdicht.journal.Line;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;

/**
 * Two cases that were worked over HTTP, one closed and one running, and somebody who has the database in hand: the owner, with every
 * trigger and foreign key out of the way. {@link #restore} puts everything back.
 */
final class OpenedDrawer implements AutoCloseable {
  /** How many entries the closed case has. */
  static final int LAST = 12;

  private static final List<String> TABLES =
      List.of(
          "checklist_version",
          "report",
          "incident",
          "incident_count",
          "run",
          "affected_school",
          "deadline",
          "rung",
          "journal");

  private final Service service;
  private final Cast cast;
  private final Desktop manager;
  private final Case closed;
  private final Case running;

  OpenedDrawer() {
    service = Service.start();
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    closed = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    manager.complete(closed, "close-access");
    manager.complete(closed, "assess-access", "yes");
    manager.complete(closed, "check-authorisation", "yes");
    manager.complete(closed, "escalate");
    manager.skip(closed, "fix-problem");
    manager.complete(closed, "give-password");
    Desktop.ok(manager.judge(closed.incident()).close(closed.incident()), 200);
    service
        .clock()
        .forward(Duration.ofMinutes(1)); // ids go by time: faults of the closed case come first
    running = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    manager.complete(running, "close-access");
    manager.report();
    run("create schema spare");
    TABLES.forEach(table -> run("create table spare.%s as table %s".formatted(table, table)));
  }

  Cast cast() {
    return cast;
  }

  Desktop manager() {
    return manager;
  }

  Case closed() {
    return closed;
  }

  Case running() {
    return running;
  }

  /** Does this behind the service's back, in one transaction. {@code :closed} and {@code :running} stand for the incidents' ids. */
  void tamper(String... statements) {
    run(statements);
  }

  void restore() {
    List<String> statements = new ArrayList<>();
    for (String table : TABLES) {
      statements.add("delete from " + table);
      statements.add("insert into %s select * from spare.%s".formatted(table, table));
    }
    run(statements.toArray(String[]::new));
  }

  /** What the service says of the record. */
  JsonNode verification() {
    return manager.verification();
  }

  /** The journal of the closed case as it lies in the database. */
  List<Entry> entries() {
    return service
        .bean(Desk.class)
        .<List<Entry>>look(
            cast.viewer("manager"),
            _ ->
                service.bean(Journal.class).read(UUID.fromString(closed.incident())).stream()
                    .map(Line::entry)
                    .toList());
  }

  /** Writes an entry over the one with its number, or behind the last. */
  void write(Entry entry) {
    tamper(
        "delete from journal where incident_id = :closed and number = " + entry.number(),
        """
        insert into journal
          (incident_id, number, at, actor, kind, body, salt, body_digest, previous_hash, hash, supplier_id)
        values (:closed, %d, '%s', '%s', '%s', $$%s$$, '\\x%s', '\\x%s', '\\x%s', '\\x%s', '%s')\
        """
            .formatted(
                entry.number(),
                entry.at(),
                entry.actor(),
                entry.kind(),
                entry.body(),
                entry.salt(),
                entry.bodyDigest(),
                entry.previousHash(),
                entry.hash(),
                cast.supplier("Leerlicht BV")));
  }

  /** The entry again, with another body and every hash computed anew. */
  static Entry forged(Chain.Head head, Entry entry, String body) {
    return Chain.next(
        head,
        entry.incident(),
        entry.at(),
        entry.actor(),
        entry.kind(),
        body,
        Objects.requireNonNull(entry.salt()));
  }

  @Override
  public void close() {
    service.close();
  }

  private void run(String... statements) {
    try (Connection connection = service.asOwner();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local session_replication_role = replica");
      for (String sql : statements) {
        statement.execute(named(sql));
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String named(String sql) {
    return closed == null || running == null
        ? sql
        : sql.replace(":closed", "'" + closed.incident() + "'")
            .replace(":running", "'" + running.incident() + "'");
  }
}
