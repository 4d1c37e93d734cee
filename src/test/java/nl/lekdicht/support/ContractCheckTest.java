package nl.lekdicht.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.lekdicht.support.ContractCheck.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the contract pass; each of them, spoiled in one way, does not. */
class ContractCheckTest {
  private static final JsonNode CONTRACT = read();
  private static final String RUN =
      "/v1/incidents/019ab1c2-0000-7000-8000-000000000002/runs/019ab1c2-0000-7000-8000-000000000003";
  private static final Map<String, List<String>> JSON =
      Map.of("Content-Type", List.of("application/json"), "API-Version", List.of("1.0.0"));
  private static final Map<String, List<String>> ASKED =
      Map.of("Content-Type", List.of("application/json"), "Authorization", List.of("Bearer token"));

  static Stream<String> examples() {
    return Stream.of(
        "/v1/reports/019ab1c2-0000-7000-8000-000000000001 Report",
        RUN + " Run",
        "/v1/incidents/019ab1c2-0000-7000-8000-000000000002 Incident",
        "/v1/incidents IncidentPage",
        "/v1/deadlines?state=OPEN&limit=5 DeadlinePage",
        "/v1/incidents/019ab1c2-0000-7000-8000-000000000002/deadlines DeadlineList",
        "/v1/incidents/019ab1c2-0000-7000-8000-000000000002/journal JournalPage",
        "/v1/journal/verification JournalVerification",
        "/v1/checklists ChecklistList",
        "/v1/checklists/rdp-device Checklist",
        "/v1/schools SchoolPage",
        "/v1/schools/99XX School",
        "/v1/schools/99XX/incidents SchoolIncidentPage",
        "/v1/schools/99XX/incidents/019ab1c2-0000-7000-8000-000000000002 SchoolIncident",
        "/v1/incidents/019ab1c2-0000-7000-8000-000000000002/facts Facts",
        "/v1/incidents/019ab1c2-0000-7000-8000-000000000002/assessment Assessment",
        "/v1/incidents/019ab1c2-0000-7000-8000-000000000002/severity Severity",
        "/v1/incidents/019ab1c2-0000-7000-8000-000000000002/obligations ObligationPage",
        "/v1/incidents/019ab1c2-0000-7000-8000-000000000002/closure Closure",
        "/v1/register/entries?q=laptop&sensitive=false RegisterEntryPage",
        "/v1/register/counts?kind=FRAUD RegisterCounts",
        "/v1/register/entries/019ab1c2-0000-7000-8000-000000000002 RegisterEntry",
        "/v1/schools/99XX/register/entries SchoolRegisterEntryPage",
        "/v1/schools/99XX/register/entries/019ab1c2-0000-7000-8000-000000000002 RegisterEntry",
        "/v1/accounts AccountPage",
        "/v1/overviews?year=2026 YearlyReportPage",
        "/v1/overviews/2026-H1 Overview",
        "/v1/schools/99XX/overviews IssuedOverviewPage",
        "/v1/schools/99XX/overviews/2026-H1 SchoolOverview");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_of_the_contract_passes(String example) {
    assertThatCode(() -> ContractCheck.check(get(example, _ -> {}))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_member_too_much_is_found(String example) {
    assertThatThrownBy(() -> ContractCheck.check(get(example, body -> body.put("surplus", 1))))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void each_missing_member_is_found(String example) {
    List<String> members =
        List.copyOf(value(example).properties().stream().map(Map.Entry::getKey).toList());
    for (String member : members) {
      assertThatThrownBy(() -> ContractCheck.check(get(example, body -> body.remove(member))))
          .as(member)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(member);
    }
  }

  @Test
  void a_moment_without_milliseconds_is_found() {
    assertThatThrownBy(() ->
            ContractCheck.check(
                get(RUN + " Run", body -> body.put("startedAt", "2026-11-20T07:20:00Z"))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("startedAt");
  }

  @Test
  void a_wrong_value_deep_inside_is_found() {
    Consumer<ObjectNode> spoil =
        body -> ((ObjectNode) body.at("/steps/0/record")).put("standing", "PERHAPS");

    assertThatThrownBy(() -> ContractCheck.check(get(RUN + " Run", spoil)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PERHAPS");
  }

  @Test
  void null_where_null_is_not_possible_is_found() {
    assertThatThrownBy(
            () -> ContractCheck.check(get(RUN + " Run", body -> body.putNull("startedAt"))))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void an_answer_without_its_version_is_found() {
    Exchange good = get(RUN + " Run", _ -> {});
    Exchange bare =
        new Exchange(
            "GET",
            good.path(),
            ASKED,
            null,
            200,
            Map.of("Content-Type", List.of("application/json")),
            good.responseBody());

    assertThatThrownBy(() -> ContractCheck.check(bare))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("API-Version");
  }

  @Test
  void an_unknown_path_method_status_or_type_is_found() {
    String run = value(RUN + " Run").toString();
    Map<String, List<String>> html =
        Map.of("Content-Type", List.of("text/html"), "API-Version", List.of("1.0.0"));

    assertRefused(new Exchange("GET", "/v1/nothing", ASKED, null, 200, JSON, "{}"));
    assertRefused(new Exchange("DELETE", RUN, ASKED, null, 200, JSON, run));
    assertRefused(new Exchange("GET", RUN, ASKED, null, 202, JSON, run));
    assertRefused(new Exchange("GET", RUN, ASKED, null, 200, html, run));
    assertRefused(new Exchange("GET", RUN, ASKED, null, 404, JSON, "{\"status\":404}"));
  }

  @Test
  void a_bad_request_is_found_unless_it_is_bad_on_purpose() {
    String problem =
        CONTRACT
            .at("/components/responses/Invalid/content/application~1problem+json/example")
            .toString();
    Map<String, List<String>> headers =
        Map.of(
            "Content-Type", List.of("application/problem+json"), "API-Version", List.of("1.0.0"));
    Exchange bad =
        new Exchange(
            "POST",
            RUN + "/steps/severity/completion",
            ASKED,
            "{\"answer\":\"yes\"}",
            400,
            headers,
            problem);

    assertThatCode(() -> ContractCheck.checkResponse(bad)).doesNotThrowAnyException();
    assertThatThrownBy(() -> ContractCheck.check(bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("performedAt");
  }

  @Test
  void operations_are_named_from_the_root_of_the_server() {
    assertThat(ContractCheck.operations())
        .contains("POST /v1/login", "GET /v1/openapi.yml", "GET /v1/incidents/{incidentId}")
        .hasSize(137);
  }

  private static void assertRefused(Exchange exchange) {
    assertThatThrownBy(() -> ContractCheck.check(exchange)).isInstanceOf(AssertionError.class);
  }

  private static ObjectNode value(String example) {
    String name = example.substring(example.indexOf(' ') + 1);
    return CONTRACT.at("/components/examples/" + name + "/value").deepCopy();
  }

  private static Exchange get(String example, Consumer<ObjectNode> spoil) {
    ObjectNode body = value(example);
    spoil.accept(body);
    String path = example.substring(0, example.indexOf(' '));
    return new Exchange("GET", path, ASKED, null, 200, JSON, body.toString());
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("openapi.yml").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
