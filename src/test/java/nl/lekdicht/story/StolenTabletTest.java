package nl.lekdicht.story;

import static nl.lekdicht.story.Desktop.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.HandClock;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import nl.lekdicht.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * From a stolen tablet to a closed incident: three schools are told, one agrees to a joint notification, one objects, one does not answer.
 * What left the house is in {@code src/test/resources/story/tablet}; {@code -Dstory.rewrite=true} writes it anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StolenTabletTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "story", "tablet");
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:30:00Z");
  private static final List<String> ALL = List.of("99XA", "99XB", "99XC");
  private static final byte[] PDF = "%PDF-1.7 a confirmation".getBytes(StandardCharsets.UTF_8);

  private Service service;
  private Desktop manager;
  private Desktop fg;
  private final Map<String, Desktop> schools = new LinkedHashMap<>();
  private Case on;
  private Answer tooEarly;
  private Answer jointTooEarly;
  private Answer lateWithoutReason;
  private JsonNode supplement;
  private final Map<String, String> left = new TreeMap<>();
  private Map<String, String> sheets = Map.of();

  @BeforeAll
  void play() throws Exception {
    service = Service.start(TestDatabase.fresh(), new HandClock(MONDAY), Map.of());
    Cast cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    fg = Desktop.of(service, cast, "fg");
    schools.put("99XA", Desktop.of(service, cast, "wilgentuin"));
    schools.put("99XB", Desktop.of(service, cast, "baken"));
    schools.put("99XC", Desktop.of(service, cast, "polderlicht"));
    on = Desktop.caseOf(manager.open("rdp-device", ALL.toArray(String[]::new)));
    theChecklist();
    theSuspicion();
    theFacts();
    theJudgement();
    theJointNotification();
    theLetters();
    aWeekLater();
    theEnd();
    sheets = sheets();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private Desktop at(String brin) {
    return Objects.requireNonNull(schools.get(brin));
  }

  private void later(Duration time) {
    service.clock().forward(time);
  }

  private String path(String rest) {
    return "/v1/incidents/%s%s".formatted(on.incident(), rest);
  }

  private JsonNode post(Desktop who, String rest, Map<String, ?> body) {
    Answer answer = who.http().post(path(rest), body);
    assertThat(answer.status()).as("%s: %s", rest, answer).isIn(200, 201);
    return answer.json();
  }

  private void theChecklist() {
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "yes");
    manager.complete(on, "check-authorisation", "yes");
    manager.complete(on, "escalate");
    manager.skip(on, "fix-problem");
    manager.complete(on, "give-password");
  }

  /** A suspicion of high risk is told before the facts are known; the school is aware from then. */
  private void theSuspicion() {
    later(Duration.ofHours(1));
    leave("SUSPECTED_HIGH_RISK");
  }

  private void theFacts() {
    later(Duration.ofHours(2));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "SUMMARY",
        "Een tablet van een medewerker is uit een trein gestolen. De tablet was ontgrendeld.");
    facts.put("CAUSE", "De tas stond onbeheerd op het balkon van de trein.");
    facts.put("CAUSE_ORIGIN", "EXTERNAL_DELIBERATE");
    facts.put("KIND_OF_INCIDENT", "DEVICE_LOST_OR_STOLEN");
    facts.put("NATURE", List.of("CONFIDENTIALITY"));
    facts.put("DONE_TO_DATA", List.of("STOLEN"));
    facts.put("OCCURRED_FROM", "2026-11-01T16:00:00Z");
    facts.put("OCCURRED_TO", "2026-11-02T08:30:00Z");
    facts.put("OCCURRED_PRECISION", "ESTIMATED");
    facts.put("ONGOING", false);
    facts.put("SYSTEMS", List.of("Leeromgeving", "Extern bureaublad"));
    facts.put("DATA_KINDS", List.of("NAME", "STUDY_RESULTS"));
    facts.put("SPECIAL_CATEGORIES", List.of("NONE"));
    facts.put("PEOPLE_CATEGORIES", List.of("PUPILS", "MINORS"));
    facts.put("PEOPLE", Map.of("min", 40, "max", 60));
    facts.put("RECORDS", Map.of("min", 40, "max", 120));
    facts.put("UNINTELLIGIBLE", "NO");
    facts.put("MEASURES_BEFORE", "Schijfversleuteling en een toegangscode na vijf minuten.");
    facts.put("CONSEQUENCES", "Een onbekende kan namen en cijfers van leerlingen hebben gelezen.");
    facts.put("CONSEQUENCES_CONFIDENTIALITY", "Namen en cijfers kunnen bij een onbekende liggen.");
    facts.put("HARM", List.of("LOSS_OF_CONTROL", "REPUTATION"));
    facts.put("HARM_SEVERITY", "LIMITED");
    facts.put(
        "ADVICE_TO_PEOPLE",
        "Wees bedacht op berichten van onbekenden die meer van uw kind weten dan u verwacht.");
    facts.put("CROSS_BORDER", false);
    facts.put("CONTACT_POINT", "Meldpunt Leerlicht, meldpunt@leerlicht.example.nl");
    ok(manager.http().patch(path("/facts"), Map.of("facts", facts)), 200);
    ok(
        manager
            .http()
            .patch(
                path("/affected-schools/99XA/facts"),
                Map.of(
                    "facts",
                    Map.of(
                        "DATA_KINDS",
                        List.of("NAME", "BSN", "STUDY_RESULTS"),
                        "PEOPLE",
                        Map.of("min", 25, "max", 25)))),
        200);
    post(
        manager,
        "/measures",
        Map.of(
            "kind",
            "DIRECT",
            "description",
            "Het wachtwoord is vervangen en het apparaat op afstand gewist.",
            "doneOn",
            "2026-11-02"));
    post(
        manager,
        "/measures",
        Map.of("kind", "STRUCTURAL", "description", "Tablets worden na een minuut vergrendeld."));
    tooEarly =
        manager.http().post(path("/closure"), Map.of("note", "We would like to be done with it."));
    leave("FIRST_NOTICE");
  }

  private void theJudgement() {
    later(Duration.ofHours(1));
    post(
        fg,
        "/classification",
        Map.of(
            "classification",
            "PERSONAL_DATA_BREACH",
            "establishedAt",
            service.clock().instant().minus(Duration.ofMinutes(30)).toString(),
            "reasons",
            "De tablet was ontgrendeld en gaf toegang tot leerlinggegevens."));
    post(
        fg,
        "/risk-judgement",
        Map.of(
            "risk",
            "RISK",
            "method",
            "Eigen weging",
            "reasons",
            "Kinderen, en een onbekende ontvanger; geen wachtwoorden."));
    decide("AP_NOTIFICATION", ALL, true, null, "Een risico is niet onwaarschijnlijk.");
    decide(
        "DATA_SUBJECTS",
        List.of("99XA"),
        true,
        null,
        "Het gaat om burgerservicenummers van kinderen.");
    decide(
        "DATA_SUBJECTS",
        List.of("99XB", "99XC"),
        false,
        "NO_HIGH_RISK",
        "Namen en cijfers alleen; het risico is niet hoog.");
    decide("SCHOOL_NOTICE", ALL, true, null, "Een datalek wordt altijd verteld.");
  }

  private void decide(
      String duty, List<String> brins, boolean told, @Nullable String ground, String reason) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("duty", duty);
    body.put("schools", brins);
    body.put("toBeTold", told);
    if (ground != null) {
      body.put("ground", ground);
    }
    body.put("reason", reason);
    post(fg, "/decisions", body);
  }

  /** Every notice is written, submitted, approved by another and sent. */
  private void leave(String kind) {
    pass(post(manager, "/notices", Map.of("kind", kind)).get("items"));
  }

  private void pass(JsonNode papers) {
    submitAndApprove(papers);
    post(manager, "/dispatches", Map.of("papers", ids(papers)));
  }

  private void submitAndApprove(JsonNode papers) {
    post(manager, "/submissions", Map.of("papers", seen(papers)));
    post(fg, "/approvals", Map.of("papers", seen(papers)));
  }

  static List<String> ids(JsonNode papers) {
    List<String> ids = new ArrayList<>();
    papers.forEach(paper -> ids.add(paper.get("id").asText()));
    return ids;
  }

  static List<Map<String, String>> seen(JsonNode papers) {
    List<Map<String, String>> seen = new ArrayList<>();
    papers.forEach(paper ->
        seen.add(Map.of("id", paper.get("id").asText(), "digest", paper.get("digest").asText())));
    return seen;
  }

  private String paperOf(JsonNode papers, @Nullable String brin) {
    for (JsonNode paper : papers) {
      String school = paper.get("school").isNull() ? null : paper.get("school").asText();
      if (Objects.equals(school, brin)) {
        return paper.get("id").asText();
      }
    }
    throw new AssertionError("no paper for " + brin + " in " + papers);
  }

  private void theJointNotification() throws SQLException {
    later(Duration.ofHours(16));
    jointTooEarly = manager.http().post(path("/ap-drafts"), Map.of("filing", "NEW", "joint", true));
    post(
        fg,
        "/equal-measure",
        Map.of(
            "schools", ALL, "reason", "Dezelfde tablet, dezelfde soort gegevens, dezelfde dag."));
    post(
        manager,
        "/consultations",
        Map.of(
            "brin",
            "99XA",
            "consultedAt",
            service.clock().instant().toString(),
            "outcome",
            "De school wil dat wij voor haar melden."));
    leave("JOINT_INTENTION");
    ok(at("99XA").http().post(schoolPath("99XA", "/joint-answer"), Map.of("agrees", true)), 200);
    ok(
        at("99XB")
            .http()
            .post(
                schoolPath("99XB", "/joint-answer"),
                Map.of("agrees", false, "remark", "Wij melden zelf.")),
        200);
    later(Duration.ofHours(5));
    JsonNode drafts =
        post(manager, "/ap-drafts", Map.of("filing", "NEW", "joint", true)).get("items");
    assertThat(drafts).hasSize(2);
    submitAndApprove(drafts);
    String joint = paperOf(drafts, null);
    String own = paperOf(drafts, "99XB");
    post(manager, "/dispatches", Map.of("papers", List.of(own)));
    post(
        manager,
        "/papers/%s/filing".formatted(joint),
        Map.of("filedAt", service.clock().instant().toString(), "number", "AP-2026-000123"));
    later(Duration.ofDays(3));
    Map<String, Object> filing = new LinkedHashMap<>();
    filing.put("filedAt", service.clock().instant().toString());
    filing.put("number", "AP-2026-000456");
    lateWithoutReason =
        at("99XB").http().post(schoolPath("99XB", "/papers/%s/filing".formatted(own)), filing);
    filing.put("lateReason", "De bestuurder was op reis en wilde zelf tekenen.");
    ok(at("99XB").http().post(schoolPath("99XB", "/papers/%s/filing".formatted(own)), filing), 200);
    ok(
        at("99XB")
            .http()
            .putFile(
                schoolPath(
                    "99XB", "/papers/%s/filing/confirmation?name=bevestiging.pdf".formatted(own)),
                "application/pdf",
                PDF),
        200);
  }

  private String schoolPath(String brin, String rest) {
    return "/v1/schools/%s/incidents/%s%s".formatted(brin, on.incident(), rest);
  }

  private void theLetters() {
    JsonNode letters =
        post(
                manager,
                "/subject-letters",
                Map.of(
                    "schools",
                    List.of("99XA"),
                    "languages",
                    List.of("nl", "en"),
                    "audiences",
                    List.of("PARENTS", "PUPILS")))
            .get("items");
    assertThat(letters).hasSize(4);
    pass(letters);
    later(Duration.ofHours(3));
    ok(
        at("99XA")
            .http()
            .post(
                schoolPath("99XA", "/subject-information"),
                Map.of(
                    "informedAt",
                    service.clock().instant().toString(),
                    "how",
                    "Brief aan alle ouders",
                    "people",
                    Map.of("min", 25, "max", 25))),
        200);
  }

  private void aWeekLater() {
    later(Duration.ofDays(7));
    ok(
        manager
            .http()
            .patch(
                path("/facts"),
                Map.of(
                    "facts",
                    Map.of(
                        "DONE_TO_DATA",
                        List.of("READ", "STOLEN"),
                        "HARM_SEVERITY",
                        "CONSIDERABLE"))),
        200);
    JsonNode drafts =
        post(manager, "/ap-drafts", Map.of("filing", "SUPPLEMENT", "joint", true)).get("items");
    submitAndApprove(drafts);
    String id = drafts.get(0).get("id").asText();
    post(
        manager,
        "/papers/%s/filing".formatted(id),
        Map.of("filedAt", service.clock().instant().toString(), "number", "AP-2026-000123"));
    supplement = ok(manager.http().get(path("/papers/" + id)), 200);
    JsonNode withdrawal =
        post(
                manager,
                "/ap-drafts",
                Map.of(
                    "filing",
                    "WITHDRAWAL",
                    "schools",
                    List.of("99XB"),
                    "reason",
                    "Van deze school stonden er geen gegevens op de tablet."))
            .get("items");
    pass(withdrawal);
    post(
        manager,
        "/papers/%s/filing".formatted(withdrawal.get(0).get("id").asText()),
        Map.of(
            "filedAt",
            service.clock().instant().toString(),
            "number",
            "AP-2026-000456",
            "filedBy",
            "De directeur van Het Baken"));
    leave("FOLLOW_UP");
  }

  private void theEnd() throws SQLException {
    later(Duration.ofDays(2));
    JsonNode assessment = ok(manager.http().get(path("")), 200);
    for (JsonNode measure : assessment.at("/assessment/measures")) {
      if (measure.get("kind").asText().equals("STRUCTURAL")) {
        ok(
            manager
                .http()
                .put(
                    path("/measures/" + measure.get("id").asText()),
                    Map.of(
                        "kind",
                        "STRUCTURAL",
                        "description",
                        measure.get("description").asText(),
                        "owner",
                        "Hoofd techniek")),
            200);
      }
    }
    leave("CLOSING_NOTICE");
    ok(
        at("99XA")
            .http()
            .post(
                schoolPath("99XA", "/papers/%s/acknowledgement".formatted(lastPaper("99XA")))),
        200);
    ok(
        manager
            .http()
            .post(path("/closure"), Map.of("note", "Alles is gemeld; de maatregel staat op naam.")),
        200);
    Answer acknowledged = followLink("99XC");
    assertThat(acknowledged.status()).isEqualTo(303);
  }

  private String lastPaper(String brin) {
    JsonNode papers =
        ok(at(brin).http().get(schoolPath(brin, "/papers?limit=200")), 200).get("items");
    return papers.get(papers.size() - 1).get("id").asText();
  }

  /** The school that never signed in uses the link in its last mail, after the incident was closed. */
  private Answer followLink(String brin) throws SQLException {
    String link;
    try (var connection = service.asOwner();
        var statement =
            connection.prepareStatement(
                "select m.link from mail m join paper p on m.cause = 'paper:' || p.id where p.brin = ? and p.kind = 'CLOSING_NOTICE'")) {
      statement.setString(1, brin);
      try (var row = statement.executeQuery()) {
        row.next();
        link = row.getString(1);
      }
    }
    String address = link.substring(link.indexOf("/acknowledgements/"));
    return Http.of(service).postForm(address);
  }

  private Map<String, String> sheets() throws IOException {
    Map<String, String> found = new TreeMap<>();
    byte[] zip = manager.http().getBytes(path("/ap-drafts/export"));
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        found.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  @Test
  void closing_too_early_lists_all_that_is_missing() {
    assertThat(tooEarly.status()).isEqualTo(409);
    assertThat(tooEarly.json().get("code").asText()).isEqualTo("not-ready-to-close");
    List<String> codes = new ArrayList<>();
    tooEarly.json().get("reasons").forEach(reason -> codes.add(reason.get("code").asText()));
    assertThat(codes).contains("not-classified", "measure-without-owner");
  }

  @Test
  void a_joint_draft_waits_for_the_conditions() {
    assertThat(jointTooEarly.status()).isEqualTo(409);
    assertThat(jointTooEarly.json().get("code").asText()).isEqualTo("joint-filing-not-open");
  }

  @Test
  void a_late_filing_says_why() {
    assertThat(lateWithoutReason.status()).isEqualTo(400);
    assertThat(lateWithoutReason.json().at("/errors/0/field").asText()).isEqualTo("lateReason");
  }

  @Test
  void a_supplement_shows_what_changed() {
    List<String> changed = new ArrayList<>();
    supplement.at("/draft/differences").forEach(one -> changed.add(one.get("id").asText()));
    assertThat(changed).isNotEmpty();
  }

  @Test
  void the_school_that_objected_filed_for_itself() {
    JsonNode obligations = ok(manager.http().get(path("/obligations?limit=200")), 200).get("items");
    Map<String, String> numbers = new TreeMap<>();
    obligations.forEach(owed -> {
      if (owed.get("duty").asText().equals("AP_NOTIFICATION")) {
        numbers.put(owed.at("/school/brin").asText(), owed.get("number").asText());
      }
    });
    assertThat(numbers)
        .isEqualTo(
            Map.of("99XA", "AP-2026-000123", "99XB", "AP-2026-000456", "99XC", "AP-2026-000123"));
  }

  @Test
  void what_left_reads_as_it_should() throws IOException {
    JsonNode papers = ok(manager.http().get(path("/papers?limit=200")), 200).get("items");
    for (JsonNode paper : papers) {
      JsonNode whole = ok(manager.http().get(path("/papers/" + paper.get("id").asText())), 200);
      if (!whole.get("content").isNull()) {
        left.put(
            "%s-%d-%s-%s%s.txt"
                .formatted(
                    paper.get("kind").asText().toLowerCase(Locale.ROOT),
                    paper.get("number").asInt(),
                    paper.get("school").asText(),
                    paper.get("language").asText(),
                    paper.get("audience").isNull()
                        ? ""
                        : "-" + paper.get("audience").asText().toLowerCase(Locale.ROOT)),
            whole.get("content").asText());
      }
    }
    sheets.forEach((name, text) -> left.put("draft-" + name, text));
    for (var file : left.entrySet()) {
      assertThat(file.getValue())
          .as(file.getKey())
          .isEqualTo(golden(file.getKey(), file.getValue()));
    }
    try (var files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(left.keySet());
    }
  }

  private static String golden(String name, String text) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("story.rewrite")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    return Files.readString(file);
  }

  @Test
  void the_record_is_sound() {
    JsonNode check = manager.verification();
    assertThat(check.get("sound").asBoolean()).as(check.toString()).isTrue();
  }
}
