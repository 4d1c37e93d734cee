package nl.lekdicht.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
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
import nl.lekdicht.register.Shelved;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.ServiceProcess;
import nl.lekdicht.support.Wire;
import org.jspecify.annotations.Nullable;

/** A register with as many entries as asked, five years of incidents at 5,000 schools, and four people who look things up in it. */
final class Million {
  private static final int SCHOOLS = 5_000;
  private static final int CLIENTS = 4;

  /** Requests of each kind that are counted. */
  private static final int REQUESTS = 3_000;

  /** Requests of each kind before them, so that what is measured is a service that has been up for some minutes. */
  private static final int WARM_UP = 1_000;

  /** Schools with an account of their own that look at their status page. */
  private static final int VISITORS = 200;

  /** For a file of which the whole would take hours. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What the service may use at most. */
  static final String HEAP = "512m";

  private static final String MANAGER = "manager";

  private static final String WORDS = "register_by_words";

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
    awaitCalm();
    String manager = service.token(MANAGER, Cast.PASSWORD);
    List<Visitor> visitors = visitors();
    out.printf(
        "%nA register of %,d entries, %,d schools; %d clients over HTTP, %,d requests of each kind after %,d to warm up%n",
        entries, SCHOOLS, CLIENTS, REQUESTS, WARM_UP);
    out.printf("  %-46s %8s %8s %8s%n", "", "p50 ms", "p95 ms", "p99 ms");
    measure("search: a common word", all(manager, register("q=laptop"), register("q=verkeerde")));
    measure(
        "search: several words",
        all(manager, register("q=laptop+trein"), register("q=dossier+toetsweek+docent")));
    measure("search: a rare word", turn -> get(manager, register("q=zeldzaam" + turn * 100)));
    measure(
        "search: no hit, or one number",
        all(manager, register("q=nergensgenoemd"), register("q=2024-0815")));
    measure(
        "filter: one thing",
        all(
            manager,
            register("kind=PERSONAL_DATA_BREACH"),
            register("incidentType=HACKING_OR_MALWARE"),
            register("risk=HIGH_RISK"),
            register("state=OPEN"),
            register("sensitive=true")));
    measure(
        "filter: several things",
        all(
            manager,
            register("incidentType=SPOKEN&risk=RISK&sensitive=true"),
            register("state=CLOSED&risk=UNLIKELY&incidentType=HACKING_OR_MALWARE"),
            register("apState=DONE&from=2023-01-01T00:00:00Z&to=2023-02-01T00:00:00Z")));
    measure(
        "filter and search",
        all(
            manager,
            register("q=laptop&incidentType=SPOKEN&risk=RISK&sensitive=true"),
            register("q=wachtwoord&state=OPEN"),
            register("q=zorgcoordinator&from=2022-03-01T00:00:00Z&to=2022-04-01T00:00:00Z")));
    measure(
        "filter: a school", turn -> get(manager, register("school=" + brins.get(turn % SCHOOLS))));
    measure(
        "a school's own part of the register",
        turn -> {
          Visitor visitor = visitors.get(turn % VISITORS);
          return get(
              visitor.token(), "/v1/schools/" + visitor.brin() + "/register/entries?q=laptop");
        });
    measure(
        "counts: of all, and of one thing",
        all(manager, "/v1/register/counts", "/v1/register/counts?risk=HIGH_RISK"));
    measure("a school's status page: what is open", visits(visitors, "?status=OPEN"));
    measure("a school's status page: the last 10", visits(visitors, "?limit=10"));
    measure("a school's status page: the last 50", visits(visitors, ""));
    // Each time another school, of which nothing is at hand.
    measure(
        "the supplier looks along: what is open",
        turn -> get(manager, "/v1/schools/%s/incidents?status=OPEN".formatted(brins.get(turn))));
    measure(
        "the supplier looks along: the last 10",
        turn -> get(manager, "/v1/schools/%s/incidents?limit=10".formatted(brins.get(turn))));
    out.printf("%nExports of the whole register, the service with at most %s of heap%n", HEAP);
    export(manager, "CSV", null);
    export(manager, "JSON", null);
    export(manager, "XLSX", null);
    export(manager, "PDF", LONG_ENOUGH);
  }

  /**
   * @param atMost null to read it to its end
   */
  private void export(String token, String format, @Nullable Duration atMost) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(service.baseUri() + "/v1/register/exports?format=" + format))
            .header("Authorization", "Bearer " + token)
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      long before = resident();
      Instant began = Instant.now();
      try (InputStream body = client.send(request, BodyHandlers.ofInputStream()).body()) {
        byte[] buffer = new byte[1 << 16];
        int read = body.read(buffer);
        Duration first = since(began);
        long bytes = 0;
        long most = before;
        while (read >= 0 && (atMost == null || since(began).compareTo(atMost) < 0)) {
          bytes += read;
          most = Math.max(most, resident());
          read = body.read(buffer);
        }
        out.printf(
            "  %-5s first byte %4d ms; %,d KiB in %,d s%s; resident %d MiB before, at most %d MiB%n",
            format,
            first.toMillis(),
            bytes >> 10,
            since(began).toSeconds(),
            read < 0 ? "" : ", not to its end",
            before >> 10,
            most >> 10);
      }
    }
  }

  /** Memory of the service that is in use, in KiB. */
  private long resident() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(service.pid())))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    }
  }

  private static Asking visits(List<Visitor> visitors, String query) {
    return turn -> {
      Visitor visitor = visitors.get(turn % VISITORS);
      return get(visitor.token(), visitor.page(query));
    };
  }

  private static String register(String query) {
    return "/v1/register/entries?" + query;
  }

  private static Asking all(String token, String... paths) {
    return turn -> get(token, paths[turn % paths.length]);
  }

  /** A school that looks at its own page. */
  private record Visitor(String brin, String token) {
    String page(String query) {
      return "/v1/schools/" + brin + "/incidents" + query;
    }
  }

  /** Until everybody was told what the watch found in years of incidents that it saw for the first time. */
  private void awaitCalm() throws Exception {
    Instant began = Instant.now();
    long before = -1;
    try (Connection owner = address.asOwner();
        var statement = owner.createStatement()) {
      while (since(began).compareTo(PATIENCE) < 0) {
        try (var row =
            statement.executeQuery(
                "select count(*), count(*) filter (where state = 'PENDING') from mail")) {
          row.next();
          if (row.getLong(1) == before && row.getLong(2) == 0) {
            return;
          }
          before = row.getLong(1);
        }
        Thread.sleep(2_000);
      }
    }
    throw new IllegalStateException("mails still wait");
  }

  /** Does nothing where there are so many incidents already. */
  static void fill(DatabaseAddress address, int entries, PrintStream out) throws Exception {
    List<String> brins = Thousands.brins(SCHOOLS);
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
      Instant began = Instant.now();
      UUID supplier = supplier(owner);
      // Kept up for each row, the index of words would take most of the time.
      String words = definition(owner, WORDS);
      statement.execute("drop index " + WORDS);
      new Archive(supplier, person(owner, MANAGER), person(owner, "fg"), brins, Instant.now())
          .fill(owner, entries, new Shelved(supplier));
      owner.setAutoCommit(true);
      statement.execute("set maintenance_work_mem = '512MB'");
      statement.execute(words);
      statement.execute("vacuum analyze");
      out.printf("%n%,d incidents put in: %d s%n", entries, since(began).toSeconds());
    }
  }

  private static String definition(Connection owner, String index) throws SQLException {
    try (var statement = owner.createStatement();
        var row =
            statement.executeQuery("select pg_get_indexdef('%s'::regclass)".formatted(index))) {
      row.next();
      return row.getString(1);
    }
  }

  private String visited(int visitor) {
    return brins.get(visitor * (SCHOOLS / VISITORS));
  }

  private static Duration since(Instant began) {
    return Duration.between(began, Instant.now());
  }

  private static UUID supplier(Connection owner) throws SQLException {
    try (var statement = owner.createStatement();
        var row =
            statement.executeQuery("select supplier_id from account where username = 'manager'")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  private static Archive.Person person(Connection owner, String username) throws SQLException {
    try (var statement =
        owner.prepareStatement("select id, display_name from account where username = ?")) {
      statement.setString(1, username);
      try (var row = statement.executeQuery()) {
        row.next();
        return new Archive.Person(row.getObject(1, UUID.class), row.getString(2));
      }
    }
  }

  private List<Visitor> visitors() throws Exception {
    List<Visitor> visitors = new ArrayList<>();
    try (Connection owner = address.asOwner();
        var statement = owner.createStatement()) {
      for (int i = 0; i < VISITORS; i++) {
        statement.execute(
            """
            insert into account (id, brin, vouched_by, username, display_name, roles, locale, secret_hash, created_at)
            select gen_random_uuid(), '%s', supplier_id, 'school-%d', 'Visitor', array['SCHOOL_CONTACT'], 'nl', '%s', created_at
            from account where username = 'manager' and not exists (select from account where username = 'school-%2$d')\
            """
                .formatted(visited(i), i, Cast.HASH));
      }
    }
    for (int i = 0; i < VISITORS; i++) {
      visitors.add(new Visitor(visited(i), service.token("school-" + i, Cast.PASSWORD)));
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
      for (int turn = turns.getAndIncrement();
          turn < WARM_UP + REQUESTS;
          turn = turns.getAndIncrement()) {
        byte[] request = asking.of(turn);
        long began = System.nanoTime();
        Wire.Answer answer = wire.send(request);
        long took = System.nanoTime() - began;
        if (answer.status() != 200) {
          throw new IOException("%d: %s".formatted(answer.status(), answer.body()));
        }
        if (turn >= WARM_UP) {
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
