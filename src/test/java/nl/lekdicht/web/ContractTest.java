package nl.lekdicht.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.lekdicht.support.WebOnly;
import nl.lekdicht.web.Problem.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static ApplicationContext context;
  private static Contract contract;

  @Serdeable
  record Completion(Instant performedAt, String description, @Nullable String answer) {}

  @Serdeable
  record Opening(
      UUID reportId, String checklistId, String title, @Nullable List<String> affectedSchools) {}

  @Serdeable
  record SignIn(
      @Nullable String username,
      @Nullable String password,
      @Nullable String clientId,
      @Nullable String clientSecret) {}

  @Serdeable
  record NewSchool(String name) {}

  @Serdeable
  record Nothing() {}

  @BeforeAll
  static void start() {
    context = WebOnly.context();
    contract = context.getBean(Contract.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void a_good_body_becomes_a_record() {
    assertThat(complete(_ -> {}))
        .isEqualTo(
            new Completion(
                Instant.parse("2026-11-22T02:04:05.123Z"), "Password reset by phone.", null));
    assertThat(open(_ -> {}).affectedSchools()).containsExactly("99XX", "99XX01");
    assertThat(contract.read("LogoutInput", bytes("{}"), Nothing.class)).isNotNull();
  }

  @Test
  void ten_thousand_characters_fit_and_one_more_does_not() {
    assertThat(complete(put("description", "x".repeat(10_000))).description()).hasSize(10_000);
    assertThat(faults(put("description", "x".repeat(10_001))))
        .containsEntry("description", "must have at most 10000 characters");
  }

  @Test
  void a_character_outside_the_basic_plane_counts_as_one() {
    assertThat(complete(put("description", "🔒".repeat(10_000))).description()).hasSize(20_000);
    assertThat(complete(put("description", "🔒".repeat(10))).description()).hasSize(20);
    assertThat(faults(put("description", "🔒".repeat(9))))
        .containsEntry("description", "must have at least 10 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "line one\nline two\ttab",
        "Ærøskøbing ☎ 你好吗 gaat goed",
        "'; drop table step; --"
      })
  void text_is_taken_as_it_is(String text) {
    assertThat(complete(put("description", text)).description()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"            ", "\n\n\n\n\n\n\n\n\n\n\n\n", " 123456789 ", "    x    x   "})
  void blanks_do_not_make_a_description(String text) {
    assertThat(faults(put("description", text)))
        .containsExactly(
            Map.entry(
                "description",
                "must have at least 10 characters besides blanks at its start and end, and not U+0000"));
  }

  @Test
  void what_cannot_be_stored_is_refused_in_every_text() {
    String rule = "must not hold U+0000 or half a surrogate pair";

    assertThat(
            faults(
                "{\"performedAt\": \"2026-11-22T03:04:05Z\", \"description\": \"Password \\u0000 reset\"}"))
        .containsEntry("description", rule);
    assertThat(
            faults(
                "{\"performedAt\": \"2026-11-22T03:04:05Z\", \"description\": \"Password \\ud83d reset\"}"))
        .containsEntry("description", rule);
    assertThat(signInFaults("{\"username\": \"a\\u0000\", \"password\": \"b\"}"))
        .containsEntry("username", rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Laptop\nstolen",
        "Laptop stolen\n",
        "Laptop\u0007stolen",
        "Laptop\u2028stolen",
        "   ",
        "a\u0085b"
      })
  void a_title_is_one_line(String title) {
    assertThat(openFaults(body -> body.put("title", title)).get("title"))
        .isEqualTo(
            "must have at least 3 characters besides blanks at its start and end, all on one line and none a control character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T03:04:05",
        "2026-11-22",
        "yesterday",
        "2026-02-30T03:04:05Z",
        "2026-11-22T25:04:05Z",
        ""
      })
  void a_moment_needs_a_day_that_exists_and_an_offset(String moment) {
    assertThat(faults(put("performedAt", moment)))
        .containsExactly(
            Map.entry(
                "performedAt", "must be a moment with an offset, such as 2026-11-22T03:04:05Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59-18:00"})
  void a_moment_lies_in_a_year_that_can_be_meant(String moment) {
    assertThat(faults(put("performedAt", moment)))
        .containsEntry("performedAt", "must lie in the years 1000 to 2999");
  }

  @Test
  void a_leap_second_is_refused_and_no_failure() {
    assertThat(faults(put("performedAt", "2016-12-31T23:59:60Z"))).isNotEmpty();
  }

  @Test
  void every_fault_is_named_where_it_is() {
    Map<String, String> faults =
        openFaults(body -> {
          body.put("reportId", "7");
          body.put("checklistId", 7);
          body.put("title", "no");
          body.putArray("affectedSchools").add("XX99").add(7).add("99XX").add("99XX");
          body.put("constructor", "x");
        });

    assertThat(faults)
        .containsOnly(
            Map.entry("reportId", "must be a UUID"),
            Map.entry("checklistId", "must be text"),
            Map.entry("title", "must have at least 3 characters"),
            Map.entry("affectedSchools", "must not hold the same item twice"),
            Map.entry("affectedSchools[0]", "must be a BRIN code, such as 99XX or 99XX01"),
            Map.entry("affectedSchools[1]", "must be text"),
            Map.entry("constructor", "is not known here"));
  }

  @Test
  void faults_deep_in_a_body_are_named_by_their_path() {
    String body =
        """
        {"name": "School", "place": "Zwolle", "agreements": [{"service": "s", "calendar": "dbn", "noticeHours": 0, "contacts": [
          {"kind": "SCHOOL_CONTACT", "name": "Sam", "email": "sam@example.nl"},
          {"kind": "JANITOR", "name": "", "email": "nobody"}]},
          {"service": "t", "calendar": "dbn", "noticeHours": 8761, "contacts": 5}]}
        """;

    assertThat(faults("SchoolInput", body, NewSchool.class))
        .containsOnly(
            Map.entry("agreements[0].noticeHours", "must be 1 or more"),
            Map.entry(
                "agreements[0].contacts[1].kind",
                "must be one of SCHOOL_CONTACT, FUNCTIONAL_MANAGER_1, FUNCTIONAL_MANAGER_2, FG, BOARD"),
            Map.entry("agreements[0].contacts[1].name", "must not be empty"),
            Map.entry(
                "agreements[0].contacts[1].email",
                "must be a mail address, such as contact@example.nl"),
            Map.entry("agreements[1].noticeHours", "must be 8760 or less"),
            Map.entry("agreements[1].contacts", "must be a list"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"username\": \"a\"}",
        "{\"username\": \"a\", \"clientSecret\": \"b\"}",
      })
  void a_sign_in_says_who_in_one_of_two_ways(String body) {
    assertThat(signInFaults(body))
        .containsExactly(
            Map.entry(
                "body", "must have username and password, or else clientId and clientSecret"));
  }

  @Test
  void a_sign_in_does_not_say_who_in_both_ways() {
    assertThat(
            signInFaults(
                "{\"username\": \"a\", \"password\": \"b\", \"clientId\": \"c\", \"clientSecret\": \"d\"}"))
        .containsOnlyKeys("body");
    assertThat(
            contract
                .read(
                    "LoginInput", bytes("{\"username\": \"a\", \"password\": \"b\"}"), SignIn.class)
                .username())
        .isEqualTo("a");
  }

  @Test
  void a_body_of_nothing_but_faults_gets_a_bounded_answer() {
    String members =
        IntStream.range(0, 20_000)
            .mapToObj("\"a%d\":1"::formatted)
            .collect(Collectors.joining(","));

    assertThat(faults("{" + members + "}")).hasSize(100);
  }

  @Test
  void the_name_of_an_unknown_member_is_told_as_far_as_it_can_be() {
    assertThat(faults("{\"\\ud83d\": 1}")).containsEntry("?", "is not known here");
    assertThat(faults("{\"" + "a".repeat(10_000) + "\": 1}")).containsKey("a".repeat(200) + "…");
  }

  @Test
  void a_schema_that_the_contract_does_not_have_is_a_bug() {
    assertThatThrownBy(() -> contract.read("NoSuchInput", bytes("{}"), Nothing.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_pattern_says_in_words_what_it_asks() {
    List<String> silent = new ArrayList<>();
    look("", contract.tree(), silent);

    assertThat(silent).isEmpty();
  }

  private static void look(String path, JsonNode node, List<String> silent) {
    if (node.path("pattern").isTextual() && !node.path("x-rule").isTextual()) {
      silent.add(path);
    }
    node.properties()
        .forEach(member -> look(path + "/" + member.getKey(), member.getValue(), silent));
    node.forEach(child -> {
      if (node.isArray()) {
        look(path + "/-", child, silent);
      }
    });
  }

  private static Consumer<ObjectNode> put(String name, String value) {
    return body -> body.put(name, value);
  }

  private static ObjectNode completion(Consumer<ObjectNode> change) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("performedAt", "2026-11-22T03:04:05.1239+01:00")
            .put("description", "Password reset by phone.");
    change.accept(body);
    return body;
  }

  private static Completion complete(Consumer<ObjectNode> change) {
    return contract.read(
        "StepCompletionInput", bytes(completion(change).toString()), Completion.class);
  }

  private static Map<String, String> faults(Consumer<ObjectNode> change) {
    return faults(completion(change).toString());
  }

  private static Map<String, String> faults(String body) {
    return faults("StepCompletionInput", body, Completion.class);
  }

  private static Map<String, String> signInFaults(String body) {
    return faults("LoginInput", body, SignIn.class);
  }

  private static String opening(Consumer<ObjectNode> change) {
    try {
      ObjectNode body =
          (ObjectNode)
              JSON.readTree(
                  """
                  {"reportId": "019ab1c2-0000-7000-8000-000000000001", "checklistId": "rdp-device", "title": "Laptop",
                   "affectedSchools": ["99XX", "99XX01"]}
                  """);
      change.accept(body);
      return body.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Opening open(Consumer<ObjectNode> change) {
    return contract.read("IncidentInput", bytes(opening(change)), Opening.class);
  }

  private static Map<String, String> openFaults(Consumer<ObjectNode> change) {
    return faults("IncidentInput", opening(change), Opening.class);
  }

  private static Map<String, String> faults(String schema, String body, Class<?> type) {
    BadRequest refused =
        catchThrowableOfType(BadRequest.class, () -> contract.read(schema, bytes(body), type));
    assertThat(refused).as(body).isNotNull();
    return refused.faults().stream().collect(Collectors.toMap(Fault::field, Fault::rule));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
