package nl.lekdicht.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.story.Postroom;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class JudgementsTest {
  private static final List<String> BSN = List.of("BSN", "NAME");

  private static Service service;
  private static Cast cast;
  private static Desktop manager;
  private static Desktop fg;
  private static final Map<String, Desktop> OTHERS = new HashMap<>();

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    fg = Desktop.of(service, cast, "fg");
  }

  @AfterAll
  static void stop() {
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
    service.close();
  }

  private static Http as(String username) {
    return OTHERS.computeIfAbsent(username, name -> Desktop.of(service, cast, name)).http();
  }

  private static String opened(String checklist) {
    return manager.open(checklist, "99XA", "99XB").get("id").asText();
  }

  private static String path(String incident, String noun) {
    return "/v1/incidents/%s/%s".formatted(incident, noun);
  }

  private static JsonNode read(String incident, String noun) {
    return Desktop.ok(manager.http().get(path(incident, noun)), 200);
  }

  private static Answer state(String incident, @Nullable String brin, Map<String, ?> facts) {
    String noun = brin == null ? "facts" : "affected-schools/%s/facts".formatted(brin);
    return manager.http().patch(path(incident, noun), Map.of("facts", facts));
  }

  private static List<String> texts(JsonNode list, String... fields) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list) {
      List<String> parts = new ArrayList<>();
      for (String field : fields) {
        parts.add(item.at("/" + field).asText());
      }
      texts.add(String.join(" ", parts));
    }
    return texts;
  }

  private static Map<String, Object> classification(String as) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("classification", as);
    if (as.equals("PERSONAL_DATA_BREACH")) {
      body.put("establishedAt", manager.now().toString());
    }
    body.put("reasons", "So say the logs, which were read twice.");
    return body;
  }

  private static Map<String, Object> risk(String risk) {
    return new HashMap<>(
        Map.of("risk", risk, "method", "ENISA 2013", "reasons", "Names of pupils were read."));
  }

  private static Map<String, Object> decision(String duty, boolean toBeTold) {
    Map<String, Object> body = new HashMap<>();
    body.put("duty", duty);
    body.put("allSchools", true);
    body.put("toBeTold", toBeTold);
    body.put("reason", "That is what the law asks for.");
    return body;
  }

  private static Map<String, Object> severity(String nature, String identifiability) {
    return Map.of(
        "natures",
        List.of(nature),
        "context",
        List.of(Map.of("why", "VULNERABLE_PEOPLE", "steps", 1)),
        "identifiability",
        identifiability,
        "confidentiality",
        "UNKNOWN_RECIPIENTS",
        "integrity",
        "KEPT",
        "availability",
        "KEPT",
        "malicious",
        true,
        "people",
        31,
        "unintelligible",
        false);
  }

  // Facts

  @Test
  void every_kind_of_fact_is_read_back_as_it_was_stated() {
    String incident = opened("rdp-device");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("OCCURRED_FROM", "2026-11-22T10:00:00+01:00");
    facts.put("OCCURRED_PRECISION", "ESTIMATED");
    facts.put("ONGOING", false);
    facts.put("NATURE", List.of("CONFIDENTIALITY", "AVAILABILITY"));
    facts.put("SUMMARY", "A bag with a laptop\nwas taken.");
    facts.put("SYSTEMS", List.of("RDP", "Mail"));
    facts.put("PEOPLE", Map.of("min", 20, "max", 31));

    JsonNode stated = Desktop.ok(state(incident, null, facts), 200).get("facts");

    assertThat(stated.at("/OCCURRED_FROM/value").asText()).isEqualTo("2026-11-22T09:00:00.000Z");
    assertThat(stated.at("/OCCURRED_PRECISION/value").asText()).isEqualTo("ESTIMATED");
    assertThat(stated.at("/ONGOING/value").asBoolean(true)).isFalse();
    assertThat(stated.at("/NATURE/value").toString())
        .isEqualTo("[\"AVAILABILITY\",\"CONFIDENTIALITY\"]");
    assertThat(stated.at("/SUMMARY/value").asText()).isEqualTo("A bag with a laptop\nwas taken.");
    assertThat(stated.at("/SYSTEMS/value").toString()).isEqualTo("[\"RDP\",\"Mail\"]");
    assertThat(stated.at("/PEOPLE/value").toString()).isEqualTo("{\"min\":20,\"max\":31}");
    assertThat(stated.at("/PEOPLE/by/name").asText()).isEqualTo("Name of manager");
    assertThat(read(incident, "facts").get("facts")).isEqualTo(stated);
  }

  @Test
  void null_withdraws_and_what_is_not_named_stays() {
    String incident = opened("rdp-device");
    state(incident, null, Map.of("ONGOING", true, "CAUSE", "A bag left alone."));
    Map<String, Object> withdrawn = new HashMap<>();
    withdrawn.put("ONGOING", null);

    JsonNode left = Desktop.ok(state(incident, null, withdrawn), 200).get("facts");

    assertThat(left.fieldNames()).toIterable().containsExactly("CAUSE");
    assertThat(state(incident, null, withdrawn).json().get("code").asText())
        .isEqualTo("nothing-changes");
    assertThat(manager.journal(incident).toString()).contains("\\\"from\\\":\\\"YES\\\"");
  }

  @Test
  void all_faults_are_told_field_by_field() {
    String incident = opened("rdp-device");
    Answer misshapen =
        state(
            incident,
            null,
            Map.of("NATURE", List.of("SPEED"), "ONGOING", "perhaps", "WEATHER", "Rain"));
    assertThat(misshapen.status()).isEqualTo(400);
    assertThat(texts(misshapen.json().get("errors"), "field"))
        .containsExactlyInAnyOrder("facts.NATURE[0]", "facts.ONGOING", "facts.WEATHER");

    Answer impossible =
        state(
            incident,
            "99XA",
            Map.of(
                "PEOPLE",
                Map.of("min", 3, "max", 2),
                "DATA_KINDS",
                List.of("NONE", "NAME"),
                "CAUSE",
                "A bag left alone.",
                "OCCURRED_TO",
                "2026-12-31T10:00:00Z"));
    assertThat(impossible.status()).isEqualTo(400);
    assertThat(texts(impossible.json().get("errors"), "field"))
        .containsExactlyInAnyOrder(
            "facts.PEOPLE", "facts.DATA_KINDS", "facts.CAUSE", "facts.OCCURRED_TO");
    assertThat(state(incident, "99XC", Map.of("DATA_KINDS", BSN)).status()).isEqualTo(404);
  }

  @Test
  void a_school_of_whose_data_something_is_unknown_comes_with_what_its_agreement_says() {
    Desktop.ok(
        as("admin")
            .put(
                "/v1/schools/99XB",
                Map.of(
                    "name",
                    "Het Baken",
                    "place",
                    "Zandwijk",
                    "agreements",
                    List.of(
                        Map.of(
                            "service",
                            "Leeromgeving",
                            "calendar",
                            "nl-office-hours",
                            "dataKinds",
                            BSN,
                            "peopleCategories",
                            List.of("PUPILS", "MINORS"),
                            "contacts",
                            List.of(
                                Map.of(
                                    "kind", "SCHOOL_CONTACT",
                                    "name", "Anna",
                                    "email", "anna@example.nl")))))),
        200);
    String incident = opened("rdp-device");
    Desktop.ok(state(incident, "99XA", Map.of("PEOPLE", Map.of("min", 3, "max", 3))), 200);

    JsonNode first = read(incident, "facts?limit=1");
    assertThat(texts(first.get("schools"), "brin")).containsExactly("99XA");
    assertThat(first.at("/schools/0/facts/PEOPLE/value/max").asInt()).isEqualTo(3);
    JsonNode second = read(incident, "facts?limit=1&cursor=" + first.get("nextCursor").asText());
    assertThat(texts(second.get("schools"), "brin")).containsExactly("99XB");
    assertThat(second.get("nextCursor").isNull()).isTrue();
    assertThat(second.at("/schools/0/proposed/dataKinds").toString())
        .isEqualTo("[\"BSN\",\"NAME\"]");

    Desktop.ok(state(incident, null, Map.of("DATA_KINDS", List.of("NAME"))), 200);
    JsonNode stated = read(incident, "facts?school=99XB").at("/schools/0/proposed");
    assertThat(stated.get("dataKinds")).isEmpty();
    assertThat(texts(stated.get("peopleCategories"), "")).hasSize(2);
  }

  @Test
  void the_contract_has_every_fact_with_all_its_options() throws IOException {
    JsonNode facts =
        new YAMLMapper()
            .readTree(Path.of("openapi.yml").toFile())
            .at("/components/schemas/FactsInput/properties/facts/properties");
    assertThat(facts.size()).isEqualTo(Fact.values().length);
    for (Fact fact : Fact.values()) {
      JsonNode options =
          facts.at("/" + fact + (fact.kind() == Value.Kind.CHOICES ? "/items/enum" : "/enum"));
      List<String> named = new ArrayList<>();
      options.forEach(option -> named.add(option.asText()));
      named.remove("null");
      assertThat(named).as(fact.name()).containsExactlyElementsOf(fact.options());
    }
  }

  @Test
  void a_measure_is_stated_once_however_often_it_is_asked_and_can_be_changed() {
    String incident = opened("rdp-device");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", "STRUCTURAL");
    body.put("description", "Encrypt every laptop.");
    Http once = manager.http().with("Idempotency-Key", UUID.randomUUID().toString());
    JsonNode measure = Desktop.ok(once.post(path(incident, "measures"), body), 201);
    assertThat(once.post(path(incident, "measures"), body).json()).isEqualTo(measure);

    body.put("owner", "Workplaces");
    body.put("dueOn", "2027-01-31");
    String one = "measures/" + measure.get("id").asText();
    JsonNode changed = Desktop.ok(manager.http().put(path(incident, one), body), 200);
    assertThat(changed.get("owner").asText()).isEqualTo("Workplaces");
    assertThat(changed.get("dueOn").asText()).isEqualTo("2027-01-31");
    assertThat(read(incident, "assessment").get("measures")).hasSize(1);

    body.put("doneOn", "2026-11-24");
    assertThat(manager.http().put(path(incident, one), body).json().at("/errors/0/field").asText())
        .isEqualTo("doneOn");
    assertThat(manager.http().put(path(incident, "measures/" + UUID.randomUUID()), body).status())
        .isEqualTo(404);
  }

  // Judging

  @Test
  void a_deputy_judges_and_the_board_is_the_second_person() {
    String incident = opened("rdp-device");
    Desktop.ok(state(incident, null, Map.of("DATA_KINDS", BSN)), 200);
    String classification = path(incident, "classification");
    assertThat(manager.http().post(classification, classification("NEITHER")).status())
        .isEqualTo(403);
    JsonNode judged = Desktop.ok(as("deputy").post(classification, classification("NEITHER")), 200);
    assertThat(judged.at("/classification/awaitsSecond").asBoolean()).isTrue();
    assertThat(manager.incident(incident).get("classificationAwaitsSecond").asBoolean()).isTrue();

    var agreed = Map.of("classification", "NEITHER");
    assertThat(as("deputy").post(classification + "/confirmation", agreed).json().get("code"))
        .hasToString("\"second-person-needed\"");
    JsonNode confirmed =
        Desktop.ok(as("board").post(classification + "/confirmation", agreed), 200);
    assertThat(confirmed.at("/classification/confirmedBy/name").asText())
        .isEqualTo("Name of board");
    assertThat(manager.incident(incident).get("classification").asText()).isEqualTo("NEITHER");
    assertThat(manager.incident(incident).get("classificationAwaitsSecond").asBoolean()).isFalse();
  }

  @Test
  void a_severity_is_proposed_from_the_facts_and_departed_from_with_a_reason() {
    String incident = opened("rdp-files");
    assertThat(read(incident, "severity").at("/silent").toString()).contains("DATA_KINDS");
    Desktop.ok(
        state(incident, "99XB", Map.of("DATA_KINDS", BSN, "PEOPLE_CATEGORIES", List.of("MINORS"))),
        200);
    JsonNode proposed = read(incident, "severity");
    assertThat(proposed.at("/proposed/natures").toString()).contains("FINANCIAL");
    assertThat(proposed.at("/proposed/context/0/why").asText()).isEqualTo("VULNERABLE_PEOPLE");
    assertThat(proposed.get("onRecord").isNull()).isTrue();

    JsonNode assessed =
        Desktop.ok(
            manager.http().post(path(incident, "severity"), severity("FINANCIAL", "MAXIMAL")), 200);
    assertThat(assessed.at("/onRecord/score/severity").asText()).isEqualTo("5.00");
    assertThat(assessed.at("/onRecord/score/quarters").asInt()).isEqualTo(20);
    assertThat(assessed.at("/advice/act").asText()).isEqualTo("NOTIFY_AUTHORITY_AND_PEOPLE");
    assertThat(manager.incident(incident).at("/severity/band").asText()).isEqualTo("VERY_HIGH");

    Map<String, Object> departing = risk("UNLIKELY");
    Answer silent = fg.http().post(path(incident, "risk-judgement"), departing);
    assertThat(silent.status()).isEqualTo(400);
    assertThat(silent.json().at("/errors/0/field").asText()).isEqualTo("departure");
    departing.put("departure", "The disk was encrypted, and the key is safe.");
    assertThat(fg.post(incident, "risk-judgement", departing).at("/risk/advised").asText())
        .isEqualTo("HIGH_RISK");
    assertThat(manager.incident(incident).get("risk").asText()).isEqualTo("UNLIKELY");
  }

  @Test
  void a_reason_for_an_adjustment_is_given_once() {
    String incident = opened("rdp-files");
    Map<String, Object> twice = new HashMap<>(severity("SIMPLE", "LIMITED"));
    twice.put(
        "context",
        List.of(Map.of("why", "VOLUME", "steps", 1), Map.of("why", "VOLUME", "steps", 2)));
    Answer refused = manager.http().post(path(incident, "severity"), twice);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("context");
  }

  // Obligations and closing

  @Test
  void what_is_owed_is_decided_by_one_confirmed_by_another_and_listed_page_by_page() {
    String incident = opened("rdp-files");
    Desktop.ok(state(incident, "99XB", Map.of("DATA_KINDS", BSN)), 200);
    Desktop.ok(state(incident, "99XA", Map.of("DATA_KINDS", List.of("NAME"))), 200);
    assertThat(texts(read(incident, "obligations").get("items"), "school/brin", "duty", "state"))
        .containsExactly(
            "99XA SCHOOL_NOTICE UNDECIDED",
            "99XA AP_NOTIFICATION UNDECIDED",
            "99XA DATA_SUBJECTS UNDECIDED",
            "99XB SCHOOL_NOTICE UNDECIDED",
            "99XB AP_NOTIFICATION UNDECIDED",
            "99XB DATA_SUBJECTS UNDECIDED");
    assertThat(
            fg.http()
                .post(path(incident, "decisions"), decision("SCHOOL_NOTICE", false))
                .json()
                .get("code")
                .asText())
        .isEqualTo("school-must-be-told");
    fg.post(incident, "risk-judgement", risk("UNLIKELY"));
    JsonNode decided = fg.post(incident, "decisions", decision("AP_NOTIFICATION", false));
    assertThat(
            texts(
                decided.get("obligations"), "duty", "undecided", "awaitsSecond", "decided", "done"))
        .contains("AP_NOTIFICATION 0 1 1 0");

    JsonNode waiting = read(incident, "obligations?state=AWAITS_SECOND");
    assertThat(texts(waiting.get("items"), "school/brin", "decision/by/name"))
        .containsExactly("99XB Name of fg");
    var all = Map.of("duty", "AP_NOTIFICATION", "allSchools", true);
    assertThat(
            fg.http()
                .post(path(incident, "decisions/confirmation"), all)
                .json()
                .get("code")
                .asText())
        .isEqualTo("second-person-needed");
    manager.post(incident, "decisions/confirmation", all);
    assertThat(
            manager
                .http()
                .post(path(incident, "decisions/confirmation"), all)
                .json()
                .get("code")
                .asText())
        .isEqualTo("nothing-to-confirm");
    JsonNode page = read(incident, "obligations?duty=AP_NOTIFICATION&limit=1");
    assertThat(texts(page.get("items"), "school/brin", "state")).containsExactly("99XA DECIDED");
    JsonNode next =
        read(
            incident,
            "obligations?duty=AP_NOTIFICATION&limit=1&cursor=" + page.get("nextCursor").asText());
    assertThat(texts(next.get("items"), "school/brin", "decision/confirmedBy/name"))
        .containsExactly("99XB Name of manager");
    assertThat(manager.incident(incident).at("/affectedSchools/1/apNotRequired").asBoolean())
        .isTrue();
  }

  @Test
  void schools_are_named_or_all_meant_and_never_both() {
    String incident = opened("rdp-files");
    Map<String, Object> both = decision("SCHOOL_NOTICE", true);
    both.put("schools", List.of("99XA"));
    assertThat(fg.http().post(path(incident, "decisions"), both).status()).isEqualTo(400);
    Map<String, Object> neither = decision("SCHOOL_NOTICE", true);
    neither.remove("allSchools");
    assertThat(fg.http().post(path(incident, "decisions"), neither).status()).isEqualTo(400);
  }

  @Test
  void closing_names_all_that_is_missing_until_nothing_is() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    String incident = on.incident();
    fg.post(incident, "classification", classification("PERSONAL_DATA_BREACH"));
    Desktop.ok(
        manager
            .http()
            .post(
                path(incident, "measures"),
                Map.of("kind", "STRUCTURAL", "description", "Encrypt every laptop.")),
        201);

    JsonNode missing = read(incident, "closure");
    assertThat(missing.get("missing").asInt()).isEqualTo(9);
    List<String> codes = texts(missing.get("items"), "code", "about");
    assertThat(codes)
        .contains("run-open rdp-device", "risk-not-judged null", "undecided 99XA")
        .anyMatch(one -> one.startsWith("measure-without-owner"));
    Answer refused = manager.close(incident);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("code").asText()).isEqualTo("not-ready-to-close");
    assertThat(texts(refused.json().get("reasons"), "code", "about")).isEqualTo(codes);

    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    manager.skip(on, "fix-problem");
    manager.complete(on, "give-password");
    String measure = read(incident, "assessment").at("/measures/0/id").asText();
    Desktop.ok(
        manager
            .http()
            .put(
                path(incident, "measures/" + measure),
                Map.of(
                    "kind", "STRUCTURAL",
                    "description", "Encrypt every laptop.",
                    "owner", "Workplaces")),
        200);
    manager.judge(incident);
    assertThat(read(incident, "closure").get("missing").asInt()).isZero();
    Desktop.ok(manager.close(incident), 200);
    assertThat(
            fg.http()
                .post(path(incident, "risk-judgement"), risk("RISK"))
                .json()
                .get("code")
                .asText())
        .isEqualTo("incident-closed");
    assertThat(state(incident, null, Map.of("ONGOING", false)).json().get("code").asText())
        .isEqualTo("incident-closed");
  }

  // Withholding

  private static List<String> seenBy(String username, String brin) {
    return texts(
        Desktop.ok(as(username).get("/v1/schools/%s/incidents?limit=200".formatted(brin)), 200)
            .get("items"),
        "id");
  }

  private static void withhold(String incident) {
    fg.post(
        incident,
        "withholding",
        Map.of(
            "until",
            fg.now().plus(Duration.ofHours(1)).toString(),
            "reason",
            "The police asked for silence."));
  }

  private String calendarOf(String username) {
    String url =
        Desktop.ok(as(username).post("/v1/calendar-feed", Map.of()), 201).get("url").asText();
    return as(username).get(url.substring(url.indexOf("/v1/"))).body().replace("\r\n ", "");
  }

  @Test
  void what_is_withheld_is_hidden_from_the_schools_that_were_not_told_and_from_nobody_else() {
    String incident = opened("rdp-files");
    manager.post(
        incident,
        "affected-schools/99XB/moments",
        Map.of(
            "kind", "SCHOOL_TOLD",
            "occurredAt", manager.now().toString(),
            "description", "Told by telephone."));
    withhold(incident);

    assertThat(manager.incident(incident).get("withheldUntil").isNull()).isFalse();
    String ofSchool = "/v1/schools/99XA/incidents/" + incident;
    for (String school : List.of("wilgentuin", "client-wilgentuin")) {
      assertThat(seenBy(school, "99XA")).doesNotContain(incident);
      assertThat(as(school).get(ofSchool).status()).isEqualTo(404);
      assertThat(as(school).post(ofSchool + "/subject-information", told()).status())
          .isEqualTo(404);
    }
    assertThat(calendarOf("wilgentuin")).doesNotContain(incident);
    assertThat(calendarOf("manager")).contains(incident);
    assertThat(seenBy("baken", "99XB")).contains(incident);
    assertThat(seenBy("manager", "99XA")).contains(incident);
    assertThat(manager.http().get(ofSchool).status()).isEqualTo(200);

    fg.post(incident, "withholding/end", Map.of("reason", "They are done sooner."));
    assertThat(seenBy("wilgentuin", "99XA")).contains(incident);
    assertThat(manager.incident(incident).get("withheldUntil").isNull()).isTrue();
  }

  @Test
  void a_page_of_a_school_reads_on_past_what_is_withheld() {
    String oldest = manager.open("rdp-device", "99XC").get("id").asText();
    for (int i = 0; i < 3; i++) {
      service.clock().forward(Duration.ofSeconds(1));
      withhold(manager.open("rdp-device", "99XC").get("id").asText());
    }
    service.clock().forward(Duration.ofSeconds(1));
    String newest = manager.open("rdp-device", "99XC").get("id").asText();

    JsonNode first = Desktop.ok(as("polderlicht").get("/v1/schools/99XC/incidents?limit=1"), 200);
    assertThat(texts(first.get("items"), "id")).containsExactly(newest);
    JsonNode second =
        Desktop.ok(
            as("polderlicht")
                .get(
                    "/v1/schools/99XC/incidents?limit=1&cursor="
                        + first.get("nextCursor").asText()),
            200);
    assertThat(texts(second.get("items"), "id")).containsExactly(oldest);
    assertThat(second.get("nextCursor").isNull()).isTrue();
  }

  @Test
  void nothing_that_is_stated_or_judged_reaches_a_school_through_its_view() {
    String incident = opened("rdp-files");
    Desktop.ok(state(incident, null, Map.of("CAUSE", "Jan left his bag alone.")), 200);
    Desktop.ok(
        manager
            .http()
            .post(
                path(incident, "measures"),
                Map.of("kind", "DIRECT", "description", "Took the bag from Jan.")),
        201);
    fg.post(incident, "classification", classification("PERSONAL_DATA_BREACH"));
    fg.post(incident, "risk-judgement", risk("HIGH_RISK"));

    assertThat(as("wilgentuin").get("/v1/schools/99XA/incidents/" + incident).body())
        .doesNotContain("Jan", "HIGH_RISK", "ENISA", "classification", "risk");
  }

  // What a school answers and tells

  private static Map<String, Object> told() {
    return Map.of(
        "informedAt", service.clock().instant().toString(),
        "how", "A letter to the parents.",
        "people", Map.of("min", 52, "max", 54));
  }

  private static Map<String, Object> answer(boolean agrees, @Nullable String remark) {
    Map<String, Object> body = new HashMap<>();
    body.put("agrees", agrees);
    body.put("remark", remark);
    return body;
  }

  private static void sendIntention(String incident, String... brins) {
    Postroom room = Postroom.of(manager, fg, incident);
    room.leave(room.notices("JOINT_INTENTION", brins));
  }

  @Test
  void a_school_answers_an_intention_for_itself_alone() {
    String incident = opened("rdp-files");
    String own = "/v1/schools/99XA/incidents/%s/joint-answer".formatted(incident);
    assertThat(as("wilgentuin").post(own, answer(true, null)).json().get("code").asText())
        .isEqualTo("nothing-to-answer");
    sendIntention(incident, "99XA", "99XB");

    JsonNode given = Desktop.ok(as("wilgentuin").post(own, answer(false, null)), 200);
    assertThat(given.get("agrees").asBoolean()).isFalse();
    assertThat(as("baken").post(own, answer(true, null)).status()).isEqualTo(404);
    assertThat(as("other-wilgentuin").post(own, answer(true, null)).status()).isEqualTo(404);
    assertThat(as("client-wilgentuin").post(own, answer(true, null)).status()).isEqualTo(403);
    String notHit = manager.open("rdp-files", "99XB").get("id").asText();
    sendIntention(notHit, "99XB");
    assertThat(
            as("wilgentuin")
                .post("/v1/schools/99XA/incidents/%s/joint-answer".formatted(notHit), told())
                .status())
        .isEqualTo(400);
    assertThat(
            as("wilgentuin")
                .post(
                    "/v1/schools/99XA/incidents/%s/joint-answer".formatted(notHit),
                    answer(true, null))
                .status())
        .isEqualTo(404);
  }

  @Test
  void the_supplier_writes_down_an_answer_with_who_gave_it() {
    String incident = opened("rdp-files");
    sendIntention(incident, "99XA", "99XB");
    Answer bare =
        manager
            .http()
            .post(path(incident, "affected-schools/99XB/joint-answer"), answer(true, null));
    assertThat(bare.status()).isEqualTo(400);
    assertThat(bare.json().at("/errors/0/field").asText()).isEqualTo("remark");
    manager.post(
        incident,
        "affected-schools/99XB/joint-answer",
        answer(true, "The head said so by telephone."));
    manager.post(
        incident,
        "consultations",
        Map.of(
            "brin", "99XB",
            "consultedAt", manager.now().toString(),
            "outcome", "Prefers that we do it."));
    JsonNode compared =
        fg.post(
            incident,
            "equal-measure",
            Map.of("schools", List.of("99XA", "99XB"), "reason", "The same folder."));
    assertThat(texts(compared.get("consultations"), "brin")).containsExactly("99XB");
    assertThat(compared.at("/equalMeasure/schools")).hasSize(2);
  }

  @Test
  void that_people_were_told_is_recorded_by_the_school_or_on_its_word_also_after_closing() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    manager.skip(on, "fix-problem");
    manager.complete(on, "give-password");
    Desktop.ok(manager.judge(on.incident()).close(on.incident()), 200);
    String own = "/v1/schools/99XA/incidents/%s/subject-information".formatted(on.incident());
    Http once = as("wilgentuin").with("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, Object> body = told();

    JsonNode reported = Desktop.ok(once.post(own, body), 200);
    assertThat(reported.at("/people/max").asInt()).isEqualTo(54);
    assertThat(once.post(own, body).json()).isEqualTo(reported);
    assertThat(as("client-wilgentuin").post(own, told()).json().get("code").asText())
        .isEqualTo("already-done");
    manager.post(on.incident(), "affected-schools/99XB/subject-information", told());
    Map<String, Object> upsideDown = new HashMap<>(told());
    upsideDown.put("people", Map.of("min", 5, "max", 4));
    assertThat(as("baken").post(own.replace("99XA", "99XB"), upsideDown).status()).isEqualTo(400);
  }
}
