package nl.lekdicht.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that show what happened: kept to the last byte, shown to nobody outside, and missed when they change. */
class EvidenceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Service service;
  private static Cast cast;
  private static Desktop manager;
  private Desktop.Case on;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void open() {
    on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
  }

  private String path() {
    return "/v1/incidents/%s/evidence".formatted(on.incident());
  }

  /** Content that no compression makes smaller; the same for the same seed. */
  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer put(String query, byte[] content) {
    return manager.http().postFile(path() + "?" + query, "application/octet-stream", content);
  }

  private JsonNode kept(String name, byte[] content) {
    return Desktop.ok(put("name=" + name, content), 201);
  }

  private JsonNode list() {
    return Desktop.ok(manager.http().get(path()), 200).get("items");
  }

  private static long count(String sql) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long arriving() throws SQLException {
    return count("select count(*) from evidence where state = 'ARRIVING'");
  }

  @Test
  void a_file_of_several_pieces_comes_back_as_it_was() {
    byte[] content = bytes(3 * 1024 * 1024 + 17, 1);

    JsonNode kept = kept("access%20log.txt", content);

    assertThat(kept.get("name").asText()).isEqualTo("access log.txt");
    assertThat(kept.get("size").asInt()).isEqualTo(content.length);
    assertThat(kept.get("sha256").asText()).isEqualTo(HexFormat.of().formatHex(sha256(content)));
    assertThat(manager.http().getBytes("%s/%s/content".formatted(path(), kept.get("id").asText())))
        .isEqualTo(content);
    assertThat(list()).singleElement().isEqualTo(kept);
    assertThat(manager.journal(on.incident()).get("items"))
        .last()
        .satisfies(entry -> {
          assertThat(entry.get("kind").asText()).isEqualTo("evidence-kept");
          assertThat(entry.get("body").asText()).contains(kept.get("sha256").asText());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "image/svg+xml",
        "multipart/form-data; boundary=x",
        "application/pdf"
      })
  void whatever_it_is_it_is_given_to_be_saved_and_never_shown(String mediaType) {
    byte[] page = "<script>alert(1)</script>&a=b{".getBytes(UTF_8);

    JsonNode kept =
        Desktop.ok(manager.http().postFile(path() + "?name=%22page%22.html", mediaType, page), 201);

    String content = "%s/%s/content".formatted(path(), kept.get("id").asText());
    Answer answer = manager.http().begin(content);
    assertThat(answer.header("Content-Type")).hasValue("application/octet-stream");
    assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertThat(answer.header("Content-Length")).hasValue(Integer.toString(page.length));
    assertThat(answer.header("Repr-Digest"))
        .hasValue("sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(sha256(page))));
    assertThat(answer.header("Content-Disposition"))
        .hasValue("attachment; filename=\"_page_.html\"; filename*=UTF-8''%22page%22.html");
    assertThat(manager.http().getBytes(content)).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
  void what_would_be_read_elsewhere_is_kept_as_it_came(String mediaType)
      throws IOException, InterruptedException {
    byte[] text = "{not=json&%zz".getBytes(UTF_8);
    var request =
        HttpRequest.newBuilder(service.baseUri().resolve(path() + "?name=a"))
            .header("Authorization", "Bearer " + cast.token("manager"))
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofByteArray(text))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
    }
    assertThat(
            manager
                .http()
                .getBytes("%s/%s/content".formatted(path(), list().get(0).get("id").asText())))
        .isEqualTo(text);
  }

  @Test
  void it_belongs_to_a_step_or_to_the_incident() {
    String step = "&run=%s&step=assess-access".formatted(on.run());

    JsonNode kept =
        Desktop.ok(put("name=logs.zip&note=Lines%2010%20to%2020" + step, bytes(9, 2)), 201);

    assertThat(kept.get("run").asText()).isEqualTo(on.run());
    assertThat(kept.get("step").asText()).isEqualTo("assess-access");
    assertThat(kept.get("note").asText()).isEqualTo("Lines 10 to 20");
    assertThat(put("name=a&run=%s&step=nowhere".formatted(on.run()), bytes(9, 2)).status())
        .isEqualTo(404);
    assertThat(put("name=a&step=assess-access", bytes(9, 2)).status()).isEqualTo(400);
    assertThat(put("name=a&run=" + on.run(), bytes(9, 2)).status()).isEqualTo(400);
    assertThat(put("name=a&run=x&step=assess-access", bytes(9, 2)).status()).isEqualTo(400);
  }

  @Test
  void no_school_ever_sees_it() {
    JsonNode kept = kept("screen.png", bytes(9, 3));
    Http school = Http.of(service).as(cast.token("wilgentuin"));
    String content = "%s/%s/content".formatted(path(), kept.get("id").asText());

    assertThat(school.get(path()).status()).isEqualTo(403);
    assertThat(school.get(content).status()).isEqualTo(403);
    Answer shown = school.get("/v1/schools/99XA/incidents/%s".formatted(on.incident()));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).doesNotContain("screen.png", kept.get("sha256").asText());
    assertThat(Http.of(service).as(cast.token("other-manager")).get(content).status())
        .isEqualTo(404);
  }

  @Test
  void it_is_found_under_its_own_incident_only() {
    JsonNode kept = kept("screen.png", bytes(9, 3));
    String other = manager.open("rdp-device", "99XA").get("id").asText();

    assertThat(
            manager
                .http()
                .get(
                    "/v1/incidents/%s/evidence/%s/content"
                        .formatted(other, kept.get("id").asText()))
                .status())
        .isEqualTo(404);
  }

  @Test
  void an_empty_file_shows_nothing_and_is_refused() throws SQLException {
    assertThat(put("name=empty.txt", new byte[0]).status()).isEqualTo(400);
    assertThat(list()).isEmpty();
    assertThat(arriving()).isZero();
  }

  @Test
  void a_file_that_is_not_what_its_sender_meant_is_refused() throws SQLException {
    byte[] content = bytes(2_000_000, 4);
    String right = "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(sha256(content)));
    String wrong =
        "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(sha256(bytes(1, 5))));

    for (String header : new String[] {"Content-Digest", "Repr-Digest"}) {
      Answer refused =
          manager.with(header, wrong).http().postFile(path() + "?name=a", "text/plain", content);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("Content-Digest");
    }
    assertThat(
            manager
                .with("Content-Digest", "sha-256=YWJj")
                .http()
                .postFile(path() + "?name=a", "text/plain", content)
                .status())
        .isEqualTo(400);
    assertThat(list()).isEmpty();
    assertThat(arriving()).isZero();
    Desktop.ok(
        manager
            .with("Content-Digest", "sha-512=:YWJj:, " + right)
            .http()
            .postFile(path() + "?name=a", "text/plain", content),
        201);
    assertThat(list()).hasSize(1);
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing() throws IOException, SQLException {
    String token = cast.token("manager");
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), service.baseUri().getPort())) {
      socket
          .getOutputStream()
          .write(
              """
              POST %s?name=half.bin HTTP/1.1\r
              Host: localhost\r
              Authorization: Bearer %s\r
              Content-Type: application/octet-stream\r
              Content-Length: 5000000\r
              \r
              """
                  .formatted(path(), token)
                  .getBytes(UTF_8));
      socket.getOutputStream().write(bytes(2_500_000, 6));
      socket.getOutputStream().flush();
      until(1);
    }
    until(0);

    assertThat(list()).isEmpty();
    assertThat(
            count(
                "select count(*) from evidence_chunk c join evidence e on e.id = c.evidence_id where e.state = 'ARRIVING'"))
        .isZero();
  }

  /** Waits for so many files that are arriving. */
  private static void until(long expected) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (arriving() != expected) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void what_an_outage_left_behind_goes_after_a_day() throws SQLException {
    try (Connection owner = service.asOwner();
        var statement = owner.createStatement()) {
      statement.execute(
          """
          insert into evidence (id, supplier_id, incident_id, name, state, begun_at, kept_by)
          select gen_random_uuid(), i.supplier_id, i.id, 'half', 'ARRIVING', '%s', a.id
          from incident i, account a where i.id = '%s' and a.username = 'manager'\
          """
              .formatted(service.clock().instant(), on.incident()));
    }
    service.bean(Arrivals.class).sweep();
    assertThat(arriving()).isEqualTo(1);
    service.clock().forward(Duration.ofHours(25));
    service.bean(Arrivals.class).sweep();
    assertThat(arriving()).isZero();
  }

  @Test
  void the_same_request_again_keeps_it_once() {
    Desktop retrying = manager.with("Idempotency-Key", "evidence-" + on.incident());
    byte[] content = bytes(1_500_000, 7);

    Answer first = retrying.http().postFile(path() + "?name=a", "text/plain", content);
    kept("between", bytes(9, 8));
    Answer again = retrying.http().postFile(path() + "?name=a", "text/plain", content);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Idempotency-Replayed")).hasValue("true");
    assertThat(retrying.http().postFile(path() + "?name=b", "text/plain", content).status())
        .isEqualTo(422);
    assertThat(retrying.http().postFile(path() + "?name=a", "text/plain", bytes(9, 9)).status())
        .isEqualTo(422);
    assertThat(list()).hasSize(2);
  }

  @Test
  void a_sender_of_much_hears_at_once_that_it_is_refused() {
    byte[] much = bytes(20_000_000, 14);
    String nowhere = "/v1/incidents/%s/evidence?name=a".formatted(on.run());

    assertThat(manager.http().postFile(nowhere, "text/plain", much).status()).isEqualTo(404);
    assertThat(put("", much).status()).isEqualTo(400);
  }

  @Test
  void more_than_is_taken_is_refused_before_it_comes() {
    for (String[] route :
        new String[][] {
          {path() + "?name=a", Long.toString(200L * 1024 * 1024 + 1)},
          {path() + "/x", Long.toString(256 * 1024 + 1)},
          {"/v1/reports", Long.toString(256 * 1024 + 1)}
        }) {
      assertThat(begin(route[0], route[1])).startsWith("HTTP/1.1 413");
    }
  }

  private static String begin(String path, String length) {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), service.baseUri().getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: text/plain\r\nContent-Length: %s\r\n\r\n"
                  .formatted(path, cast.token("manager"), length)
                  .getBytes(UTF_8));
      return new String(socket.getInputStream().readNBytes(12), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_closed_incident_takes_it_too() {
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    manager.skip(on, "fix-problem");
    manager.complete(on, "give-password");
    manager.judge(on.incident());
    assertThat(manager.close(on.incident()).status()).isEqualTo(200);

    kept("late.log", bytes(9, 10));

    assertThat(list()).hasSize(1);
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
  }

  @Test
  void it_is_kept_also_when_an_update_is_overdue_that_nobody_noted() {
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "yes");
    manager.complete(on, "check-authorisation", "yes");
    manager.complete(on, "escalate");
    service.clock().forward(Duration.ofHours(2));

    kept("late.log", bytes(9, 11));
    service.clock().forward(Duration.ofHours(2));
    Http fg = Http.of(service).as(cast.token("fg"));
    String entry = "/v1/register/entries/" + on.incident();
    Desktop.ok(
        fg.post(
            entry + "/hold",
            Map.of("reason", "The insurer has a claim.", "reviewOn", "2099-01-01")),
        200);
    service.clock().forward(Duration.ofHours(2));
    Desktop.ok(
        Http.of(service)
            .as(cast.token("fg"))
            .post(entry + "/hold-lifting", Map.of("why", "The claim was settled.")),
        200);

    assertThat(manager.journal(on.incident()).get("items").findValuesAsText("kind"))
        .containsSubsequence(
            "update-missed",
            "evidence-kept",
            "update-missed",
            "retention-held",
            "update-missed",
            "hold-lifted");
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update evidence set digest = sha256('x')",
        "update evidence set name = 'x'",
        "update evidence set state = 'ARRIVING', kept_at = null, size = null, digest = null",
        "insert into evidence_chunk select id, 500, supplier_id, 'more' from evidence where state = 'KEPT'"
      })
  void even_the_owner_changes_nothing_that_is_kept(String deed) throws SQLException {
    kept("access.log", bytes(9, 12));
    try (Connection owner = service.asOwner();
        var statement = owner.createStatement()) {
      assertThatThrownBy(() -> statement.execute(deed))
          .hasMessageContaining("evidence that is kept does not");
    }
  }

  @Test
  void nobody_drops_what_is_kept_or_what_is_of_another() throws SQLException {
    String id = kept("access.log", bytes(9, 13)).get("id").asText();
    try (Connection connection = service.database().asService();
        var statement = connection.createStatement()) {
      for (String supplier : new String[] {"Leerlicht BV", "Andersom BV"}) {
        statement.execute(
            "select set_config('lekdicht.supplier', '%s', false)"
                .formatted(cast.supplier(supplier)));
        try (var row = statement.executeQuery("select drop_evidence('%s')".formatted(id))) {
          row.next();
          assertThat(row.getBoolean(1)).isFalse();
        }
      }
    }
    assertThat(list()).hasSize(1);
  }
}
