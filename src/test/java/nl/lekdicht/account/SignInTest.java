package nl.lekdicht.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SignInTest {
  private static Service service;
  private static Cast cast;
  private static Http http;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
    http = Http.of(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void forget_earlier_attempts() throws SQLException {
    behind("delete from sign_in_attempt");
  }

  @Test
  void a_password_gives_tokens_that_open_the_api() {
    var tokens = cast.signIn("admin");
    assertThat(tokens.get("expiresIn").asInt()).isEqualTo(900);
    assertThat(tokens.get("tokenType").asText()).isEqualTo("Bearer");
    assertThat(accounts(tokens)).isEqualTo(200);
  }

  @Test
  void a_username_is_the_same_in_capitals() {
    assertThat(login("ADMIN", Cast.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void a_letter_that_the_database_takes_for_another_does_not_make_a_name() {
    assertThat(login("adm\u0130n", Cast.PASSWORD).status()).isEqualTo(401);
    assertThat(login("bo\u212Aen", Cast.PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void a_school_system_signs_in_with_client_id_and_secret() {
    assertThat(cast.signIn("client-wilgentuin").get("accessToken").asText()).isNotEmpty();
  }

  @Test
  void a_school_system_is_no_person_and_a_person_no_system() {
    assertThat(login("client-wilgentuin", Cast.PASSWORD).status()).isEqualTo(401);
    assertThat(
            http.post("/v1/login", Map.of("clientId", "admin", "clientSecret", Cast.PASSWORD))
                .status())
        .isEqualTo(401);
  }

  @Test
  void an_unknown_name_a_wrong_password_and_a_closed_account_get_the_same_answer()
      throws SQLException {
    var unknown = login("nobody", Cast.PASSWORD);
    var wrong = login("manager", "not the password");
    behind(
        "update account set closed_at = created_at, closed_by = id, closing_reason = 'Left the house' where username = 'fg'");
    var closed = login("fg", Cast.PASSWORD);
    behind(
        "update account set closed_at = null, closed_by = null, closing_reason = null where username = 'fg'");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.header("WWW-Authenticate")).contains("Bearer");
    assertThat(unknown.header("Content-Type"))
        .hasValueSatisfying(it -> assertThat(it).startsWith("application/problem+json"));
    assertThat(wrong.body()).isEqualTo(unknown.body());
    assertThat(closed.body()).isEqualTo(unknown.body());
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(closed.status()).isEqualTo(401);
  }

  @Test
  void an_unknown_name_takes_as_many_hashes_as_a_known_one() {
    // Warm, then the fastest of several: the work is what is compared, not the noise.
    assertThat(fastest("nobody")).isGreaterThan(fastest("manager") / 3);
  }

  @Test
  void wrong_passwords_slow_a_name_down_and_the_right_one_waits_as_well() {
    for (var i = 0; i < 5; i++) {
      assertThat(login("manager", "wrong").status()).isEqualTo(401);
    }
    var refused = login("manager", Cast.PASSWORD);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("2");
    assertThat(login("admin", Cast.PASSWORD).status()).isEqualTo(200);
    service.clock().forward(Duration.ofSeconds(2));
    assertThat(login("manager", Cast.PASSWORD).status()).isEqualTo(200);
    assertThat(login("manager", "wrong").status()).isEqualTo(401);
    assertThat(login("manager", Cast.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void the_wait_grows_and_never_locks_anybody_out_for_good() {
    for (var i = 0; i < 40; i++) {
      assertThat(login("baken", "wrong").status()).isEqualTo(401);
      service.clock().forward(Patience.LONGEST_WAIT);
    }
    assertThat(login("baken", Cast.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void an_unknown_name_is_slowed_down_as_a_known_one() {
    for (var i = 0; i < 5; i++) {
      login("nobody-either", "wrong");
    }
    assertThat(login("nobody-either", "wrong").status()).isEqualTo(429);
  }

  @Test
  void guesses_at_many_names_slow_down_their_address() {
    for (var i = 0; i < 31; i++) {
      assertThat(login("guess-" + i, "wrong").status()).isEqualTo(401);
    }
    assertThat(login("admin", Cast.PASSWORD).status()).isEqualTo(429);
    service.clock().forward(Duration.ofSeconds(2));
    assertThat(login("admin", Cast.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void guesses_at_once_all_count() throws Exception {
    try (var pool = Executors.newFixedThreadPool(12)) {
      var guesses =
          pool.invokeAll(
              java.util.Collections.nCopies(
                  12, (Callable<Integer>) () -> login("polderlicht", "wrong").status()));
      assertThat(guesses.stream().map(Future::resultNow).filter(it -> it == 401).count())
          .isEqualTo(5);
    }
  }

  @Test
  void the_wait_outlives_a_restart() {
    for (var i = 0; i < 5; i++) {
      login("second-manager", "wrong");
    }
    try (var other = new Another()) {
      assertThat(
              Http.of(other.service)
                  .post(
                      "/v1/login", Map.of("username", "second-manager", "password", Cast.PASSWORD))
                  .status())
          .isEqualTo(429);
    }
  }

  @Test
  void an_access_token_dies_after_fifteen_minutes() {
    var tokens = cast.signIn("admin");
    service.clock().forward(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(accounts(tokens)).isEqualTo(200);
    service.clock().forward(Duration.ofSeconds(1));
    assertThat(accounts(tokens)).isEqualTo(401);
  }

  @Test
  void a_changed_token_opens_nothing() {
    var parts = cast.signIn("manager").get("accessToken").asText().split("\\.", -1);
    var claims =
        new String(
            java.util.Base64.getUrlDecoder().decode(parts[1]),
            java.nio.charset.StandardCharsets.UTF_8);
    var raised =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                claims
                    .replace("INCIDENT_MANAGER", "ADMINISTRATOR")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(http.as(parts[0] + "." + raised + "." + parts[2]).get("/v1/accounts").status())
        .isEqualTo(401);
    var none =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(http.as(none + "." + raised + ".").get("/v1/accounts").status()).isEqualTo(401);
  }

  @Test
  void a_refresh_token_gives_the_next_pair() {
    var first = cast.signIn("admin");
    service.clock().forward(Duration.ofMinutes(16));
    var second = refresh(first);
    assertThat(second.status()).isEqualTo(200);
    assertThat(accounts(second.json())).isEqualTo(200);
  }

  @Test
  void a_refresh_token_that_is_used_again_ends_the_session_for_both() {
    var first = cast.signIn("admin");
    var second = refresh(first).json();
    assertThat(refresh(first).status()).isEqualTo(401);
    assertThat(refresh(second).status()).isEqualTo(401);
    assertThat(accounts(second)).isEqualTo(401);
  }

  @Test
  void thirty_minutes_without_activity_end_the_session() {
    var tokens = cast.signIn("admin");
    service.clock().forward(Duration.ofMinutes(30));
    assertThat(refresh(tokens).status()).isEqualTo(401);
  }

  @Test
  void activity_keeps_the_session_alive() {
    var tokens = cast.signIn("admin");
    for (var i = 0; i < 6; i++) {
      service.clock().forward(Duration.ofMinutes(14));
      assertThat(accounts(tokens)).isEqualTo(200);
      service.clock().forward(Duration.ofMinutes(14));
      tokens = refresh(tokens).json();
    }
    assertThat(accounts(tokens)).isEqualTo(200);
  }

  @Test
  void an_invented_refresh_token_gives_nothing_and_ends_nothing() {
    var tokens = cast.signIn("admin");
    var token = tokens.get("refreshToken").asText();
    var changed = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
    assertThat(http.post("/v1/token-refresh", Map.of("refreshToken", changed)).status())
        .isEqualTo(401);
    assertThat(http.post("/v1/token-refresh", Map.of("refreshToken", "x y")).status())
        .isEqualTo(401);
    assertThat(refresh(tokens).status()).isEqualTo(200);
  }

  @Test
  void signing_out_ends_both_tokens_at_once() {
    var tokens = cast.signIn("admin");
    var other = cast.signIn("admin");
    assertThat(http.as(access(tokens)).post("/v1/logout", "{}").status()).isEqualTo(204);
    assertThat(accounts(tokens)).isEqualTo(401);
    assertThat(refresh(tokens).status()).isEqualTo(401);
    assertThat(http.as(access(tokens)).get("/v1/checklists").status()).isEqualTo(401);
    assertThat(http.as(access(tokens)).post("/v1/logout", "{}").status()).isEqualTo(204);
    assertThat(accounts(other)).isEqualTo(200);
  }

  @Test
  void signing_in_again_after_a_lost_answer_gives_the_same_answer() throws SQLException {
    var keyed = http.with("Idempotency-Key", "lost-answer-1");
    var body = Map.of("username", "admin", "password", Cast.PASSWORD);
    var first = keyed.post("/v1/login", body);
    service.clock().forward(Duration.ofSeconds(3));
    var again = keyed.post("/v1/login", body);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(keyed.post("/v1/login", Map.of("username", "admin", "password", "wrong")).status())
        .isEqualTo(401);
    assertThat(
            keyed
                .post("/v1/login", Map.of("username", "manager", "password", Cast.PASSWORD))
                .body())
        .isNotEqualTo(first.body());
  }

  @Test
  void a_key_of_a_session_that_has_ended_opens_a_new_one() {
    var keyed = http.with("Idempotency-Key", "lost-answer-2");
    var body = Map.of("username", "admin", "password", Cast.PASSWORD);
    var first = keyed.post("/v1/login", body).json();
    http.as(access(first)).post("/v1/logout", "{}");
    assertThat(accounts(keyed.post("/v1/login", body).json())).isEqualTo(200);
    service.clock().forward(Duration.ofMinutes(31));
    assertThat(accounts(keyed.post("/v1/login", body).json())).isEqualTo(200);
  }

  @Test
  void refreshing_again_after_a_lost_answer_gives_the_same_answer() {
    var first = cast.signIn("admin");
    var keyed = http.with("Idempotency-Key", "lost-answer-3");
    var body = Map.of("refreshToken", first.get("refreshToken").asText());
    var second = keyed.post("/v1/token-refresh", body);
    service.clock().forward(Duration.ofSeconds(3));
    var again = keyed.post("/v1/token-refresh", body);
    assertThat(again.body()).isEqualTo(second.body());
    assertThat(again.header("Idempotency-Replayed")).contains("true");
    assertThat(accounts(again.json())).isEqualTo(200);
  }

  @Test
  void another_key_with_a_used_refresh_token_ends_the_session() {
    var first = cast.signIn("admin");
    var body = Map.of("refreshToken", first.get("refreshToken").asText());
    var second = http.with("Idempotency-Key", "one").post("/v1/token-refresh", body).json();
    assertThat(http.with("Idempotency-Key", "two").post("/v1/token-refresh", body).status())
        .isEqualTo(401);
    assertThat(accounts(second)).isEqualTo(401);
  }

  @Test
  void the_same_key_once_the_next_token_was_used_ends_the_session() {
    var first = cast.signIn("admin");
    var keyed = http.with("Idempotency-Key", "three");
    var body = Map.of("refreshToken", first.get("refreshToken").asText());
    var second = keyed.post("/v1/token-refresh", body).json();
    var third = refresh(second).json();
    assertThat(keyed.post("/v1/token-refresh", body).status()).isEqualTo(401);
    assertThat(accounts(third)).isEqualTo(401);
  }

  @Test
  void of_two_that_present_one_refresh_token_at_once_one_gets_the_next() throws Exception {
    var first = cast.signIn("admin");
    try (var pool = Executors.newFixedThreadPool(2)) {
      Callable<Integer> use = () -> refresh(first).status();
      var statuses = pool.invokeAll(List.of(use, use)).stream().map(Future::resultNow).toList();
      assertThat(statuses).containsExactlyInAnyOrder(200, 401);
    }
  }

  @Test
  void the_database_holds_no_token() throws SQLException {
    var tokens = cast.signIn("admin");
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select string_agg(t::text, ' ') || (select string_agg(s::text, ' ') from session s) from refresh_token t")) {
      row.next();
      assertThat(row.getString(1)).doesNotContain(tokens.get("refreshToken").asText());
      assertThat(row.getString(1)).doesNotContain(access(tokens));
    }
  }

  private long fastest(String username) {
    var fastest = Long.MAX_VALUE;
    for (var i = 0; i < 5; i++) {
      service.clock().forward(Duration.ofHours(2));
      var start = System.nanoTime();
      login(username, "wrong");
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return fastest;
  }

  private static Http.Answer login(String username, String password) {
    return http.post("/v1/login", Map.of("username", username, "password", password));
  }

  private static Http.Answer refresh(JsonNode tokens) {
    return http.post(
        "/v1/token-refresh", Map.of("refreshToken", tokens.get("refreshToken").asText()));
  }

  private static int accounts(JsonNode tokens) {
    return http.as(access(tokens)).get("/v1/accounts").status();
  }

  private static String access(JsonNode tokens) {
    return tokens.get("accessToken").asText();
  }

  private static void behind(String sql) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A second instance on the same database. */
  private static final class Another implements AutoCloseable {
    final Service service =
        Service.start(SignInTest.service.database(), SignInTest.service.clock(), Map.of());

    @Override
    public void close() {
      service.stop();
    }
  }
}
