package nl.lekdicht.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import nl.lekdicht.database.DatabaseAddress;
import nl.lekdicht.incident.Copies;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.ServiceProcess;
import nl.lekdicht.support.Wire;

/** Ten thousand deadlines that fall due in the same second, while others work on; and a watch over a million with nothing due. */
final class Burst {
  private static final int DUE = 10_000;
  private static final int MILLION = 1_000_000;
  private static final int JOBS = 150;
  private static final int CLIENTS = 4;
  private static final Duration HALF = Duration.ofMinutes(15);
  private static final Duration AHEAD = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Pattern TURN = Pattern.compile("(?m)^lekdicht_watch_turn_seconds (\\S+)");
  private static final int TURNS = 20;

  private final ServiceProcess service;
  private final DatabaseAddress address;
  private final String token;
  private final PrintStream out;

  Burst(ServiceProcess service, DatabaseAddress address, String token, PrintStream out) {
    this.service = service;
    this.address = address;
    this.token = token;
    this.out = out;
  }

  void run(Callable<? extends Load.Client> clients, Callable<Spent> meter) throws Exception {
    try (Connection owner = address.asOwner()) {
      owner.setAutoCommit(false);
      burst(owner, clients, meter);
      million(owner);
    }
  }

  /** Half of the thirty minutes for closing access is over at one moment, for all of them. */
  private void burst(
      Connection owner, Callable<? extends Load.Client> clients, Callable<Spent> meter)
      throws Exception {
    Instant due = Instant.now().plus(AHEAD);
    String incident = open(due.minus(HALF));
    try (var statement = owner.createStatement()) {
      statement.execute(
          "update deadline set look_at = null where incident_id = '%s'".formatted(incident));
      owner.commit();
    }
    int before = count(owner, "rung");
    Copies copies = Copies.of(owner, incident);
    copies.make(DUE - 1);
    List<Job> jobs = jobs();
    copies.release();
    if (!Instant.now().isBefore(due)) {
      throw new IllegalStateException("the copies were made too late");
    }
    Load.Result work;
    Duration took;
    try (var thread = Executors.newSingleThreadExecutor()) {
      sleepUntil(due);
      var load = thread.submit(() -> Load.run(CLIENTS, jobs, clients, meter));
      took = awaitAll(owner, before + DUE, due);
      work = load.get();
    }
    out.printf("%nBurst: %d deadlines fall due at one moment%n", DUE);
    out.printf(
        "  rung, journal entry and mail of each on disk %.2f s after that moment%n",
        took.toMillis() / 1_000.0);
    out.printf(
        "  meanwhile %d clients completed %d steps: %.0f/s, p50 %.1f ms, p99 %.1f ms%n",
        CLIENTS, work.steps(), work.perSecond(), work.milliseconds(0.5), work.milliseconds(0.99));
  }

  private String open(Instant receivedAt) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>(Desktop.stolenLaptop(receivedAt));
    try (var wire = new Wire(service.baseUri())) {
      String id = Job.created(wire, token, "/v1/reports", report).get("id").asText();
      return Job.created(
              wire,
              token,
              "/v1/incidents",
              Map.of("reportId", id, "checklistId", "rdp-server", "title", "Burst"))
          .get("id")
          .asText();
    }
  }

  private List<Job> jobs() throws IOException {
    var jobs = new ArrayList<Job>();
    try (var wire = new Wire(service.baseUri())) {
      for (int i = 0; i < JOBS; i++) {
        jobs.add(Job.open(wire, token));
      }
    }
    return jobs;
  }

  private static void sleepUntil(Instant moment) {
    while (Instant.now().isBefore(moment)) {
      LockSupport.parkNanos(Duration.between(Instant.now(), moment).toNanos());
    }
  }

  private static Duration awaitAll(Connection owner, int rungs, Instant since) throws SQLException {
    while (count(owner, "rung") < rungs) {
      if (Duration.between(since, Instant.now()).compareTo(PATIENCE) > 0) {
        throw new IllegalStateException("not all rungs fired: " + count(owner, "rung"));
      }
      LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
    }
    return Duration.between(since, Instant.now());
  }

  private static int count(Connection owner, String table) throws SQLException {
    try (var statement = owner.createStatement();
        var row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      int counted = row.getInt(1);
      owner.commit();
      return counted;
    }
  }

  private void million(Connection owner) throws SQLException, IOException {
    try (var statement = owner.createStatement()) {
      statement.execute(
          """
          insert into deadline
            (incident_id, slot, supplier_id, kind, minutes, starts_from, started_at, due_at, basis, target, next_rung, next_at,
             next_audience, look_at)
          select i.id, 'bench:' || n, i.supplier_id, 'CLOSE_ACCESS', 1440, 'REPORT', timestamptz '2126-01-01Z',
                 timestamptz '2126-01-02Z' + n * interval '1 second', 'bench', false, 1, timestamptz '2126-01-01Z',
                 'HANDLER', timestamptz '2126-01-01Z'
          from (select id, supplier_id from incident where status = 'OPEN' order by id limit %1$d) i
          cross join generate_series(1, %2$d) n
          """
              .formatted(DUE, MILLION / DUE));
      owner.commit();
      owner.setAutoCommit(true);
      statement.execute("vacuum analyze deadline");
    }
    var turns = new ArrayList<Double>();
    for (int i = 0; i < TURNS; i++) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      turns.add(lastTurn());
    }
    turns.sort(Double::compare);
    out.printf(
        "%nA turn of the watch with nothing due, over %d running deadlines: median %.2f ms, slowest %.2f ms of %d%n",
        MILLION, turns.get(TURNS / 2) * 1_000, turns.getLast() * 1_000, TURNS);
  }

  private double lastTurn() throws IOException {
    try (var wire = new Wire(service.baseUri())) {
      var figures = wire.send(Wire.request("GET", "/metrics", Map.of(), "")).body();
      var found = TURN.matcher(figures);
      if (!found.find()) {
        throw new IllegalStateException("no figure for the watch");
      }
      return Double.parseDouble(found.group(1));
    }
  }
}
