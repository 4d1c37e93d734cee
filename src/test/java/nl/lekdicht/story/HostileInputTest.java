package nl.lekdicht.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.Map;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a caller sends is a failure of ours: it is refused as problem+json, or taken as it is, and what is refused changes nothing. */
class HostileInputTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NO_UUID = "/v1/incidents/not-a-uuid";

  private static Service service;
  private static Desktop manager;
  private static String token;
  private static Case on;

  private String before = "";

  @BeforeAll
  static void start() {
    service = Service.start();
    Cast cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    token = cast.token("manager");
    on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void remember() throws SQLException {
    before = everything();
  }

  @AfterEach
  void still_sound() {
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
  }

  private static String everything() throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select (select count(*) from journal), (select count(*) from report), (select count(*) from incident),
                       (select count(*) from receipt), (select count(*) from account), (select count(*) from run)\
                """)) {
      row.next();
      return "%d %d %d %d %d %d"
          .formatted(
              row.getInt(1),
              row.getInt(2),
              row.getInt(3),
              row.getInt(4),
              row.getInt(5),
              row.getInt(6));
    }
  }

  private static HttpResponse<String> send(String method, String path, byte @Nullable [] body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.baseUri() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private void refused(HttpResponse<String> answer, Integer... statuses) throws Exception {
    assertThat(statuses)
        .describedAs("%d %s", answer.statusCode(), answer.body())
        .contains(answer.statusCode());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
    assertThat(problem.get("code").asText()).isNotEmpty();
    assertThat(everything()).isEqualTo(before);
  }

  private static String step(String deed) {
    return on.path() + "/steps/close-access/" + deed;
  }

  private static Map<String, String> described(String description) {
    return Map.of("performedAt", service.clock().instant().toString(), "description", description);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "😀 emoji 🏴‍☠️ and more",
        "<script>alert(document.cookie)</script>",
        "\u202Eright to left \u202E and back\u202C",
        "'; drop table journal; --  $$ :name ? {0} %s",
        "a line\nand another\r\n\tand a tab",
        "{\"run\":\"nested\"} \\u0000 \\ \"",
        "e\u0301 and \u00e9 stay apart, \uFEFF too"
      })
  void strange_text_is_kept_as_it_is(String text) {
    Case fresh = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    Answer answer =
        manager.http().post(fresh.path() + "/steps/close-access/completion", described(text));
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(200);
    assertThat(answer.json().at("/steps/0/record/description").asText()).isEqualTo(text);
    assertThat(manager.run(fresh).at("/steps/0/record/description").asText()).isEqualTo(text);
  }

  @Test
  void ten_thousand_characters_are_taken_and_one_more_is_not() throws Exception {
    Case fresh = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    String path = fresh.path() + "/steps/close-access/completion";
    remember();
    refused(send("POST", path, JSON.writeValueAsBytes(described("x".repeat(10_001)))), 400);
    refused(send("POST", path, JSON.writeValueAsBytes(described("😀".repeat(10_001)))), 400);
    assertThat(manager.http().post(path, described("😀".repeat(10_000))).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "0",
        "\"text\"",
        "{",
        "{}{}",
        "{\"performedAt\":1,\"description\":2}",
        "{\"performedAt\":\"yesterday\",\"description\":\"Done with a colleague.\"}",
        "{\"performedAt\":\"2026-11-23T09:00:00Z\",\"description\":\"Done \\u0000 with it.\"}",
        "{\"performedAt\":\"2026-11-23T09:00:00Z\",\"description\":\"Done \\ud800 with it.\"}",
        "{\"performedAt\":\"2026-11-23T09:00:00Z\",\"description\":\"          \"}",
        "{\"performedAt\":\"2026-11-23T09:00:00Z\",\"description\":[\"Done\"]}",
        "{\"performedAt\":\"2026-11-23T09:00:00Z\",\"description\":\"Done with it.\",\"more\":1}",
        "{\"performedAt\":\"+999999999-12-31T23:59:59Z\",\"description\":\"Done with it.\"}",
        "{\"performedAt\":\"9999-12-31T23:59:59Z\",\"description\":\"Done with it.\"}",
        "{\"performedAt\":\"0001-01-01T00:00:00Z\",\"description\":\"Done with it.\"}",
        "{\"performedAt\":\"2026-02-30T00:00:00Z\",\"description\":\"Done with it.\"}",
        "{\"performedAt\":\"2026-11-23T09:00:00Z\",\"description\":\"Done with it.\",\"answer\":\"yes\"}",
        "{\"performedAt\":1e999999999,\"description\":\"Done with it.\"}",
        "{\"__proto__\":{},\"constructor\":null}"
      })
  void a_completion_that_is_none_is_refused(String body) throws Exception {
    refused(send("POST", step("completion"), body.getBytes(UTF_8)), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/reports",
        "/v1/incidents",
        "/v1/incidents/{incident}/runs",
        "/v1/incidents/{incident}/closure",
        "/v1/incidents/{incident}/measures",
        "/v1/incidents/{incident}/classification",
        "/v1/incidents/{incident}/severity",
        "/v1/incidents/{incident}/risk-judgement",
        "/v1/incidents/{incident}/decisions",
        "/v1/incidents/{incident}/affected-schools/99XA/joint-answer",
        "/v1/incidents/{incident}/notices",
        "/v1/incidents/{incident}/subject-letters",
        "/v1/incidents/{incident}/ap-drafts",
        "/v1/incidents/{incident}/submissions",
        "/v1/incidents/{incident}/approvals",
        "/v1/incidents/{incident}/rejections",
        "/v1/incidents/{incident}/dispatches",
        "/v1/incidents/{incident}/papers/{incident}/refill",
        "/v1/incidents/{incident}/papers/{incident}/cancellation",
        "/v1/incidents/{incident}/papers/{incident}/filing",
        "/v1/incidents/{incident}/affected-schools/99XA/moments",
        "/v1/incidents/{incident}/runs/{run}/steps/close-access/skip",
        "/v1/incidents/{incident}/runs/{run}/steps/close-access/correction"
      })
  void every_post_refuses_what_is_no_object_of_its_own(String route) throws Exception {
    String path = route.replace("{incident}", on.incident()).replace("{run}", on.run());
    for (String body :
        new String[] {"", "[]", "null", "{}", "{\"x\":1}", "[".repeat(50_000), "\uFEFF{}"}) {
      refused(send("POST", path, body.getBytes(UTF_8)), 400);
    }
    refused(send("POST", path, null), 400);
    refused(send("POST", path, new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'}), 400);
    refused(send("POST", path, ("{\"x\":\"" + "y".repeat(300_000) + "\"}").getBytes(UTF_8)), 413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/incidents?unknown=1",
        "/v1/incidents?limit=0",
        "/v1/incidents?limit=201",
        "/v1/incidents?limit=99999999999999999999",
        "/v1/incidents?limit=1&limit=2",
        "/v1/incidents?cursor=nonsense",
        "/v1/incidents?cursor=%F0%9F%98%80",
        "/v1/incidents?cursor=AAAA",
        "/v1/incidents?cursor=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaCnQ",
        "/v1/incidents?status=open",
        "/v1/incidents?kind=%00",
        "/v1/incidents?school=99xa",
        "/v1/incidents?from=yesterday",
        "/v1/incidents?q=%00",
        "/v1/incidents?q=",
        "/v1/deadlines?state=LATE",
        "/v1/deadlines?cursor=MjAyNi0xMS0yM1QwOTowMDowMFo",
        "/v1/schools/99XA/incidents?limit=-1",
        "/v1/incidents/{incident}/journal?cursor=MS41",
        "/v1/incidents/{incident}/journal?after=1",
        "/v1/incidents/{incident}/papers?kind=LETTER",
        "/v1/incidents/{incident}/papers?state=sent",
        "/v1/incidents/{incident}/papers?school=99xa",
        "/v1/incidents/{incident}/papers?cursor=bm9uZQ",
        "/v1/incidents/{incident}/papers?more=1",
        "/v1/incidents/{incident}/papers/{incident}/document"
      })
  void a_query_that_is_none_is_refused(String route) throws Exception {
    refused(send("GET", route.replace("{incident}", on.incident()), null), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/incidents?from=%2B1000000000-12-31T23:59:59Z",
        "/v1/incidents?from=-999999999-01-01T00:00:00Z",
        "/v1/incidents?to=%2B999999-01-01T00:00:00Z",
        "/v1/incidents?q=%25%27%22%5C",
        "/v1/incidents?q=%F0%9F%98%80",
        "/v1/incidents?cursor=LTk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFoKMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
        "/v1/incidents/{incident}/journal?cursor=LTE",
        "/v1/incidents/{incident}/journal?cursor=MjE0NzQ4MzY0Nw",
        "/v1/deadlines?cursor=LQowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDAKeA"
      })
  void a_query_at_the_edge_is_answered_or_refused(String route) throws Exception {
    HttpResponse<String> answer = send("GET", route.replace("{incident}", on.incident()), null);
    assertThat(answer.statusCode()).describedAs(answer.body()).isIn(200, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NO_UUID,
        NO_UUID + "/journal",
        NO_UUID + "/deadlines",
        NO_UUID + "/runs/1",
        "/v1/reports/0",
        "/v1/reports/%00",
        "/v1/reports/00000000-0000-0000-0000-000000000000",
        "/v1/reports/..%2F..%2Fetc%2Fpasswd",
        "/v1/incidents/{incident}%2Fjournal",
        "/v1/incidents/{incident}/runs/{incident}",
        "/v1/incidents/{incident}/nothing",
        "/v1/incidents/{incident}/papers/{incident}",
        "/v1/incidents/{incident}/papers/nonsense",
        "/v1/incidents/{incident}/papers/{incident}/document?format=PDF",
        "/v1/incidents/{incident}/papers/{incident}/filing/confirmation",
        "/v1/schools/99XA/incidents/{incident}/papers/%00",
        "/v1/incidents/{incident}/",
        "/v1/checklists/%2e%2e%2frdp-device",
        "/v1/checklists/%00",
        "/v1/checklists/%F0%9F%98%80",
        "/v1/schools/99xa/incidents",
        "/v1/schools/%00/incidents",
        "/v1/schools/99XA/incidents/nonsense",
        "/v1/schools/99XA%2F99XB/incidents",
        "/v1/%ff%fe",
        "/v1//incidents"
      })
  void an_address_of_nothing_is_refused(String route) throws Exception {
    refused(send("GET", route.replace("{incident}", on.incident()), null), 400, 404);
  }

  @Test
  void a_step_that_is_none_is_refused() throws Exception {
    byte[] body = JSON.writeValueAsBytes(described("Done with a colleague."));
    for (String step :
        new String[] {
          "no-such-step",
          "x".repeat(3_000),
          "close-access%2Fcompletion",
          "%00",
          "%F0%9F%98%80",
          "CLOSE-ACCESS",
          "%20"
        }) {
      refused(send("POST", on.path() + "/steps/" + step + "/completion", body), 400, 404);
    }
  }

  @Test
  void a_school_that_is_none_is_refused() throws Exception {
    byte[] body =
        JSON.writeValueAsBytes(
            Map.of(
                "kind", "SCHOOL_TOLD",
                "occurredAt", service.clock().instant().toString(),
                "description", "Told by telephone."));
    for (String brin : new String[] {"99XB", "99xa", "%00", "99XA%2F", "x".repeat(3_000)}) {
      refused(
          send(
              "POST",
              "/v1/incidents/%s/affected-schools/%s/moments".formatted(on.incident(), brin),
              body),
          400,
          404);
    }
    for (String list :
        new String[] {
          "[\"99XD\"]",
          "[\"99XA\",\"99XA\"]",
          "[null]",
          "[1]",
          "\"99XA\"",
          "[\"99XA,99XB\"]",
          "[\"\\u0000\"]"
        }) {
      refused(
          send(
              "PUT",
              "/v1/incidents/%s/affected-schools".formatted(on.incident()),
              ("{\"affectedSchools\":" + list + "}").getBytes(UTF_8)),
          400);
    }
  }
}
