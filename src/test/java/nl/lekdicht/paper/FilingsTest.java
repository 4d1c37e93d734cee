package nl.lekdicht.paper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.lekdicht.story.Postroom.forSchool;
import static nl.lekdicht.story.Postroom.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Postroom;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filing with the authority, jointly or by the school, what follows it, its confirmation; and papers as files. */
final class FilingsTest {
  private static final byte[] PDF = "%PDF-1.7 received in good order".getBytes(UTF_8);
  private static final int LARGEST = 10 * 1024 * 1024;

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

  private static Postroom room(String... schools) {
    return Postroom.of(manager, fg, manager.open("rdp-files", schools).get("id").asText());
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(status);
    assertThat(answer.json().get("code").asText()).isEqualTo(code);
  }

  private static void blames(Answer answer, String field) {
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  private static Answer file(Postroom room, JsonNode paper, Map<String, ?> filing) {
    return manager.http().post(room.path("papers/%s/filing".formatted(id(paper))), filing);
  }

  private static Answer fileAsSchool(Postroom room, JsonNode paper, Map<String, ?> filing) {
    return as("wilgentuin")
        .post(room.schoolPath("99XA", "/%s/filing".formatted(id(paper))), filing);
  }

  private static Map<String, Object> filing(Postroom room, @Nullable String filedBy) {
    return room.filing("AP-2026-000123", filedBy);
  }

  /** A draft that the school has, and can file. */
  private static JsonNode sent(Postroom room) {
    return room.leave(room.drafts("NEW", "99XA")).get(0);
  }

  // Who files

  @Test
  void the_supplier_does_not_file_for_a_single_school_but_writes_down_who_did() {
    Postroom room = room("99XA");
    JsonNode draft = sent(room);
    blames(file(room, draft, filing(room, null)), "filedBy");
    Desktop.ok(file(room, draft, filing(room, "The head of De Wilgentuin")), 200);
    JsonNode filed = room.read(draft).get("filing");
    assertThat(filed.get("filedBy").asText()).isEqualTo("The head of De Wilgentuin");
    assertThat(filed.get("number").asText()).isEqualTo("AP-2026-000123");
    refused(file(room, draft, filing(room, "The head")), 409, "paper-not-sent");
  }

  @Test
  void a_school_files_what_it_was_sent_and_nothing_else() {
    Postroom room = room("99XA");
    JsonNode draft = room.drafts("NEW", "99XA").get(0);
    refused(fileAsSchool(room, draft, filing(room, null)), 404, "unknown-paper");
    refused(file(room, draft, filing(room, "The head")), 409, "paper-not-sent");
    JsonNode approved = room.ready(list(draft)).get(0);
    refused(fileAsSchool(room, approved, filing(room, null)), 404, "unknown-paper");
    room.send(list(approved));
    assertThat(
            as("baken")
                .post(
                    room.schoolPath("99XB", "/%s/filing".formatted(id(draft))), filing(room, null))
                .status())
        .isEqualTo(404);
    Desktop.ok(fileAsSchool(room, draft, filing(room, null)), 200);
    assertThat(manager.incident(room.incident()).at("/affectedSchools/0/apNotifiedAt").isNull())
        .isFalse();
  }

  private static JsonNode list(JsonNode... papers) {
    var list =
        new com.fasterxml.jackson.databind.node.ArrayNode(
            com.fasterxml.jackson.databind.node.JsonNodeFactory.instance);
    Arrays.stream(papers).forEach(list::add);
    return list;
  }

  @Test
  void a_notice_is_not_filed() {
    Postroom room = room("99XA");
    JsonNode notice = room.leave(room.notices("FIRST_NOTICE")).get(0);
    refused(file(room, notice, filing(room, "The head")), 409, "no-notification");
    refused(fileAsSchool(room, notice, filing(room, null)), 409, "no-notification");
  }

  @Test
  void the_same_request_again_files_once() {
    Postroom room = room("99XA");
    JsonNode draft = sent(room);
    Http once = manager.with("Idempotency-Key", "file-" + room.incident()).http();
    String path = room.path("papers/%s/filing".formatted(id(draft)));
    Map<String, Object> filing = filing(room, "The head");
    Answer first = once.post(path, filing);
    Answer again = once.post(path, filing);
    assertThat(first.status()).isEqualTo(200);
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(again.json()).isEqualTo(first.json());
    filing.put("number", "AP-2026-000124");
    assertThat(once.post(path, filing).status()).isEqualTo(422);
  }

  // When

  @Test
  void late_needs_its_reason_and_in_time_has_none() {
    Postroom room = room("99XA");
    room.leave(room.notices("FIRST_NOTICE"));
    JsonNode draft = sent(room);
    Map<String, Object> filing = filing(room, null);
    filing.put("lateReason", "The head was away for three days.");
    blames(fileAsSchool(room, draft, filing), "lateReason");
    filing.put("filedAt", manager.now().plusSeconds(60).toString());
    assertThat(fileAsSchool(room, draft, filing).status()).isEqualTo(400);

    service.clock().forward(Duration.ofHours(72).plusSeconds(1));
    blames(fileAsSchool(room, draft, filing(room, null)), "lateReason");
    Map<String, Object> late = filing(room, null);
    late.put("lateReason", "The head was away for three days.");
    Desktop.ok(fileAsSchool(room, draft, late), 200);
  }

  @Test
  void what_follows_keeps_the_number_and_ends_with_a_withdrawal() {
    Postroom room = room("99XA");
    refused(
        manager.http().post(room.path("ap-drafts"), Map.of("filing", "CHANGE")),
        409,
        "no-draft-to-make");
    refused(
        manager
            .http()
            .post(room.path("ap-drafts"), Map.of("filing", "CHANGE", "schools", List.of("99XA"))),
        409,
        "nothing-filed");
    JsonNode first = sent(room);
    refused(
        manager
            .http()
            .post(room.path("ap-drafts"), Map.of("filing", "NEW", "schools", List.of("99XA"))),
        409,
        "paper-exists");
    Desktop.ok(file(room, first, filing(room, "The head")), 200);
    refused(
        manager
            .http()
            .post(room.path("ap-drafts"), Map.of("filing", "NEW", "schools", List.of("99XA"))),
        409,
        "already-filed");

    JsonNode supplement = room.leave(room.drafts("SUPPLEMENT")).get(0);
    blames(file(room, supplement, room.filing("AP-2026-999999", "The head")), "number");
    Desktop.ok(file(room, supplement, filing(room, "The head")), 200);

    blames(manager.http().post(room.path("ap-drafts"), Map.of("filing", "WITHDRAWAL")), "reason");
    blames(
        manager
            .http()
            .post(
                room.path("ap-drafts"),
                Map.of("filing", "CHANGE", "reason", "It was no breach after all.")),
        "reason");
    JsonNode withdrawal =
        Desktop.ok(
                manager
                    .http()
                    .post(
                        room.path("ap-drafts"),
                        Map.of("filing", "WITHDRAWAL", "reason", "It was no breach after all.")),
                201)
            .get("items");
    Desktop.ok(file(room, room.leave(withdrawal).get(0), filing(room, "The head")), 200);
    refused(
        manager
            .http()
            .post(
                room.path("ap-drafts"), Map.of("filing", "SUPPLEMENT", "schools", List.of("99XA"))),
        409,
        "notification-withdrawn");
  }

  // Jointly, Art. 8.5

  private static List<String> lacking(Postroom room) {
    Answer answer =
        manager.http().post(room.path("ap-drafts"), Map.of("filing", "NEW", "joint", true));
    refused(answer, 409, "joint-filing-not-open");
    List<String> lacking = new ArrayList<>();
    answer
        .json()
        .get("reasons")
        .forEach(reason ->
            lacking.add(
                (reason.get("code").asText() + " " + reason.path("about").asText(""))
                    .replace(" null", "")
                    .strip()));
    return lacking;
  }

  private static void equal(Postroom room) {
    fg.post(
        room.incident(),
        "equal-measure",
        Map.of("schools", List.of("99XA", "99XB", "99XC"), "reason", "The same folder."));
  }

  private static void consult(Postroom room) {
    manager.post(
        room.incident(),
        "consultations",
        Map.of(
            "brin", "99XA", "consultedAt", manager.now().toString(), "outcome", "Prefers it so."));
  }

  private static void answerJoint(Postroom room, String username, String brin, boolean agrees) {
    Desktop.ok(
        as(username)
            .post(
                "/v1/schools/%s/incidents/%s/joint-answer".formatted(brin, room.incident()),
                Map.of("agrees", agrees)),
        200);
  }

  private static JsonNode joint(Postroom room) {
    return Desktop.ok(
            manager.http().post(room.path("ap-drafts"), Map.of("filing", "NEW", "joint", true)),
            201)
        .get("items");
  }

  private static Postroom openForJoint() {
    Postroom room = room("99XA", "99XB", "99XC");
    equal(room);
    consult(room);
    room.leave(room.notices("JOINT_INTENTION"));
    return room;
  }

  @Test
  void it_opens_condition_by_condition() {
    Postroom room = room("99XA", "99XB", "99XC");
    assertThat(lacking(room)).containsExactly("equal-measure-not-found");
    equal(room);
    assertThat(lacking(room))
        .containsExactly(
            "nobody-consulted",
            "intention-not-sent 99XA",
            "intention-not-sent 99XB",
            "intention-not-sent 99XC");
    consult(room);
    JsonNode intentions = room.notices("JOINT_INTENTION");
    assertThat(lacking(room)).hasSize(3);
    room.ready(intentions);
    assertThat(lacking(room)).hasSize(3);
    room.send(list(forSchool(intentions, "99XA"), forSchool(intentions, "99XB")));
    assertThat(lacking(room)).containsExactly("intention-not-sent 99XC");
    room.send(list(forSchool(intentions, "99XC")));

    JsonNode drafts = joint(room);
    assertThat(drafts).hasSize(1);
    assertThat(drafts.at("/0/school").isNull()).isTrue();
    assertThat(drafts.at("/0/schools").asInt()).isEqualTo(3);
    refused(
        manager.http().post(room.path("ap-drafts"), Map.of("filing", "NEW", "joint", true)),
        409,
        "paper-exists");
  }

  @Test
  void it_stays_shut_when_too_few_are_left() {
    Postroom room = openForJoint();
    answerJoint(room, "baken", "99XB", false);
    answerJoint(room, "polderlicht", "99XC", false);
    assertThat(lacking(room)).containsExactly("too-few-schools");
  }

  @Test
  void it_names_no_schools() {
    Postroom room = openForJoint();
    blames(
        manager
            .http()
            .post(
                room.path("ap-drafts"),
                Map.of("filing", "NEW", "joint", true, "schools", List.of("99XA", "99XC"))),
        "schools");
  }

  @Test
  void an_objection_after_the_draft_was_made_stops_the_filing() {
    Postroom room = openForJoint();
    JsonNode draft = joint(room).get(0);
    refused(file(room, draft, filing(room, null)), 409, "paper-not-approved");
    room.ready(list(draft));
    answerJoint(room, "baken", "99XB", false);
    refused(file(room, draft, filing(room, null)), 409, "school-objects");
    refused(
        manager.http().post(room.path("dispatches"), Map.of("papers", List.of(id(draft)))),
        409,
        "for-several-schools");

    Desktop.ok(
        manager
            .http()
            .post(
                room.path("papers/%s/cancellation".formatted(id(draft))),
                Map.of("reason", "A school objects to it.")),
        200);
    JsonNode anew = joint(room);
    assertThat(anew).hasSize(2);
    List<String> schools = new ArrayList<>();
    anew.forEach(one -> schools.add(one.get("school").asText() + one.get("schools").asInt()));
    assertThat(schools).containsExactlyInAnyOrder("null2", "99XB1");
    JsonNode several = anew.get(schools.indexOf("null2"));
    room.ready(list(several));
    Desktop.ok(file(room, several, filing(room, null)), 200);
    assertThat(as("baken").get(room.schoolPath("99XB", "/" + id(several))).status()).isEqualTo(404);
    assertThat(as("wilgentuin").get(room.schoolPath("99XA", "/" + id(several))).status())
        .isEqualTo(404);
  }

  @Test
  void an_intention_that_is_sent_later_than_it_wants_an_answer_is_refused_when_written() {
    Postroom room = room("99XA", "99XB");
    blames(
        manager
            .http()
            .post(
                room.path("notices"),
                Map.of("kind", "JOINT_INTENTION", "answerBefore", manager.now().toString())),
        "answerBefore");
  }

  // The confirmation

  private static String confirmation(Postroom room, JsonNode paper, String query) {
    return room.path("papers/%s/filing/confirmation%s".formatted(id(paper), query));
  }

  private static Answer confirm(Postroom room, JsonNode paper, String mediaType, byte[] content) {
    return manager
        .http()
        .putFile(confirmation(room, paper, "?name=received.pdf"), mediaType, content);
  }

  private static JsonNode filed(Postroom room) {
    JsonNode draft = sent(room);
    return Desktop.ok(file(room, draft, filing(room, "The head")), 200).at("/items/0");
  }

  @Test
  void a_confirmation_is_kept_once_and_given_back_as_it_came() {
    Postroom room = room("99XA");
    JsonNode draft = sent(room);
    refused(confirm(room, draft, "application/pdf", PDF), 409, "paper-not-filed");
    Desktop.ok(file(room, draft, filing(room, "The head")), 200);
    assertThat(manager.http().get(confirmation(room, draft, "")).status()).isEqualTo(404);
    String name = "?name=" + "ont%22vangst%0D%0AX-Evil:%20yes%2F..%2F%C3%A9.pdf";
    Desktop.ok(
        manager.http().putFile(confirmation(room, draft, name), "application/pdf", PDF), 200);
    refused(confirm(room, draft, "application/pdf", PDF), 409, "confirmation-there");

    Answer kept = manager.http().get(confirmation(room, draft, ""));
    assertThat(kept.body()).isEqualTo(new String(PDF, UTF_8));
    assertThat(kept.header("X-Evil")).isEmpty();
    assertThat(kept.header("Content-Disposition").orElse(""))
        .startsWith("attachment; filename*=UTF-8''")
        .doesNotContain("\"", "/", "\n");
    assertThat(kept.header("Content-Type").orElse("")).startsWith("application/pdf");
    assertThat(room.read(draft).at("/filing/confirmationDigest").asText()).hasSize(64);
  }

  @Test
  void a_school_hands_in_its_own() {
    Postroom room = room("99XA");
    JsonNode draft = filed(room);
    String path = "/%s/filing/confirmation?name=received.pdf".formatted(id(draft));
    assertThat(as("baken").putFile(room.schoolPath("99XB", path), "application/pdf", PDF).status())
        .isEqualTo(404);
    Desktop.ok(
        as("wilgentuin").putFile(room.schoolPath("99XA", path), "application/pdf", PDF), 200);
  }

  @Test
  void what_is_no_such_file_is_refused() {
    Postroom room = room("99XA");
    JsonNode draft = filed(room);
    byte[] png = "\u0089PNG\r\n\u001a\n and more".getBytes(ISO_8859_1);
    assertThat(confirm(room, draft, "text/html", "<html>".getBytes(UTF_8)).status()).isEqualTo(415);
    blames(confirm(room, draft, "application/pdf", new byte[0]), "body");
    blames(confirm(room, draft, "application/pdf", "%PDF-".getBytes(UTF_8)), "body");
    blames(confirm(room, draft, "application/pdf", png), "body");
    blames(confirm(room, draft, "image/jpeg", png), "body");
    blames(confirm(room, draft, "image/png", "<svg onload=x>".getBytes(UTF_8)), "body");
    for (String query : List.of("", "?name=", "?name=%00.pdf", "?name=" + "x".repeat(201))) {
      blames(
          manager.http().putFile(confirmation(room, draft, query), "application/pdf", PDF), "name");
    }
    blames(
        manager
            .http()
            .putFile(confirmation(room, draft, "?name=a.pdf&more=1"), "application/pdf", PDF),
        "more");
    Desktop.ok(confirm(room, draft, "image/png", png), 200);
  }

  @Test
  void a_file_of_ten_megabytes_is_taken_and_a_larger_one_is_not() {
    Postroom room = room("99XA");
    JsonNode draft = filed(room);
    assertThat(confirm(room, draft, "application/pdf", pdf(LARGEST + 1)).status()).isEqualTo(413);
    assertThat(confirm(room, draft, "application/pdf", pdf(11 * 1024 * 1024)).status())
        .isEqualTo(413);
    Desktop.ok(confirm(room, draft, "application/pdf", pdf(LARGEST)), 200);
  }

  private static byte[] pdf(int size) {
    byte[] content = new byte[size];
    System.arraycopy(PDF, 0, content, 0, PDF.length);
    return content;
  }

  // Papers as files

  @Test
  void a_paper_is_given_as_docx_and_pdf_to_the_supplier_and_to_the_school() {
    Postroom room = room("99XA");
    JsonNode notice = room.leave(room.notices("FIRST_NOTICE")).get(0);
    for (String path :
        List.of(
            room.path("papers/%s/document".formatted(id(notice))),
            room.schoolPath("99XA", "/%s/document".formatted(id(notice))))) {
      Http http = path.contains("/schools/") ? as("wilgentuin") : manager.http();
      assertThat(http.getBytes(path + "?format=DOCX")).startsWith('P', 'K', 3, 4);
      assertThat(http.getBytes(path + "?format=PDF")).startsWith('%', 'P', 'D', 'F', '-');
      blames(http.get(path), "format");
      blames(http.get(path + "?format=HTML"), "format");
      blames(http.get(path + "?format=PDF&more=1"), "more");
    }
    JsonNode draft = room.drafts("NEW", "99XA").get(0);
    assertThat(
            manager
                .http()
                .get(room.path("papers/%s/document?format=PDF".formatted(id(draft))))
                .status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "😀 <script>alert(document.cookie)</script> \u202Ereversed\u202C e\u0301 & < > \" ' ",
        "# Kop\n\n- punt één\n- punt twee\n\nTekst. ",
        "'; drop table paper; -- $$ :name ? {0} %s \\ ",
      })
  void strange_and_long_words_are_kept_as_they_are_and_printed(String words) {
    Postroom room = room("99XA");
    String text = words.repeat(1 + 10_000 / words.length());
    JsonNode paper = room.notices("FIRST_NOTICE").get(0);
    JsonNode reworded = Desktop.ok(room.reword(manager, paper, text), 200).at("/items/0");
    assertThat(room.read(reworded).get("content").asText()).isEqualTo(text);
    room.leave(list(reworded));
    JsonNode seen = Desktop.ok(as("wilgentuin").get(room.schoolPath("99XA", "/" + id(paper))), 200);
    assertThat(seen.get("content").asText()).isEqualTo(text);
    String document = room.path("papers/%s/document?format=".formatted(id(paper)));
    assertThat(manager.http().getBytes(document + "DOCX")).startsWith('P', 'K', 3, 4);
    assertThat(manager.http().getBytes(document + "PDF")).startsWith('%', 'P', 'D', 'F', '-');
  }

  @Test
  void words_that_cannot_be_kept_or_are_too_many_are_refused() {
    Postroom room = room("99XA");
    JsonNode paper = room.notices("FIRST_NOTICE").get(0);
    for (String text : List.of("", "  ", "a\u0000b", "x".repeat(50_001), "😀".repeat(50_001))) {
      assertThat(room.reword(manager, paper, text).status())
          .describedAs("%d", text.length())
          .isEqualTo(400);
    }
    Desktop.ok(room.reword(manager, paper, "😀".repeat(50_000)), 200);
  }

  @Test
  void the_export_has_every_draft_that_was_not_dropped() throws Exception {
    Postroom room = room("99XA", "99XB");
    JsonNode drafts = room.drafts("NEW");
    Desktop.ok(
        manager
            .http()
            .post(
                room.path("papers/%s/cancellation".formatted(id(drafts.get(0)))),
                Map.of("reason", "It is not needed any more.")),
        200);
    List<String> names = new ArrayList<>();
    try (var zip =
        new java.util.zip.ZipInputStream(
            new java.io.ByteArrayInputStream(
                manager.http().getBytes(room.path("ap-drafts/export"))))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names)
        .containsExactly("%s-01-DRAFT.txt".formatted(drafts.get(1).get("school").asText()));
  }
}
