package nl.lekdicht.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import nl.lekdicht.database.DatabaseAddress;
import nl.lekdicht.incident.Archive;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.ServiceProcess;
import nl.lekdicht.support.Wire;

/** A register with as many entries as asked, five years of incidents at 5,000 schools, and four people who look things up in it. */
final class Million {
  private static final int SCHOOLS = 5_000;
  private static final int CLIENTS = 4;

  /** Requests of each kind; the first tenth warms up and is not counted. */
  private static final int REQUESTS = 2_000;

  /** Schools with an account of their own that look at their status page. */
  private static final int VISITORS = 40;

  private static final String MANAGER = "manager";

  private final ServiceProcess service;
  private final DatabaseAddress address;
  private final PrintStream out;
  private final List<String> brins = Thousands.brins(SCHOOLS);

  Million(ServiceProcess service, DatabaseAddress address, PrintStream out) {
    this.service = service;
    this.address = address;
    this.out = out;
  }

  void run(int entries) throws Exception {
    fill(entries);
    String manager = service.token(MANAGER, Cast.PASSWORD);
    List<Visitor> visitors = visitors();
    out.printf(
        "%nA register of %,d entries, %,d schools; %d clients over HTTP, %,d requests of each kind%n",
        entries, SCHOOLS, CLIENTS, REQUESTS);
    out.printf("  %-46s %8s %8s %8s%n", "", "p50 ms", "p95 ms", "p99 ms");
    measure("a school's status page: what is open", visits(visitors, "?status=OPEN"));
    measure("a school's status page: the last 10", visits(visitors, "?limit=10"));
    measure("a school's status page: the last 50", visits(visitors, ""));
    measure(
        "the supplier looks along: what is open",
        turn ->
            get(
                manager,
                "/v1/schools/%s/incidents?status=OPEN".formatted(brins.get(turn % SCHOOLS))));
  }

  private static Asking visits(List<Visitor> visitors, String query) {
    return turn -> {
      Visitor visitor = visitors.get(turn % VISITORS);
      return get(visitor.token(), visitor.page(query));
    };
  }

  /** A school that looks at its own page. */
  private record Visitor(String brin, String token) {
    String page(String query) {
      return "/v1/schools/" + brin + "/incidents" + query;
    }
  }

  private void fill(int entries) throws Exception {
    try (Connection owner = address.asOwner();
        var statement = owner.createStatement()) {
      try (var row = statement.executeQuery("select count(*) from incident")) {
        row.next();
        if (row.getInt(1) >= entries) {
          return;
        }
      }
      Thousands.putSchools(address, brins);
      statement.execute(
          "update account set secret_hash = '%s' where username in ('manager', 'fg')"
              .formatted(Cast.HASH));
      for (int i = 0; i < VISITORS; i++) {
        statement.execute(
            """
            insert into account (id, brin, vouched_by, username, display_name, roles, locale, secret_hash, created_at)
            select gen_random_uuid(), '%s', supplier_id, 'visitor-%d', 'Visitor', array['SCHOOL_CONTACT'], 'nl', '%s', created_at
            from account where username = 'manager'\
            """
                .formatted(visited(i), i, Cast.HASH));
      }
      Instant began = Instant.now();
      new Archive(
              id(owner, "supplier_id", MANAGER),
              id(owner, "id", MANAGER),
              id(owner, "id", "fg"),
              brins,
              Instant.now())
          .fill(owner, entries, (_, _, _) -> {});
      owner.setAutoCommit(true);
      statement.execute("vacuum analyze");
      out.printf("%n%,d incidents put in: %d s%n", entries, since(began).toSeconds());
    }
  }

  private String visited(int visitor) {
    return brins.get(visitor * (SCHOOLS / VISITORS));
  }

  private static Duration since(Instant began) {
    return Duration.between(began, Instant.now());
  }

  private static UUID id(Connection owner, String column, String username) throws SQLException {
    try (var statement =
        owner.prepareStatement("select " + column + " from account where username = ?")) {
      statement.setString(1, username);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getObject(1, UUID.class);
      }
    }
  }

  private List<Visitor> visitors() throws Exception {
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < VISITORS; i++) {
      visitors.add(new Visitor(visited(i), service.token("visitor-" + i, Cast.PASSWORD)));
    }
    return visitors;
  }

  /** Makes a request for a turn. */
  private interface Asking {
    byte[] of(int turn);
  }

  private static byte[] get(String token, String path) {
    return Wire.request("GET", path, Map.of("Authorization", "Bearer " + token), "");
  }

  private void measure(String what, Asking asking) throws Exception {
    AtomicInteger turns = new AtomicInteger();
    List<Callable<List<Long>>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(() -> ask(asking, turns));
    }
    List<Long> nanos = Load.inParallel(clients).stream().flatMap(List::stream).sorted().toList();
    out.printf(
        "  %-46s %8.1f %8.1f %8.1f%n", what, at(nanos, 0.5), at(nanos, 0.95), at(nanos, 0.99));
  }

  private List<Long> ask(Asking asking, AtomicInteger turns) throws IOException {
    List<Long> nanos = new ArrayList<>();
    try (Wire wire = new Wire(service.baseUri())) {
      for (int turn = turns.getAndIncrement(); turn < REQUESTS; turn = turns.getAndIncrement()) {
        byte[] request = asking.of(turn);
        long began = System.nanoTime();
        Wire.Answer answer = wire.send(request);
        long took = System.nanoTime() - began;
        if (answer.status() != 200) {
          throw new IOException("%d: %s".formatted(answer.status(), answer.body()));
        }
        if (turn >= REQUESTS / 10) {
          nanos.add(took);
        }
      }
    }
    return nanos;
  }

  private static double at(List<Long> nanos, double quantile) {
    return nanos.get((int) Math.min(nanos.size() - 1, nanos.size() * quantile)) / 1e6;
  }
}
