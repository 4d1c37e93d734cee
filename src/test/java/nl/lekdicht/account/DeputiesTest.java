package nl.lekdicht.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.database.Desk;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who stands in, and who is told. */
final class DeputiesTest {
  private static Service service;
  private static Cast cast;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void the_roster_holds_who_has_an_address_by_id() {
    var roster = roster(now());
    assertThat(roster)
        .extracting(Hearer::name)
        .containsExactlyInAnyOrder(
            "Name of admin",
            "Name of manager",
            "Name of second-manager",
            "Name of fg",
            "Name of board",
            "Name of deputy");
    assertThat(roster).extracting(it -> it.account().toString()).isSorted();
    var board = known(roster, "board");
    assertThat(board.address()).isEqualTo("board@leerlicht.example.nl");
    assertThat(board.language()).isEqualTo("nl");
    assertThat(board.roles()).isEqualTo(Set.of(Role.BOARD));
    assertThat(board.deputy()).isFalse();
    assertThat(known(roster, "deputy").deputy()).isTrue();
  }

  @Test
  void the_roster_of_another_supplier_is_empty_out_of_its_scope() {
    assertThat(
            service
                .bean(Desk.class)
                .<List<Hearer>>look(
                    cast.viewer("manager"),
                    occasion ->
                        service.bean(Roster.class).at(cast.supplier("Andersom BV"), occasion.at())))
        .isEmpty();
  }

  @Test
  void somebody_stands_in_from_the_one_moment_until_just_before_the_other() {
    var from = now().plus(Duration.ofHours(1));
    var until = now().plus(Duration.ofHours(3));
    var named = name("fg", "second-manager", from, until);
    assertThat(named.status()).isEqualTo(201);
    assertThat(standing(from.minusMillis(1))).doesNotContain("second-manager");
    assertThat(standing(from)).contains("second-manager", "deputy");
    assertThat(standing(until.minusMillis(1))).contains("second-manager");
    assertThat(standing(until)).doesNotContain("second-manager");
  }

  @Test
  void who_ends_a_standing_in_leaves_it_on_the_list() {
    var id =
        name("admin", "board", now(), now().plus(Duration.ofDays(1))).json().get("id").asText();
    assertThat(standing(now())).contains("board");
    var at = service.clock().forward(Duration.ofMinutes(1));
    var ended = end("fg", id, Map.of("reason", "Ill for the week."));
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.json().at("/endedBy/name").asText()).isEqualTo("Name of fg");
    assertThat(ended.json().get("reason").asText()).isEqualTo("Ill for the week.");
    assertThat(standing(at)).doesNotContain("board");
    assertThat(standing(at.minusMillis(1))).contains("board");
    assertThat(end("fg", id, Map.of()).json().get("code").asText()).isEqualTo("deputy-over");
    assertThat(listed("manager")).contains(id);
  }

  @Test
  void a_standing_in_ends_without_a_reason_too() {
    var id = name("fg", "board", now(), now().plus(Duration.ofDays(1))).json().get("id").asText();
    assertThat(end("admin", id, Map.of()).json().get("reason").isNull()).isTrue();
  }

  @Test
  void naming_somebody_for_the_past_changes_nothing_about_the_past() {
    var before = now();
    service.clock().forward(Duration.ofMinutes(5));
    name("fg", "manager", before.minus(Duration.ofHours(1)), now().plus(Duration.ofHours(1)));
    assertThat(standing(before)).doesNotContain("manager");
    assertThat(standing(now())).contains("manager");
  }

  @Test
  void a_retry_gets_the_first_answer_also_when_it_was_ended_since() {
    var http = http("fg").with("Idempotency-Key", "deputy-1");
    var body = body("board", now(), now().plus(Duration.ofDays(2)));
    var first = http.post("/v1/deputies", body);
    end("fg", first.json().get("id").asText(), Map.of());
    var again = http.post("/v1/deputies", body);
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(again.json()).isEqualTo(first.json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin",
        "fg",
        "wilgentuin",
        "client-wilgentuin",
        "other-manager",
        "nobody",
        "closed"
      })
  void whoever_cannot_stand_in_is_refused(String who) throws SQLException {
    var account =
        switch (who) {
          case "nobody" -> UUID.randomUUID();
          case "closed" -> closed();
          default -> cast.viewer(who).account();
        };
    var refused =
        http("fg")
            .post(
                "/v1/deputies",
                Map.of(
                    "accountId", account.toString(),
                    "from", now().toString(),
                    "until", now().plus(Duration.ofDays(1)).toString()));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("accountId");
  }

  @Test
  void who_has_no_address_does_not_stand_in() throws SQLException {
    behind("update account set email = null where username = 'second-manager'");
    assertThat(name("fg", "second-manager", now(), now().plus(Duration.ofDays(1))).status())
        .isEqualTo(400);
    assertThat(roster(now())).noneMatch(it -> it.name().equals("Name of second-manager"));
    behind(
        "update account set email = 'second-manager@leerlicht.example.nl' where username = 'second-manager'");
  }

  @Test
  void until_is_later_than_from_and_than_now() {
    assertThat(name("fg", "board", now(), now()).status()).isEqualTo(400);
    assertThat(
            name("fg", "board", now().minus(Duration.ofDays(2)), now().minus(Duration.ofDays(1)))
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deputy_is_not_who_names: update deputy set named_by = account_id",
        "deputy_begins_before_it_ends: update deputy set begins_at = ends_at",
        "deputy_is_ended_by_somebody: update deputy set ended_at = named_at, ended_by = null",
        "deputy_is_of_the_same_supplier: update deputy set account_id = (select id from account where username = 'other-manager')",
        "only_a_person_has_an_address: update account set email = 'x@example.nl' where username = 'client-wilgentuin'",
      })
  void the_database_refuses(String rule) {
    var parts = rule.split(": ", 2);
    assertThatThrownBy(() -> behind(parts[1])).hasMessageContaining(parts[0]);
  }

  @Test
  void the_list_comes_page_by_page_the_latest_first() {
    name("fg", "board", now(), now().plus(Duration.ofDays(3)));
    var names = new ArrayList<Instant>();
    var page = http("board").get("/v1/deputies?limit=1").json();
    while (true) {
      page.get("items").forEach(it -> names.add(Instant.parse(it.get("namedAt").asText())));
      if (page.get("nextCursor").isNull()) {
        break;
      }
      page =
          http("board")
              .get("/v1/deputies?limit=1&cursor=" + page.get("nextCursor").asText())
              .json();
    }
    assertThat(names).hasSizeGreaterThan(1).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(http("other-manager").get("/v1/deputies").json().get("items")).isEmpty();
  }

  private static UUID closed() throws SQLException {
    behind(
        "insert into account (id, supplier_id, username, display_name, roles, locale, email, secret_hash, created_at, closed_at, closed_by, closing_reason) select gen_random_uuid(), supplier_id, 'gone', 'Gone', roles, locale, email, secret_hash, created_at, created_at, id, 'Left the house' from account where username = 'board' on conflict do nothing");
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select id from account where username = 'gone'")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  private static Instant now() {
    return service.clock().instant();
  }

  private static Http http(String username) {
    return Http.of(service).as(cast.token(username));
  }

  private static Http.Answer name(String by, String who, Instant from, Instant until) {
    return http(by).post("/v1/deputies", body(who, from, until));
  }

  private static Map<String, String> body(String who, Instant from, Instant until) {
    return Map.of(
        "accountId", cast.viewer(who).account().toString(),
        "from", from.toString(),
        "until", until.toString());
  }

  private static Http.Answer end(String by, String id, Map<String, String> body) {
    return http(by).post("/v1/deputies/" + id + "/end", body);
  }

  private static List<String> listed(String as) {
    var ids = new ArrayList<String>();
    http(as).get("/v1/deputies").json().get("items").forEach(it -> ids.add(it.get("id").asText()));
    return ids;
  }

  private static List<Hearer> roster(Instant at) {
    return service
        .bean(Desk.class)
        .<List<Hearer>>onWatch(
            cast.supplier("Leerlicht BV"),
            now(),
            occasion -> service.bean(Roster.class).at(cast.supplier("Leerlicht BV"), at));
  }

  private static List<String> standing(Instant at) {
    return roster(at).stream()
        .filter(Hearer::deputy)
        .map(it -> it.name().substring("Name of ".length()))
        .toList();
  }

  private static Hearer known(List<Hearer> roster, String username) {
    return roster.stream()
        .filter(it -> it.name().equals("Name of " + username))
        .findFirst()
        .orElseThrow();
  }

  private static void behind(String sql) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
