package nl.lekdicht.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.lekdicht.support.WebOnly;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The web package alone, on a real server, without a database. */
class FrontDoorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server = WebOnly.context().getBean(EmbeddedServer.class).start();
  }

  @AfterAll
  static void stop() {
    server.getApplicationContext().close();
  }

  @Test
  void a_good_body_comes_back_with_its_moment_in_utc_and_milliseconds() {
    var answer =
        post(
            """
            {"performedAt": "2026-11-22T04:04:05.1236789+01:00", "description": "Password reset, by phone."}\
            """);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"performedAt\":\"2026-11-22T03:04:05.123Z\"")
        .contains("\"answer\":null");
  }

  @Test
  void all_faults_of_a_body_are_told_at_once() {
    var problem = problem(post("{\"description\": \"short\", \"extra\": 1, \"answer\": 2}"), 400);

    assertThat(problem.path("code").asText()).isEqualTo("invalid-request");
    assertThat(faults(problem))
        .containsOnly(
            Map.entry("performedAt", "is required"),
            Map.entry("description", "must have at least 10 characters"),
            Map.entry("extra", "is not known here"),
            Map.entry("answer", "must be text or null"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "5",
        "{",
        "{} {}",
        "{\"answer\":1,\"answer\":2}",
        "{\"a\":0x1}"
      })
  void a_body_that_is_no_single_object_is_refused(String body) {
    assertThat(faults(problem(post(body), 400))).containsKey("body");
  }

  @Test
  void a_body_too_deep_to_be_meant_is_refused() {
    var problem = problem(post("[".repeat(20_000)), 400);

    assertThat(faults(problem).get("body")).contains("at most 32 levels deep");
  }

  @Test
  void a_body_over_256_kib_is_refused() {
    problem(post(completion("x".repeat(300_000))), 413);
  }

  @Test
  void a_body_of_another_type_is_refused() {
    var request = request("/v1/doors/completion").header("Content-Type", "text/plain");
    var form =
        request("/v1/doors/completion").header("Content-Type", "application/x-www-form-urlencoded");

    problem(send(request.POST(BodyPublishers.ofString("{}"))), 415);
    problem(send(form.POST(BodyPublishers.ofString("a=b"))), 415);
  }

  @Test
  void a_body_that_does_not_say_its_type_is_taken_for_json() {
    var body = BodyPublishers.ofString(completion("Password reset, by phone."));

    assertThat(send(request("/v1/doors/completion").POST(body)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_that_is_not_utf_8_is_refused() {
    byte[] latin = completion("Beëindigd door de beheerder").getBytes(StandardCharsets.ISO_8859_1);
    var request = request("/v1/doors/completion").header("Content-Type", "application/json");

    assertThat(faults(problem(send(request.POST(BodyPublishers.ofByteArray(latin))), 400)))
        .containsEntry("body", "must be UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v1/nothing,404",
    "GET,/nothing,404",
    "POST,/v1/nothing,404",
    "GET,/v1/doors/list/,404",
    "GET,/v1/,404"
  })
  void an_address_that_is_not_there_is_told_so(String method, String path, int status) {
    problem(send(request(path).method(method, BodyPublishers.noBody())), status);
  }

  @Test
  void a_wrong_method_is_told_which_are_right() {
    var answer = send(request("/v1/doors/list").DELETE());

    problem(answer, 405);
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
  }

  @Test
  void what_cannot_be_answered_in_the_asked_form_is_told_so() {
    problem(send(request("/v1/doors/plain").header("Accept", "image/png")), 406);
  }

  @Test
  void an_id_that_is_none_is_named_and_not_quoted() {
    var answer = get("/v1/doors/not-an-id");

    assertThat(faults(problem(answer, 400))).containsEntry("id", "must be a UUID");
    assertThat(answer.body()).doesNotContain("not-an-id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /v1/doors/%zz HTTP/1.1|400",
        "GET /v1/doors/%00 HTTP/1.1|400",
        "GET /v1/doors/list?limit=%zz HTTP/1.1|400",
        "BREW /v1/doors/list HTTP/1.1|405",
        "POST /v1/doors/completion HTTP/1.1#Content-Type: garbage#Content-Length: 2##{}|415",
        "POST /v1/doors/completion HTTP/1.1#Content-Type: application/json#Content-Length: 300000##{|413",
      })
  void a_request_that_no_client_library_would_send_is_told_off_too(String request, int status)
      throws IOException {
    String answer = raw(request.replace("#", "\r\n"));

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: application/problem+json")
        .contains("api-version: 1.0.0");
  }

  /** The answer to a request that is written by hand. */
  private static String raw(String request) throws IOException {
    int end = request.indexOf("\r\n");
    String line = end < 0 ? request : request.substring(0, end);
    String rest =
        end < 0 ? "\r\n\r\n" : request.substring(end) + (request.contains("{") ? "" : "\r\n\r\n");
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write(
              (line + "\r\nHost: localhost\r\nConnection: close" + rest)
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_missing_header_is_named() {
    assertThat(faults(problem(get("/v1/doors/header"), 400)).values()).containsOnly("is required");
  }

  @Test
  void a_closed_door_asks_for_a_token_and_says_no_more() {
    for (String path : new String[] {"/v1/doors/locked", "/v1/doors/denied"}) {
      var answer = get(path);

      assertThat(problem(answer, 401).path("code").asText()).isEqualTo("unauthenticated");
      assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID,400,invalid-field",
    "FORBIDDEN,403,role-missing",
    "UNKNOWN,404,unknown-incident",
    "CONFLICT,409,step-already-done"
  })
  void a_refusal_of_the_core_keeps_its_code_and_gets_its_status(
      String nature, int status, String code) {
    var problem = problem(get("/v1/doors/refused/" + nature), status);

    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("type").asText()).isEqualTo("urn:lekdicht:problem:" + code);
    assertThat(problem.has("errors")).isEqualTo(status == 400);
    assertThat(problem.has("run")).isEqualTo(status == 409);
    assertThat(problem.has("reference")).isFalse();
  }

  @Test
  void a_conflict_shows_the_run_with_its_nulls() {
    var run = problem(get("/v1/doors/refused/CONFLICT"), 409).path("run");

    assertThat(run.has("currentStepId")).isTrue();
    assertThat(run.path("currentStepId").isNull()).isTrue();
    assertThat(run.path("steps").isArray()).isTrue();
  }

  @Test
  void a_bug_is_told_with_a_reference_and_nothing_else() {
    var answer = get("/v1/doors/broken");

    assertThat(problem(answer, 500).path("reference").asText()).hasSize(36);
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pool-timeout", "sql/08006", "sql/57P01", "sql/57P03", "sql/53300", "sql/40001"})
  void an_outage_is_told_as_an_outage(String door) {
    var answer = get("/v1/doors/" + door);

    problem(answer, 503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void a_refusal_of_the_database_is_no_outage() {
    problem(get("/v1/doors/sql/23505"), 500);
  }

  @Test
  void a_query_is_read() {
    String cursor = Query.cursor("41", "x");
    var answer =
        get(
            "/v1/doors/list?limit=200&role=ADMINISTRATOR&from=2026-11-22T03:04:05%2B01:00&q=a%20b&school=99XX01&cursor="
                + cursor);

    assertThat(answer.body())
        .contains("ADMINISTRATOR 2026-11-22T02:04:05Z a b 99XX01 41")
        .contains("\"limit\":200");
    assertThat(get("/v1/doors/list").body()).contains("\"limit\":50");
  }

  @Test
  void all_faults_of_a_query_are_told_at_once() {
    var problem =
        problem(
            get(
                "/v1/doors/list?limit=201&role=KING&from=yesterday&q=&cursor=abc&school=1&colour=red"),
            400);

    assertThat(faults(problem))
        .containsOnlyKeys("limit", "role", "from", "q", "cursor", "school", "colour")
        .containsEntry("limit", "must be a whole number from 1 to 200")
        .containsEntry("colour", "is not known here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=-1",
        "limit=1.5",
        "limit=9999999999",
        "limit=",
        "limit=1&limit=2",
        "q=%00",
        "cursor=%00",
        "cursor=AA"
      })
  void a_query_that_cannot_be_right_is_refused(String query) {
    problem(get("/v1/doors/list?" + query), 400);
  }

  @Test
  void the_contract_is_served_to_everybody_in_both_forms() throws IOException {
    var yaml = get("/v1/openapi.yml");
    var json = get("/v1/openapi.json");

    assertThat(yaml.statusCode()).isEqualTo(200);
    assertThat(yaml.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/yaml");
    assertThat(yaml.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(yaml.body()).startsWith("openapi: 3.");
    assertThat(JSON.readTree(json.body()).at("/info/version").asText())
        .isEqualTo(Headers.VERSION)
        .isEqualTo(json.headers().firstValue("API-Version").orElseThrow());
  }

  private static String completion(String description) {
    return "{\"performedAt\": \"2026-11-22T03:04:05Z\", \"description\": \"%s\"}"
        .formatted(description);
  }

  /** Checks what every problem has, and gives it back. */
  private static JsonNode problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().allValues("API-Version")).containsExactly("1.0.0");
    if (answer.uri().getPath().startsWith("/v1/")) {
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
    try {
      JsonNode problem = JSON.readTree(answer.body());
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("title").asText()).isNotBlank();
      assertThat(problem.path("detail").asText()).isNotBlank();
      assertThat(problem.path("type").asText()).endsWith(":" + problem.path("code").asText());
      return problem;
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private static Map<String, String> faults(JsonNode problem) {
    var faults = new TreeMap<String, String>();
    problem
        .path("errors")
        .forEach(fault -> faults.put(fault.path("field").asText(), fault.path("rule").asText()));
    return faults;
  }

  private static HttpResponse<String> get(String path) {
    return send(request(path));
  }

  private static HttpResponse<String> post(String body) {
    return send(
        request("/v1/doors/completion")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.getURL() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
