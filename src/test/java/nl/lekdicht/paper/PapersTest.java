package nl.lekdicht.paper;

import static nl.lekdicht.story.Postroom.digest;
import static nl.lekdicht.story.Postroom.forSchool;
import static nl.lekdicht.story.Postroom.id;
import static nl.lekdicht.story.Postroom.ids;
import static nl.lekdicht.story.Postroom.seen;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.story.Postroom;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Papers on their way out, over HTTP: who may judge them, what is sent, and every no on the way. */
final class PapersTest {
  private static final String REASON = "The number of pupils is wrong.";

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

  private static Desktop desk(String username) {
    return OTHERS.computeIfAbsent(username, name -> Desktop.of(service, cast, name));
  }

  private static Http as(String username) {
    return desk(username).http();
  }

  private static Postroom room(String... schools) {
    String incident = manager.open("rdp-device", schools).get("id").asText();
    return Postroom.of(manager, fg, incident);
  }

  private static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(status);
    assertThat(answer.json().get("code").asText()).isEqualTo(code);
  }

  private static Answer submit(Postroom room, Http who, Object papers) {
    return who.post(room.path("submissions"), Map.of("papers", papers));
  }

  private static Answer approve(Postroom room, Http who, JsonNode papers) {
    return who.post(room.path("approvals"), Map.of("papers", seen(papers)));
  }

  private static Answer reject(Postroom room, Http who, JsonNode papers, String reason) {
    return who.post(room.path("rejections"), Map.of("papers", seen(papers), "reason", reason));
  }

  private static Answer send(Postroom room, JsonNode papers) {
    return manager.http().post(room.path("dispatches"), Map.of("papers", ids(papers)));
  }

  private static List<String> states(JsonNode papers) {
    List<String> states = new ArrayList<>();
    papers.forEach(paper -> states.add(paper.get("state").asText()));
    return states;
  }

  private static String text(Postroom room, JsonNode paper) {
    return room.read(paper).get("content").asText();
  }

  // Who judges

  @Test
  void it_goes_from_draft_to_acknowledged_and_every_step_is_on_record() {
    Postroom room = room("99XA");
    JsonNode papers = room.notices("FIRST_NOTICE");
    assertThat(states(papers)).containsExactly("DRAFT");
    assertThat(states(room.submit(papers))).containsExactly("SUBMITTED");
    assertThat(states(room.approve(papers))).containsExactly("APPROVED");
    assertThat(states(room.send(papers))).containsExactly("SENT");
    Answer received =
        as("wilgentuin")
            .post(room.schoolPath("99XA", "/%s/acknowledgement".formatted(id(papers.get(0)))), "");
    assertThat(states(Desktop.ok(received, 200).get("items"))).containsExactly("ACKNOWLEDGED");

    List<String> acts = new ArrayList<>();
    room.read(papers.get(0))
        .get("acts")
        .forEach(act -> acts.add(act.get("act").asText() + " " + act.get("byName").asText()));
    assertThat(acts)
        .containsExactly(
            "WRITTEN Name of manager",
            "SUBMITTED Name of manager",
            "APPROVED Name of fg",
            "SENT Name of manager",
            "ACKNOWLEDGED Name of wilgentuin");
    assertThat(manager.journal(room.incident()).toString())
        .contains("papers-written", "papers-submitted", "papers-approved", "papers-sent")
        .contains("paper-acknowledged")
        .doesNotContain(text(room, papers.get(0)).substring(0, 40));
  }

  @Test
  void the_author_does_not_judge() {
    Postroom room = Postroom.of(fg, fg, room("99XA").incident());
    JsonNode papers = room.submit(room.notices("FIRST_NOTICE"));
    refused(approve(room, fg.http(), papers), 409, "approver-is-author");
    refused(reject(room, fg.http(), papers, REASON), 409, "approver-is-author");
    assertThat(room.now(papers.get(0)).get("state").asText()).isEqualTo("SUBMITTED");
  }

  @Test
  void whoever_changed_a_word_does_not_judge_even_when_it_was_changed_back() {
    Postroom room = room("99XA");
    JsonNode paper = room.notices("FIRST_NOTICE").get(0);
    String before = text(room, paper);
    JsonNode touched = Desktop.ok(room.reword(fg, paper, before + "!"), 200).at("/items/0");
    JsonNode back = Desktop.ok(room.reword(manager, touched, before), 200).at("/items/0");
    assertThat(digest(back)).isEqualTo(digest(paper));

    JsonNode submitted = Desktop.ok(submit(room, manager.http(), seen(back)), 200).get("items");
    refused(approve(room, fg.http(), submitted), 409, "approver-is-author");
    Desktop.ok(approve(room, as("deputy"), submitted), 200);
  }

  @Test
  void whoever_stated_a_fact_that_it_was_made_from_does_not_judge() {
    Postroom room = room("99XA", "99XB");
    Desktop.ok(
        fg.http()
            .patch(
                room.path("affected-schools/99XA/facts"),
                Map.of("facts", Map.of("DATA_KINDS", List.of("NAME")))),
        200);
    JsonNode papers = room.submit(room.notices("FIRST_NOTICE", "99XA"));
    refused(approve(room, fg.http(), papers), 409, "approver-is-author");

    JsonNode others = room.submit(room.notices("FIRST_NOTICE", "99XB"));
    Desktop.ok(approve(room, fg.http(), others), 200);
  }

  @Test
  void whoever_stated_a_measure_does_not_judge() {
    Postroom room = room("99XA");
    Desktop.ok(
        fg.http()
            .post(
                room.path("measures"),
                Map.of("kind", "DIRECT", "description", "The laptop was wiped.")),
        201);
    for (String kind : List.of("notices", "ap-drafts")) {
      JsonNode papers =
          room.submit(kind.equals("notices") ? room.notices("FIRST_NOTICE") : room.drafts("NEW"));
      refused(approve(room, fg.http(), papers), 409, "approver-is-author");
    }
  }

  @Test
  void whoever_stated_a_fact_that_came_in_by_filling_anew_does_not_judge() {
    Postroom room = room("99XA");
    JsonNode draft = room.drafts("NEW").get(0);
    Desktop.ok(
        fg.http()
            .patch(room.path("facts"), Map.of("facts", Map.of("SUMMARY", "A laptop was stolen."))),
        200);
    JsonNode filled =
        Desktop.ok(
                manager
                    .http()
                    .post(
                        room.path("papers/%s/refill".formatted(id(draft))),
                        Map.of("digest", digest(draft))),
                200)
            .get("items");
    room.submit(filled);
    refused(approve(room, fg.http(), filled), 409, "approver-is-author");
  }

  @Test
  void words_typed_into_a_filed_draft_have_the_same_author_in_what_follows_it() {
    Postroom room = room("99XA");
    JsonNode draft = room.drafts("NEW").get(0);
    JsonNode typed = Desktop.ok(answer(room, fg, draft, "FG"), 200).get("items");
    room.submit(typed);
    Desktop.ok(approve(room, as("deputy"), typed), 200);
    room.send(typed);
    Desktop.ok(
        manager
            .http()
            .post(
                room.path("papers/%s/filing".formatted(id(draft))),
                room.filing("AP-2026-1", "The head")),
        200);

    JsonNode supplement = room.submit(room.drafts("SUPPLEMENT"));
    assertThat(room.read(supplement.get(0)).get("authors").toString())
        .contains(cast.viewer("fg").account().toString());
    refused(approve(room, fg.http(), supplement), 409, "approver-is-author");
  }

  private static Answer answer(Postroom room, Desktop who, JsonNode draft, String value) {
    return who.http()
        .put(
            room.path("papers/%s/answers".formatted(id(draft))),
            Map.of(
                "digest",
                digest(draft),
                "answers",
                Map.of("notifier-function", Map.of("value", value))));
  }

  @Test
  void a_second_account_at_the_same_address_is_the_same_person() {
    Postroom room = room("99XA");
    JsonNode papers = room.submit(room.notices("FIRST_NOTICE"));
    Http twin = opened("tweede-naam", "Manager@Leerlicht.example.nl");
    refused(approve(room, twin, papers), 409, "approver-is-author");
    Desktop.ok(approve(room, opened("een-ander", "another@leerlicht.example.nl"), papers), 200);
  }

  @Test
  void closing_the_first_account_makes_nobody_another_person() {
    Postroom room = room("99XA");
    JsonNode opened = account("vertrekt", "INCIDENT_MANAGER", "weg@leerlicht.example.nl");
    Http leaver = signedIn("vertrekt", opened);
    JsonNode papers =
        Desktop.ok(leaver.post(room.path("notices"), Map.of("kind", "FIRST_NOTICE")), 201)
            .get("items");
    room.submit(papers);
    Desktop.ok(
        as("admin")
            .post(
                "/v1/accounts/%s/closure".formatted(id(opened)),
                Map.of("reason", "Has another task now.")),
        200);
    refused(
        approve(room, opened("komt-terug", "weg@leerlicht.example.nl"), papers),
        409,
        "approver-is-author");
  }

  private static JsonNode account(String username, String role, String email) {
    return Desktop.ok(
        as("admin")
            .post(
                "/v1/accounts",
                Map.of(
                    "username",
                    username,
                    "displayName",
                    "Name of " + username,
                    "roles",
                    List.of(role),
                    "locale",
                    "nl",
                    "email",
                    email)),
        201);
  }

  private static Http signedIn(String username, JsonNode opened) {
    return Http.of(service)
        .as(
            Desktop.ok(
                    Http.of(service)
                        .post(
                            "/v1/login",
                            Map.of(
                                "username", username, "password", opened.get("password").asText())),
                    200)
                .get("accessToken")
                .asText());
  }

  /** An escalation manager who was opened just now. */
  private static Http opened(String username, String email) {
    return signedIn(username, account(username, "ESCALATION_MANAGER", email));
  }

  @Test
  void nobody_judges_who_has_not_that_task() {
    Postroom room = room("99XA");
    JsonNode papers = room.submit(room.notices("FIRST_NOTICE"));
    for (String username : List.of("second-manager", "board")) {
      refused(approve(room, as(username), papers), 403, "role-missing");
      refused(reject(room, as(username), papers, REASON), 403, "role-missing");
    }
    for (String username : List.of("admin", "wilgentuin", "other-admin")) {
      assertThat(approve(room, as(username), papers).status()).isEqualTo(403);
    }
    assertThat(approve(room, as("other-manager"), papers).status()).isEqualTo(404);
  }

  @Test
  void a_deputy_judges_and_is_on_record_as_one() {
    Postroom room = room("99XA");
    JsonNode papers = room.submit(room.notices("FIRST_NOTICE"));
    Desktop.ok(approve(room, as("deputy"), papers), 200);
    assertThat(manager.journal(room.incident()).toString()).contains("\\\"deputy\\\":true");

    Postroom other = room("99XA");
    Desktop.ok(approve(other, fg.http(), other.submit(other.notices("FIRST_NOTICE"))), 200);
    assertThat(manager.journal(other.incident()).toString()).contains("\\\"deputy\\\":false");
  }

  @Test
  void a_deputy_who_wrote_does_not_judge() {
    Postroom room = Postroom.of(desk("deputy"), fg, room("99XA").incident());
    JsonNode papers = room.submit(room.notices("FIRST_NOTICE"));
    refused(approve(room, as("deputy"), papers), 409, "approver-is-author");
  }

  @Test
  void a_deputy_judges_from_and_to() {
    Postroom room = room("99XA");
    JsonNode papers = room.submit(room.notices("FIRST_NOTICE"));
    JsonNode named =
        Desktop.ok(
            as("admin")
                .post(
                    "/v1/deputies",
                    Map.of(
                        "accountId", cast.viewer("second-manager").account().toString(),
                        "from", manager.now().plus(Duration.ofMinutes(5)).toString(),
                        "until", manager.now().plus(Duration.ofMinutes(9)).toString())),
            201);
    assertThat(named.get("id").isNull()).isFalse();
    refused(approve(room, as("second-manager"), papers), 403, "role-missing");
    service.clock().forward(Duration.ofMinutes(5));
    Desktop.ok(approve(room, as("second-manager"), papers), 200);
    service.clock().forward(Duration.ofMinutes(4));
    JsonNode later = room.submit(room.notices("SUSPECTED_HIGH_RISK"));
    refused(approve(room, as("second-manager"), later), 403, "role-missing");
  }

  // Exactly this text

  @Test
  void a_change_after_approval_voids_it() {
    Postroom room = room("99XA");
    JsonNode papers = room.ready(room.notices("FIRST_NOTICE"));
    JsonNode changed =
        Desktop.ok(room.reword(manager, papers.get(0), "# Other\n\nWords."), 200).get("items");
    assertThat(states(changed)).containsExactly("DRAFT");
    assertThat(changed.at("/0/approvedAt").isNull()).isTrue();
    assertThat(changed.at("/0/version").asInt()).isEqualTo(2);
    refused(send(room, changed), 409, "paper-not-approved");
    refused(approve(room, fg.http(), changed), 409, "paper-not-submitted");
    refused(approve(room, fg.http(), papers), 409, "paper-not-submitted");
    room.leave(changed);
  }

  @Test
  void a_change_of_an_answer_or_filling_anew_voids_it_too() {
    Postroom room = room("99XA");
    JsonNode papers = room.ready(room.drafts("NEW"));
    JsonNode changed = Desktop.ok(answer(room, manager, papers.get(0), "Head"), 200).get("items");
    assertThat(states(changed)).containsExactly("DRAFT");

    room.ready(changed);
    manager
        .http()
        .patch(room.path("facts"), Map.of("facts", Map.of("SUMMARY", "A laptop was stolen.")));
    Answer filled =
        manager
            .http()
            .post(
                room.path("papers/%s/refill".formatted(id(changed.get(0)))),
                Map.of("digest", digest(changed.get(0))));
    assertThat(states(Desktop.ok(filled, 200).get("items"))).containsExactly("DRAFT");
  }

  @Test
  void another_text_than_was_seen_is_not_submitted_judged_or_changed() {
    Postroom room = room("99XA");
    JsonNode before = room.notices("FIRST_NOTICE");
    JsonNode after =
        Desktop.ok(room.reword(manager, before.get(0), "Other words."), 200).get("items");
    refused(submit(room, manager.http(), seen(before)), 409, "text-changed");
    room.submit(after);
    refused(approve(room, fg.http(), before), 409, "text-changed");
    refused(reject(room, fg.http(), before, REASON), 409, "text-changed");
    refused(room.reword(manager, before.get(0), "Words of a third."), 409, "text-changed");
    Desktop.ok(approve(room, fg.http(), after), 200);
  }

  @Test
  void a_rejected_text_is_changed_before_it_comes_back() {
    Postroom room = room("99XA");
    JsonNode papers = room.submit(room.notices("FIRST_NOTICE"));
    refused(reject(room, fg.http(), papers, "No         "), 400, "invalid-request");
    JsonNode rejected = Desktop.ok(reject(room, fg.http(), papers, REASON), 200).get("items");
    assertThat(states(rejected)).containsExactly("REJECTED");
    refused(submit(room, manager.http(), seen(rejected)), 409, "rejected-text");
    refused(send(room, rejected), 409, "paper-not-approved");
    refused(approve(room, fg.http(), rejected), 409, "paper-not-submitted");

    JsonNode changed =
        Desktop.ok(room.reword(manager, rejected.get(0), "Better words."), 200).get("items");
    room.leave(changed);
  }

  @Test
  void what_has_left_is_not_changed_dropped_or_sent_again() {
    Postroom room = room("99XA");
    JsonNode papers = room.leave(room.notices("FIRST_NOTICE"));
    refused(room.reword(manager, papers.get(0), "Other words."), 409, "paper-has-left");
    refused(cancel(room, papers.get(0)), 409, "paper-has-left");
    refused(send(room, papers), 409, "paper-not-approved");
  }

  private static Answer cancel(Postroom room, JsonNode paper) {
    return manager
        .http()
        .post(
            room.path("papers/%s/cancellation".formatted(id(paper))),
            Map.of("reason", "It is not needed any more."));
  }

  @Test
  void what_was_dropped_stays_dropped_and_makes_room_for_another() {
    Postroom room = room("99XA");
    JsonNode papers = room.ready(room.notices("FIRST_NOTICE"));
    refused(
        manager.http().post(room.path("notices"), Map.of("kind", "FIRST_NOTICE")),
        409,
        "paper-exists");
    Desktop.ok(cancel(room, papers.get(0)), 200);
    refused(cancel(room, papers.get(0)), 409, "paper-dropped");
    refused(send(room, papers), 409, "paper-not-approved");
    refused(room.reword(manager, papers.get(0), "Other words."), 409, "paper-dropped");
    assertThat(room.notices("FIRST_NOTICE").at("/0/number").asInt()).isEqualTo(2);
  }

  @Test
  void what_was_rejected_is_dropped() {
    Postroom room = room("99XA");
    JsonNode papers = room.submit(room.notices("FIRST_NOTICE"));
    Desktop.ok(reject(room, fg.http(), papers, REASON), 200);
    Desktop.ok(cancel(room, papers.get(0)), 200);
    assertThat(room.now(papers.get(0)).get("state").asText()).isEqualTo("DROPPED");
  }

  @Test
  void whoever_approved_it_may_change_it_and_is_an_author_then() {
    Postroom room = room("99XA");
    JsonNode papers = room.ready(room.notices("FIRST_NOTICE"));
    JsonNode changed = Desktop.ok(room.reword(fg, papers.get(0), "Other words."), 200).get("items");
    refused(send(room, changed), 409, "paper-not-approved");
    room.submit(changed);
    refused(approve(room, fg.http(), changed), 409, "approver-is-author");
    Desktop.ok(approve(room, as("deputy"), changed), 200);
    room.send(changed);
  }

  @Test
  void prose_and_answers_are_not_mixed_up() {
    Postroom room = room("99XA");
    JsonNode notice = room.notices("FIRST_NOTICE").get(0);
    JsonNode draft = room.drafts("NEW").get(0);
    refused(room.reword(manager, draft, "Words."), 409, "paper-is-a-form");
    refused(answer(room, manager, notice, "Head"), 409, "paper-is-no-form");
    refused(
        manager
            .http()
            .post(
                room.path("papers/%s/refill".formatted(id(notice))),
                Map.of("digest", digest(notice))),
        409,
        "paper-is-no-form");
    assertThat(room.reword(manager, notice, " \n\n ").status()).isEqualTo(400);
  }

  @Test
  void answers_that_do_not_fit_are_told_field_by_field_and_change_nothing() {
    Postroom room = room("99XA");
    JsonNode draft = room.drafts("NEW").get(0);
    Answer answer =
        manager
            .http()
            .put(
                room.path("papers/%s/answers".formatted(id(draft))),
                Map.of(
                    "digest",
                    digest(draft),
                    "answers",
                    Map.of(
                        "notifier-function", Map.of("value", "Head"),
                        "legal-ground", Map.of("value", "NO_SUCH_LAW"),
                        "no-such-field", Map.of("value", "x"),
                        "joint", Map.of("value", List.of("yes")))));
    assertThat(answer.status()).isEqualTo(400);
    List<String> fields = new ArrayList<>();
    answer.json().get("errors").forEach(error -> fields.add(error.get("field").asText()));
    assertThat(fields)
        .containsExactlyInAnyOrder(
            "answers.legal-ground", "answers.no-such-field", "answers.joint");
    assertThat(digest(room.now(draft))).isEqualTo(digest(draft));
  }

  // Sending

  @Test
  void nothing_is_sent_that_was_not_approved() {
    Postroom room = room("99XA");
    JsonNode papers = room.notices("FIRST_NOTICE");
    refused(send(room, papers), 409, "paper-not-approved");
    room.submit(papers);
    refused(send(room, papers), 409, "paper-not-approved");
  }

  @Test
  void nothing_is_sent_while_communication_is_withheld_and_it_goes_after() {
    Postroom room = room("99XA");
    JsonNode papers = room.ready(room.notices("FIRST_NOTICE"));
    room.withhold(Duration.ofHours(1));
    refused(send(room, papers), 409, "communication-withheld");
    fg.post(room.incident(), "withholding/end", Map.of("reason", "The police are done."));
    assertThat(states(room.send(papers))).containsExactly("SENT");

    JsonNode more = room.ready(room.notices("FOLLOW_UP"));
    room.withhold(Duration.ofMinutes(3));
    refused(send(room, more), 409, "communication-withheld");
    service.clock().forward(Duration.ofMinutes(3));
    room.send(more);
  }

  @Test
  void a_school_that_nobody_can_be_reached_at_is_told_and_nothing_goes() throws SQLException {
    Postroom room = room("99XA", "99XC");
    JsonNode papers = room.ready(room.notices("FIRST_NOTICE"));
    contacts("99XC", List.of());
    try {
      Answer answer = send(room, papers);
      refused(answer, 409, "nobody-to-send-to");
      assertThat(answer.body()).contains("99XC").doesNotContain("99XA");
      assertThat(mails(room)).isZero();
    } finally {
      contacts(
          "99XC",
          List.of(
              Map.of("kind", "SCHOOL_CONTACT", "name", "Anna", "email", "anna@example.nl"),
              Map.of("kind", "FG", "name", "Bea", "email", "bea@example.nl")));
    }
    room.send(papers);
    assertThat(mails(room)).isEqualTo(2);
  }

  private static void contacts(String brin, List<?> contacts) {
    Desktop.ok(
        as("admin")
            .put(
                "/v1/schools/" + brin,
                Map.of(
                    "name",
                    "Polderlicht",
                    "place",
                    "Zandwijk",
                    "agreements",
                    List.of(
                        Map.of(
                            "service",
                            "Leeromgeving",
                            "calendar",
                            "nl-office-hours",
                            "contacts",
                            contacts)))),
        200);
  }

  private static int mails(Postroom room) throws SQLException {
    try (var connection = service.asOwner();
        var statement =
            connection.prepareStatement(
                "select count(*) from mail where incident_id = ? and cause like 'paper:%'")) {
      statement.setObject(1, UUID.fromString(room.incident()));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  @Test
  void all_of_them_or_none_and_each_with_its_reason() throws SQLException {
    Postroom room = room("99XA", "99XB");
    JsonNode notices = room.notices("FIRST_NOTICE");
    JsonNode one = room.notices("SUSPECTED_HIGH_RISK", "99XA");
    room.submit(one);
    Answer submitted = submit(room, manager.http(), seen(notices, one));
    refused(submitted, 409, "paper-not-draft");

    Answer sent = manager.http().post(room.path("dispatches"), Map.of("papers", ids(notices)));
    refused(sent, 409, "paper-not-approved");
    List<String> about = new ArrayList<>();
    sent.json().get("reasons").forEach(reason -> about.add(reason.get("about").asText()));
    assertThat(about).containsExactlyInAnyOrderElementsOf(ids(notices));

    room.submit(notices);
    JsonNode half = Postroom.of(manager, fg, room.incident()).approve(list(notices.get(0)));
    assertThat(half).hasSize(1);
    refused(send(room, notices), 409, "paper-not-approved");
    assertThat(mails(room)).isZero();
    assertThat(room.now(notices.get(0)).get("state").asText()).isEqualTo("APPROVED");
  }

  private static JsonNode list(JsonNode paper) {
    return new com.fasterxml.jackson.databind.node.ArrayNode(
            com.fasterxml.jackson.databind.node.JsonNodeFactory.instance)
        .add(paper);
  }

  @Test
  void reasons_of_several_kinds_are_told_together() {
    Postroom room = room("99XA", "99XB");
    JsonNode notices = room.submit(room.notices("FIRST_NOTICE"));
    Desktop.ok(room.reword(manager, notices.get(0), "Other words."), 200);
    JsonNode stale = notices;
    Answer answer = approve(room, fg.http(), stale);
    refused(answer, 409, "paper-not-submitted");
    room.submit(list(room.now(notices.get(0))));
    Desktop.ok(approve(room, fg.http(), list(room.now(notices.get(1)))), 200);
    Answer both = approve(room, fg.http(), stale);
    refused(both, 409, "papers-refused");
    List<String> codes = new ArrayList<>();
    both.json().get("reasons").forEach(reason -> codes.add(reason.get("code").asText()));
    assertThat(codes).containsExactlyInAnyOrder("text-changed", "paper-not-submitted");
  }

  @Test
  void one_sending_is_of_one_kind() {
    Postroom room = room("99XA");
    JsonNode notice = room.ready(room.notices("FIRST_NOTICE")).get(0);
    JsonNode risk = room.ready(room.notices("SUSPECTED_HIGH_RISK")).get(0);
    Answer answer =
        manager
            .http()
            .post(room.path("dispatches"), Map.of("papers", List.of(id(notice), id(risk))));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("papers");
  }

  @Test
  void a_paper_is_named_once_and_belongs_to_the_incident() {
    Postroom room = room("99XA");
    Postroom other = room("99XA");
    JsonNode papers = room.notices("FIRST_NOTICE");
    JsonNode strange = other.notices("FIRST_NOTICE");
    assertThat(submit(room, manager.http(), seen(papers.get(0), papers.get(0))).status())
        .isEqualTo(400);
    assertThat(submit(room, manager.http(), seen(papers.get(0), strange.get(0))).status())
        .isEqualTo(404);
    assertThat(states(list(room.now(papers.get(0))))).containsExactly("DRAFT");
    assertThat(room.reword(manager, strange.get(0), "Words.").status()).isEqualTo(404);
    assertThat(manager.http().get(room.path("papers/" + id(strange.get(0)))).status())
        .isEqualTo(404);
  }

  @Test
  void a_repeated_request_sends_no_second_mail() throws SQLException {
    Postroom room = room("99XA");
    JsonNode papers = room.ready(room.notices("FIRST_NOTICE"));
    Http once = manager.with("Idempotency-Key", "send-" + room.incident()).http();
    Map<String, ?> body = Map.of("papers", ids(papers));
    Answer first = once.post(room.path("dispatches"), body);
    Answer second = once.post(room.path("dispatches"), body);
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Idempotency-Replayed")).contains("true");
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(mails(room)).isEqualTo(1);
    refused(send(room, papers), 409, "paper-not-approved");
    assertThat(mails(room)).isEqualTo(1);
  }

  @Test
  void a_repeated_request_that_was_refused_stays_refused() {
    Postroom room = room("99XA");
    JsonNode papers = room.notices("FIRST_NOTICE");
    Http once = fg.with("Idempotency-Key", "approve-" + room.incident()).http();
    Map<String, ?> body = Map.of("papers", seen(papers));
    refused(once.post(room.path("approvals"), body), 409, "paper-not-submitted");
    room.submit(papers);
    refused(once.post(room.path("approvals"), body), 409, "refused-before");
    assertThat(room.now(papers.get(0)).get("state").asText()).isEqualTo("SUBMITTED");
    room.approve(papers);
  }

  @Test
  void a_notice_makes_the_school_aware_and_meets_the_term() {
    Postroom room = room("99XA");
    JsonNode before = manager.incident(room.incident());
    assertThat(before.at("/affectedSchools/0/toldAt").isNull()).isTrue();
    JsonNode drafts = room.leave(room.drafts("NEW"));
    assertThat(drafts).hasSize(1);
    assertThat(manager.incident(room.incident()).at("/affectedSchools/0/toldAt").isNull()).isTrue();
    room.leave(room.notices("FIRST_NOTICE"));
    assertThat(manager.incident(room.incident()).at("/affectedSchools/0/toldAt").isNull())
        .isFalse();
  }

  // What a school sees

  @Test
  void a_school_reads_what_it_was_sent_and_nothing_before() {
    Postroom room = room("99XA", "99XB");
    JsonNode papers = room.ready(room.notices("FIRST_NOTICE"));
    assertThat(sent("wilgentuin", "99XA", room)).isEmpty();
    for (JsonNode paper : papers) {
      String own = room.schoolPath("99XA", "/" + id(paper));
      assertThat(as("wilgentuin").get(own).status()).isEqualTo(404);
      assertThat(as("wilgentuin").get(own + "/document?format=PDF").status()).isEqualTo(404);
    }
    room.send(papers);
    room.notices("FOLLOW_UP");
    JsonNode seen = sent("wilgentuin", "99XA", room);
    assertThat(seen).hasSize(1);
    JsonNode whole =
        Desktop.ok(as("wilgentuin").get(room.schoolPath("99XA", "/" + id(seen.get(0)))), 200);
    assertThat(whole.get("content").asText()).isEqualTo(text(room, seen.get(0)));
    assertThat(whole.toString()).doesNotContain("Name of", "99XB", "Het Baken");
    for (JsonNode paper : papers) {
      if (!paper.get("school").asText().equals("99XA")) {
        assertThat(as("wilgentuin").get(room.schoolPath("99XA", "/" + id(paper))).status())
            .isEqualTo(404);
      }
    }
    assertThat(as("wilgentuin").get(room.schoolPath("99XB", "")).status()).isEqualTo(404);
    assertThat(as("polderlicht").get(room.schoolPath("99XC", "")).status()).isEqualTo(404);
    assertThat(as("other-wilgentuin").get(room.schoolPath("99XA", "")).status()).isEqualTo(404);
  }

  private static JsonNode sent(String username, String brin, Postroom room) {
    return Desktop.ok(as(username).get(room.schoolPath(brin, "?limit=200")), 200).get("items");
  }

  @Test
  void a_school_acknowledges_its_own_once() {
    Postroom room = room("99XA", "99XB");
    JsonNode papers = room.leave(room.notices("FIRST_NOTICE"));
    JsonNode own = forSchool(papers, "99XA");
    JsonNode other = forSchool(papers, "99XB");
    String path = "/%s/acknowledgement";
    assertThat(
            as("wilgentuin").post(room.schoolPath("99XA", path.formatted(id(other))), "").status())
        .isEqualTo(404);
    Desktop.ok(as("wilgentuin").post(room.schoolPath("99XA", path.formatted(id(own))), ""), 200);
    refused(
        as("wilgentuin").post(room.schoolPath("99XA", path.formatted(id(own))), ""),
        409,
        "paper-not-sent");
  }

  // The end

  @Test
  void a_closed_incident_takes_no_new_paper_and_no_change_of_one() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    manager.skip(on, "fix-problem");
    manager.complete(on, "give-password");
    Postroom room = Postroom.of(manager, fg, on.incident());
    manager.judge(on.incident());
    JsonNode sent = room.leave(room.notices("FIRST_NOTICE"));
    JsonNode draft = room.notices("SUSPECTED_HIGH_RISK");
    Answer closed = manager.close(on.incident());
    assertThat(closed.status()).describedAs("%s", closed).isEqualTo(200);

    refused(
        manager.http().post(room.path("notices"), Map.of("kind", "FOLLOW_UP")),
        409,
        "incident-closed");
    refused(
        manager.http().post(room.path("ap-drafts"), Map.of("filing", "NEW")),
        409,
        "incident-closed");
    refused(submit(room, manager.http(), seen(draft)), 409, "incident-closed");
    refused(approve(room, fg.http(), draft), 409, "incident-closed");
    refused(reject(room, fg.http(), draft, REASON), 409, "incident-closed");
    refused(send(room, draft), 409, "incident-closed");
    refused(room.reword(manager, draft.get(0), "Other words."), 409, "incident-closed");
    refused(cancel(room, draft.get(0)), 409, "incident-closed");
    Desktop.ok(
        as("wilgentuin")
            .post(room.schoolPath("99XA", "/%s/acknowledgement".formatted(id(sent.get(0)))), ""),
        200);
  }
}
