package nl.lekdicht.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.lekdicht.database.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/** One incident that hits 5,000 schools: their notices are sent, and their drafts made, listed, fetched and opened. */
final class Thousands {
  private static final int SCHOOLS = 5_000;
  private static final int AT_ONCE = 1_000;
  private static final int PAGE = 200;
  private static final int OPENED = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final DatabaseAddress address;
  private final String manager;
  private final String judge;
  private final PrintStream out;

  Thousands(URI base, DatabaseAddress address, String manager, String judge, PrintStream out) {
    this.base = base;
    this.address = address;
    this.manager = manager;
    this.judge = judge;
    this.out = out;
  }

  void run() throws Exception {
    List<String> brins = brins(SCHOOLS);
    putSchools(address, brins);
    String incident = open(brins);
    String path = "/v1/incidents/" + incident;
    out.printf("%nOne incident, %,d schools; one client, everything over HTTP%n", SCHOOLS);
    Instant began = Instant.now();
    post(manager, path + "/notices", Map.of("kind", "FIRST_NOTICE"));
    told("first notices written", began);
    pass(path, "FIRST_NOTICE");
    began = Instant.now();
    post(manager, path + "/ap-drafts", Map.of("filing", "NEW"));
    Duration generated = told("drafts for the authority made", began);
    began = Instant.now();
    List<JsonNode> drafts = list(path, "AP_DRAFT");
    Duration listed = told("drafts listed, %d a page".formatted(PAGE), began);
    began = Instant.now();
    int bytes = bytes(path + "/ap-drafts/export");
    Duration exported = told("drafts exported, %,d kB of ZIP".formatted(bytes / 1024), began);
    out.printf(
        "  %-44s %8d ms (30,000 asked)%n",
        "made, listed and exported", generated.plus(listed).plus(exported).toMillis());
    openSome(path, drafts);
  }

  /** Codes of so many schools. */
  static List<String> brins(int count) {
    List<String> brins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      brins.add("%02d%c%c".formatted(i / 676, 'A' + i / 26 % 26, 'A' + i % 26));
    }
    return brins;
  }

  /** Gives the supplier of {@code manager} an agreement with each of these. */
  static void putSchools(DatabaseAddress address, List<String> brins) throws SQLException {
    try (Connection owner = address.asOwner();
        var statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      String all =
          "unnest(string_to_array('%s', ',')) as b (brin)".formatted(String.join(",", brins));
      statement.execute(
          "insert into school (brin) select b.brin from " + all + " on conflict do nothing");
      statement.execute(
          """
          insert into agreement (id, supplier_id, brin, service, school_name, place, notice_hours, calendar, created_at)
          select gen_random_uuid(), (select supplier_id from account where username = 'manager'), b.brin, 'Bench',
                 'School ' || b.brin, 'Zandwijk', 48, 'nl-office-hours', timestamp with time zone '2026-01-01 00:00:00Z'
          from %s\
          """
              .formatted(all));
      statement.execute(
          """
          insert into agreement_contact (id, agreement_id, kind, name, email, created_at)
          select gen_random_uuid(), a.id, 'SCHOOL_CONTACT', 'Contact of ' || a.brin, lower(a.brin) || '@example.nl', a.created_at
          from agreement a where a.service = 'Bench'\
          """);
      owner.commit();
    }
  }

  private String open(List<String> brins) throws Exception {
    Instant now = Instant.now();
    JsonNode report =
        post(
            manager,
            "/v1/reports",
            Map.of(
                "receivedAt", now.toString(),
                "discoveredAt", now.toString(),
                "channel", "telephone",
                "summary", "Access to the online services",
                "description", "Somebody reached the online services of all schools.",
                "what", "UNAUTHORISED_ACCESS",
                "where", "ONLINE",
                "reporterName", "Noor Voorbeeld",
                "reporterContact", "noor@example.nl"));
    return post(
            manager,
            "/v1/incidents",
            Map.of(
                "reportId",
                report.get("id").asText(),
                "checklistId",
                "online-access",
                "title",
                "Access to the online services",
                "affectedSchools",
                brins))
        .get("id")
        .asText();
  }

  private void pass(String path, String kind) throws Exception {
    Instant began = Instant.now();
    List<JsonNode> papers = list(path, kind);
    told("notices listed", began);
    began = Instant.now();
    for (List<JsonNode> some : chunks(papers)) {
      post(manager, path + "/submissions", Map.of("papers", seen(some)));
    }
    told("notices submitted, %,d at once".formatted(AT_ONCE), began);
    began = Instant.now();
    for (List<JsonNode> some : chunks(papers)) {
      post(judge, path + "/approvals", Map.of("papers", seen(some)));
    }
    told("notices approved", began);
    began = Instant.now();
    for (List<JsonNode> some : chunks(papers)) {
      post(
          manager,
          path + "/dispatches",
          Map.of("papers", some.stream().map(paper -> paper.get("id").asText()).toList()));
    }
    told("notices sent: mail, link, deadline", began);
  }

  private Duration told(String what, Instant began) {
    Duration took = Duration.between(began, Instant.now());
    out.printf("  %-44s %8d ms%n", what, took.toMillis());
    return took;
  }

  private static List<List<JsonNode>> chunks(List<JsonNode> papers) {
    List<List<JsonNode>> chunks = new ArrayList<>();
    for (int from = 0; from < papers.size(); from += AT_ONCE) {
      chunks.add(papers.subList(from, Math.min(from + AT_ONCE, papers.size())));
    }
    return chunks;
  }

  private static List<Map<String, String>> seen(List<JsonNode> papers) {
    return papers.stream()
        .map(
            paper -> Map.of("id", paper.get("id").asText(), "digest", paper.get("digest").asText()))
        .toList();
  }

  private List<JsonNode> list(String path, String kind) throws Exception {
    List<JsonNode> papers = new ArrayList<>();
    @Nullable String cursor = "";
    do {
      JsonNode page =
          JSON.readTree(
              new String(
                  get("%s/papers?kind=%s&limit=%d%s".formatted(path, kind, PAGE, cursor)),
                  StandardCharsets.UTF_8));
      page.get("items").forEach(papers::add);
      cursor =
          page.get("nextCursor").isNull() ? null : "&cursor=" + page.get("nextCursor").asText();
    } while (cursor != null);
    if (papers.size() != SCHOOLS) {
      throw new IllegalStateException("%d papers of %s".formatted(papers.size(), kind));
    }
    return papers;
  }

  private void openSome(String path, List<JsonNode> drafts) throws Exception {
    Random random = new Random(4);
    long[] nanos = new long[OPENED];
    for (int i = 0; i < OPENED; i++) {
      String id = drafts.get(random.nextInt(drafts.size())).get("id").asText();
      long began = System.nanoTime();
      get(path + "/papers/" + id);
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    out.printf(
        "  %-44s p50 %.1f ms, p99 %.1f ms, slowest %.1f ms (100 asked)%n",
        "one draft opened, of %d".formatted(OPENED),
        nanos[OPENED / 2] / 1e6,
        nanos[OPENED * 99 / 100] / 1e6,
        nanos[OPENED - 1] / 1e6);
  }

  private JsonNode post(String token, String path, Map<String, ?> body) throws Exception {
    HttpRequest request =
        request(token, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("%s gave %d: %s".formatted(path, answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  private byte[] get(String path) throws Exception {
    HttpResponse<byte[]> answer =
        client.send(request(manager, path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("%s gave %d".formatted(path, answer.statusCode()));
    }
    return answer.body();
  }

  private int bytes(String path) throws Exception {
    return get(path).length;
  }

  private HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }
}
