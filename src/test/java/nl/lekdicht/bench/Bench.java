package nl.lekdicht.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import nl.lekdicht.database.DatabaseAddress;
import nl.lekdicht.database.EmbeddedDatabase;
import nl.lekdicht.database.TestPostgres;
import nl.lekdicht.support.ServiceProcess;
import nl.lekdicht.support.Wire;

/** Measures and prints a table. Ends with a failure when the bare transaction is not the one that the service sends. */
public final class Bench {
  private static final int[] CLIENTS = {1, 4, 16};
  private static final int[] INCIDENTS = {150, 400, 500};
  private static final int WARM_UP = 500;
  private static final int STARTS = 3;

  /** Set in the environment, only the burst is measured. */
  private static final String BURST_ONLY = "LEKDICHT_BENCH_BURST";

  /** Set in the environment, only the incident that hits thousands of schools is measured. */
  private static final String PAPERS_ONLY = "LEKDICHT_BENCH_PAPERS";

  /** Set in the environment to a number, only a register with so many entries is measured. */
  private static final String REGISTER_ONLY = "LEKDICHT_BENCH_REGISTER";

  /** Set in the environment, the data are kept in that directory, and found there the next time. */
  private static final String KEPT_IN = "LEKDICHT_BENCH_DATA";

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final Path jar;
  private final Path directory;
  private final AtomicInteger starts = new AtomicInteger();

  private Bench(Path jar, Path directory) {
    this.jar = jar;
    this.directory = directory;
  }

  /**
   * @param arguments the jar of the service
   */
  public static void main(String[] arguments) throws Exception {
    String kept = System.getenv(KEPT_IN);
    var directory =
        kept == null
            ? Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench")
            : Files.createDirectories(Path.of(kept).toAbsolutePath());
    var bench = new Bench(Path.of(arguments[0]), directory);
    try {
      if (System.getenv().containsKey(REGISTER_ONLY)) {
        bench.register(Integer.parseInt(System.getenv(REGISTER_ONLY)));
      } else {
        bench.run();
      }
    } finally {
      TestPostgres.stopIn(directory.resolve("data"));
      if (kept == null) {
        delete(directory);
      }
    }
  }

  private void register(int entries) throws Exception {
    var data = directory.resolve("data");
    if (!Files.exists(data)) {
      TestPostgres.putProgramsIn(data);
    }
    start(Map.of("LEKDICHT_DATA", data.toString())).close();
    try (var database = EmbeddedDatabase.start(data)) {
      Million.fill(database.address(), entries, OUT);
    }
    // As the README says: the service with a database of its own, where mails are kept and shown.
    Map<String, String> own =
        Map.of("LEKDICHT_DATA", data.toString(), "JAVA_TOOL_OPTIONS", "-Xmx" + Million.HEAP);
    try (var service = start(own);
        var database = EmbeddedDatabase.visit(data)) {
      new Million(service, database.address(), OUT).run(entries);
    }
  }

  private void run() throws Exception {
    var data = directory.resolve("data");
    TestPostgres.putProgramsIn(data);
    var own = Map.of("LEKDICHT_DATA", data.toString());
    String password;
    String judgesPassword;
    try (var first = start(own)) {
      password = first.printedPassword("manager");
      judgesPassword = first.printedPassword("fg");
    }
    OUT.printf(
        "%nFrom the start of the process to the first healthy answer, on a migrated database%n");
    printReady("PostgreSQL started with it", own);
    try (var database = EmbeddedDatabase.start(data)) {
      var external = external(database.address());
      printReady("PostgreSQL running already", external);
      try (var service = start(external)) {
        measure(service, database.address(), service.token("manager", password), judgesPassword);
      }
    }
  }

  private static Map<String, String> external(DatabaseAddress address) {
    return Map.of(
        "DATASOURCES_DEFAULT_URL", address.url(),
        "DATASOURCES_DEFAULT_USERNAME", address.service().username(),
        "DATASOURCES_DEFAULT_PASSWORD", address.service().password(),
        "LEKDICHT_OWNER_USERNAME", address.owner().username(),
        "LEKDICHT_OWNER_PASSWORD", address.owner().password(),
        "LEKDICHT_MAIL_HOST", "127.0.0.1",
        "LEKDICHT_MAIL_FROM", "lekdicht@example.nl",
        "LEKDICHT_TOKEN_SECRET", "a secret for measuring, long enough for HS256");
  }

  private ServiceProcess start(Map<String, String> environment) {
    var output = directory.resolve("service-%d.log".formatted(starts.incrementAndGet()));
    return ServiceProcess.ofJar(jar, environment, output);
  }

  private void printReady(String how, Map<String, String> environment) throws IOException {
    var times = new ArrayList<Duration>();
    var spent = new ArrayList<Double>();
    for (var i = 0; i < STARTS; i++) {
      try (var service = start(environment)) {
        times.add(service.untilReady());
        spent.add(spent(service).service());
      }
    }
    times.sort(Comparator.naturalOrder());
    spent.sort(Comparator.naturalOrder());
    OUT.printf(
        "  %-30s %5d ms, of the processor %5.0f ms (medians of %d)%n",
        how, times.get(STARTS / 2).toMillis(), spent.get(STARTS / 2), STARTS);
  }

  private void measure(
      ServiceProcess service, DatabaseAddress address, String token, String judgesPassword)
      throws Exception {
    var base = service.baseUri();
    if (System.getenv().containsKey(BURST_ONLY)) {
      Load.run(4, open(base, token, 100), () -> new HttpStep(base), () -> spent(service));
      new Burst(service, address, token, OUT).run(() -> new HttpStep(base), () -> spent(service));
      return;
    }
    if (System.getenv().containsKey(PAPERS_ONLY)) {
      thousands(service, address, token, judgesPassword);
      return;
    }
    compare(service, address, token);
    printBytes(service, address, token, judgesPassword);
    Load.run(
        4, open(base, token, 100), () -> new BareStep(address, who(token)), () -> spent(service));
    OUT.printf("%nSteps: one POST …/completion, one transaction, on disk when it is answered%n");
    OUT.printf(
        "  %7s | %8s %8s %8s %10s %10s | %8s %8s %8s %10s | %s%n",
        "clients",
        "HTTP/s",
        "p50 ms",
        "p99 ms",
        "service ms",
        "postgr. ms",
        "JDBC/s",
        "p50 ms",
        "p99 ms",
        "postgr. ms",
        "ratio");
    for (var i = 0; i < CLIENTS.length; i++) {
      printStage(service, address, token, CLIENTS[i], INCIDENTS[i]);
    }
    OUT.printf("  (service and postgr.: processor time per step)%n");
    thousands(service, address, token, judgesPassword);
    new Burst(service, address, token, OUT).run(() -> new HttpStep(base), () -> spent(service));
  }

  private static void thousands(
      ServiceProcess service, DatabaseAddress address, String token, String judgesPassword)
      throws Exception {
    new Thousands(service.baseUri(), address, token, service.token("fg", judgesPassword), OUT)
        .run();
  }

  private void printStage(
      ServiceProcess service, DatabaseAddress address, String token, int clients, int incidents)
      throws Exception {
    var http = open(service.baseUri(), token, incidents);
    var bare = open(service.baseUri(), token, incidents);
    var overHttp =
        Load.run(clients, http, () -> new HttpStep(service.baseUri()), () -> spent(service));
    var overJdbc =
        Load.run(clients, bare, () -> new BareStep(address, who(token)), () -> spent(service));
    var steps = overHttp.steps();
    OUT.printf(
        "  %7d | %8.0f %8.2f %8.2f %10.2f %10.2f | %8.0f %8.2f %8.2f %10.2f | %.2f%n",
        clients,
        overHttp.perSecond(),
        overHttp.milliseconds(0.5),
        overHttp.milliseconds(0.99),
        overHttp.spent().service() / steps,
        overHttp.spent().postgres() / steps,
        overJdbc.perSecond(),
        overJdbc.milliseconds(0.5),
        overJdbc.milliseconds(0.99),
        overJdbc.spent().postgres() / steps,
        overHttp.perSecond() / overJdbc.perSecond());
  }

  private Spent spent(ServiceProcess service) throws IOException {
    return Spent.until(service.pid(), directory.resolve("data").resolve("postgres"));
  }

  private static List<Job> open(URI base, String token, int count) throws Exception {
    List<Callable<List<Job>>> clients = new ArrayList<>();
    var left = new AtomicInteger(count);
    for (var i = 0; i < 4; i++) {
      clients.add(() -> {
        var opened = new ArrayList<Job>();
        try (var wire = new Wire(base)) {
          while (left.getAndDecrement() > 0) {
            opened.add(Job.open(wire, token));
          }
        }
        return opened;
      });
    }
    return Load.inParallel(clients).stream().flatMap(List::stream).toList();
  }

  /** Works one incident while the server writes down what it gets, and holds that against the bare transaction. */
  private void compare(ServiceProcess service, DatabaseAddress address, String token)
      throws Exception {
    var base = service.baseUri();
    Load.run(1, open(base, token, 10), () -> new HttpStep(base), () -> spent(service));
    var job = open(base, token, 1).getFirst();
    var log = directory.resolve("data").resolve("postgres.log");
    OUT.printf("%nStatements of one step, begin and commit included%n");
    try (var captured = Captured.from(address, log);
        var client = new HttpStep(base)) {
      for (var i = 0; i < Job.TURNS.size(); i++) {
        var turn = Job.TURNS.get(i);
        var mark = captured.mark();
        client.step(job, i);
        var sent = captured.since(mark);
        var expected = BareStep.expected(turn).stream().map(Captured::plain).toList();
        OUT.printf(
            "  %-22s %d, %d of which tell what the step set in motion%n",
            turn.step(), sent.size(), sent.size() - expected.size());
        if (!isWithin(expected, sent) || (!turn.setsInMotion() && !sent.equals(expected))) {
          throw new IllegalStateException(
              "The service sends\n%s\nand the bare transaction would be\n%s"
                  .formatted(String.join("\n", sent), String.join("\n", expected)));
        }
      }
    }
  }

  /** Whether these come in this order among those. */
  private static boolean isWithin(List<String> these, List<String> those) {
    var next = these.iterator();
    var awaited = next.hasNext() ? next.next() : null;
    for (var one : those) {
      if (one.equals(awaited)) {
        awaited = next.hasNext() ? next.next() : null;
      }
    }
    return awaited == null;
  }

  /** The growth of everything, indexes included, over incidents that were worked to their end; it warms the service up too. */
  private void printBytes(
      ServiceProcess service, DatabaseAddress address, String token, String judgesPassword)
      throws Exception {
    var base = service.baseUri();
    var before = sizes(address);
    var jobs = open(base, token, WARM_UP);
    Load.run(16, jobs, () -> new HttpStep(base), () -> spent(service));
    var judge = service.token("fg", judgesPassword);
    try (var wire = new Wire(base)) {
      for (var job : jobs) {
        job.close(wire, token, judge);
      }
    }
    var after = sizes(address);
    OUT.printf(
        "%nBytes per finished incident (%d of rdp-device, 6 steps, one school, closed), tables and indexes after vacuum full%n",
        WARM_UP);
    var total = 0L;
    for (var table : after.keySet()) {
      var each = growth(before, after, table);
      if (each > 0) {
        OUT.printf("  %-22s %6d%n", table, each);
        total += each;
      }
    }
    OUT.printf("  %-22s %6d%n", "together", total);
    var receipts = growth(before, after, "receipt");
    OUT.printf("  %-22s %6d%n", "of which lasting", total - receipts);
    OUT.printf("  (receipts, one for each request, are kept for two days)%n");
  }

  private static long growth(Map<String, Long> before, Map<String, Long> after, String table) {
    return (after.getOrDefault(table, 0L) - before.getOrDefault(table, 0L)) / WARM_UP;
  }

  private static Map<String, Long> sizes(DatabaseAddress address) throws SQLException {
    try (var connection = address.asOwner();
        var statement = connection.createStatement()) {
      statement.execute("vacuum full");
      var sizes = new TreeMap<String, Long>();
      try (var rows =
          statement.executeQuery(
              """
              select relname, pg_total_relation_size(oid) from pg_class
              where relkind = 'r' and relnamespace = 'public'::regnamespace\
              """)) {
        while (rows.next()) {
          sizes.put(rows.getString(1), rows.getLong(2));
        }
      }
      return sizes;
    }
  }

  private static BareStep.Who who(String token) throws IOException {
    JsonNode claims =
        new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    return new BareStep.Who(
        UUID.fromString(claims.get("sub").asText()),
        UUID.fromString(claims.get("sid").asText()),
        UUID.fromString(claims.get("supplier").asText()));
  }

  private static void delete(Path tree) throws IOException {
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** A client that completes steps over HTTP. */
  private static final class HttpStep implements Load.Client {
    private final Wire wire;

    HttpStep(URI base) throws IOException {
      wire = new Wire(base);
    }

    @Override
    public void step(Job job, int turn) throws IOException {
      var answer = wire.send(job.completions().get(turn));
      if (answer.status() != 200) {
        throw new IllegalStateException(answer.body());
      }
    }

    @Override
    public void close() throws IOException {
      wire.close();
    }
  }
}
