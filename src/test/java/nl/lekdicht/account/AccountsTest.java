package nl.lekdicht.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountsTest {
  private static Service service;
  private static Cast cast;
  private static Http admin;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
    admin = Http.of(service).as(cast.token("admin"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_new_person_signs_in_with_the_password_in_the_answer() {
    var opened = admin.post("/v1/accounts", person("nieuw", "INCIDENT_MANAGER", null));
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.json().get("clientId").isNull()).isTrue();
    var login =
        Http.of(service)
            .post(
                "/v1/login",
                Map.of("username", "nieuw", "password", opened.json().get("password").asText()));
    assertThat(login.status()).isEqualTo(200);
  }

  @Test
  void a_new_system_of_a_school_signs_in_with_the_client_in_the_answer() {
    var opened = admin.post("/v1/accounts", person("ignored", "SCHOOL_SYSTEM", "99XA")).json();
    assertThat(opened.get("password").isNull()).isTrue();
    var login =
        Http.of(service)
            .post(
                "/v1/login",
                Map.of(
                    "clientId", opened.get("clientId").asText(),
                    "clientSecret", opened.get("clientSecret").asText()));
    assertThat(login.status()).isEqualTo(200);
  }

  @Test
  void a_lost_answer_can_be_built_again() {
    var opened = admin.post("/v1/accounts", person("verloren", "INCIDENT_MANAGER", null)).json();
    var again =
        service
            .bean(nl.lekdicht.database.Desk.class)
            .<AccountView.Opened>look(
                cast.viewer("admin"),
                occasion ->
                    service
                        .bean(Accounts.class)
                        .opened(UUID.fromString(opened.get("id").asText())));
    assertThat(again.password()).isEqualTo(opened.get("password").asText());
  }

  @Test
  void a_username_is_taken_once_whatever_its_capitals_and_whoever_has_it() {
    assertThat(admin.post("/v1/accounts", person("MANAGER", "INCIDENT_MANAGER", null)).status())
        .isEqualTo(409);
    var taken = admin.post("/v1/accounts", person("other-manager", "INCIDENT_MANAGER", null));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.json().get("code").asText()).isEqualTo("username-taken");
  }

  @ParameterizedTest
  @CsvSource({
    "SCHOOL_CONTACT,, school",
    "INCIDENT_MANAGER, 99XA, school",
    "SCHOOL_CONTACT, 99XD, school",
    "SCHOOL_CONTACT, 99ZZ, school",
  })
  void roles_and_school_must_fit(String role, String school, String field) {
    var refused = admin.post("/v1/accounts", person("past-niet", role, school));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  @Test
  void roles_of_school_and_supplier_do_not_mix() {
    var refused =
        admin.post(
            "/v1/accounts",
            Map.of(
                "username", "gemengd",
                "displayName", "Gemengd",
                "roles", List.of("ADMINISTRATOR", "SCHOOL_CONTACT"),
                "locale", "nl",
                "school", "99XA"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("roles");
  }

  @Test
  void a_closed_account_is_out_at_once() {
    var opened = admin.post("/v1/accounts", person("gaat-weg", "ADMINISTRATOR", null)).json();
    var credentials = Map.of("username", "gaat-weg", "password", opened.get("password").asText());
    var tokens = Http.of(service).post("/v1/login", credentials).json();
    var leaver = Http.of(service).as(tokens.get("accessToken").asText());
    assertThat(leaver.get("/v1/accounts").status()).isEqualTo(200);
    var closed = close(opened.get("id").asText());
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.json().get("closedAt").isNull()).isFalse();
    assertThat(leaver.get("/v1/accounts").status()).isEqualTo(401);
    assertThat(
            Http.of(service)
                .post(
                    "/v1/token-refresh",
                    Map.of("refreshToken", tokens.get("refreshToken").asText()))
                .status())
        .isEqualTo(401);
    assertThat(Http.of(service).post("/v1/login", credentials).status()).isEqualTo(401);
    assertThat(close(opened.get("id").asText()).status()).isEqualTo(409);
  }

  @Test
  void nobody_closes_the_own_account() {
    assertThat(close(cast.viewer("admin").account().toString()).status()).isEqualTo(409);
  }

  @Test
  void an_account_of_another_supplier_does_not_exist() {
    assertThat(close(cast.viewer("other-manager").account().toString()).status()).isEqualTo(404);
    assertThat(close(UUID.randomUUID().toString()).status()).isEqualTo(404);
    assertThat(Http.of(service).as(cast.token("other-manager")).get("/v1/accounts").status())
        .isEqualTo(403);
  }

  @Test
  void the_list_holds_the_own_accounts_page_by_page() {
    var other = Http.of(service).as(cast.token("other-admin"));
    var names = new ArrayList<String>();
    JsonNode page = other.get("/v1/accounts?limit=1").json();
    while (true) {
      page.get("items").forEach(item -> names.add(item.get("username").asText()));
      if (page.get("nextCursor").isNull()) {
        break;
      }
      page = other.get("/v1/accounts?limit=1&cursor=" + page.get("nextCursor").asText()).json();
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            "other-admin", "other-manager", "other-wilgentuin", "other-kust");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADMINISTRATOR", "INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  void a_supplier_s_person_needs_an_address(String role) {
    var body = person("zonder-adres", role, null);
    body.remove("email");
    var refused = admin.post("/v1/accounts", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("email");
  }

  @Test
  void a_school_s_contact_may_have_an_address_and_its_system_may_not() {
    var contact = person("met-adres", "SCHOOL_CONTACT", "99XA");
    contact.put("email", "sam@example.nl");
    assertThat(admin.post("/v1/accounts", contact).json().get("email").asText())
        .isEqualTo("sam@example.nl");
    var system = person("systeem", "SCHOOL_SYSTEM", "99XA");
    system.put("email", "sam@example.nl");
    assertThat(admin.post("/v1/accounts", system).json().at("/errors/0/field").asText())
        .isEqualTo("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "sam", "sam@", "a@b@c", "sam@example.nl\nBcc: x@example.nl", "s am@x.nl"})
  void an_address_that_is_none_is_refused(String address) {
    var body = person("raar-adres", "BOARD", null);
    body.put("email", address);
    assertThat(admin.post("/v1/accounts", body).status()).isEqualTo(400);
  }

  @Test
  void an_address_is_changed_by_an_administrator_also_the_own() {
    var opened = admin.post("/v1/accounts", person("verhuist", "BOARD", null)).json();
    var id = opened.get("id").asText();
    assertThat(opened.get("email").asText()).isEqualTo("verhuist@leerlicht.example.nl");
    var moved = admin.post("/v1/accounts/" + id + "/email", Map.of("email", "nieuw@example.nl"));
    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.json().get("email").asText()).isEqualTo("nieuw@example.nl");
    close(id);
    assertThat(
            admin
                .post("/v1/accounts/" + id + "/email", Map.of("email", "weg@example.nl"))
                .json()
                .get("code")
                .asText())
        .isEqualTo("account-closed");
    var own = cast.viewer("admin").account();
    assertThat(
            admin
                .post("/v1/accounts/" + own + "/email", Map.of("email", "admin@example.nl"))
                .status())
        .isEqualTo(200);
    var system = cast.viewer("client-wilgentuin").account();
    assertThat(
            admin
                .post("/v1/accounts/" + system + "/email", Map.of("email", "x@example.nl"))
                .status())
        .isEqualTo(400);
    var other = cast.viewer("other-manager").account();
    assertThat(
            admin
                .post("/v1/accounts/" + other + "/email", Map.of("email", "x@example.nl"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void nobody_is_given_the_role_of_the_watch_or_signs_in_as_it() throws java.sql.SQLException {
    assertThat(admin.post("/v1/accounts", person("wacht", "WATCH", null)).status()).isEqualTo(400);
    var name = "watch-" + cast.supplier("Leerlicht BV");
    assertThat(
            Http.of(service)
                .post("/v1/login", Map.of("username", name, "password", Cast.PASSWORD))
                .status())
        .isEqualTo(401);
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select id from account where username = '%s'".formatted(name))) {
      assertThat(row.next()).isTrue();
      assertThat(close(row.getString(1)).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "fg", "board", "wilgentuin", "client-wilgentuin"})
  void accounts_are_for_administrators(String username) {
    var http = Http.of(service).as(cast.token(username));
    assertThat(http.get("/v1/accounts").status()).isEqualTo(403);
    assertThat(http.post("/v1/accounts", person("mag-niet", "ADMINISTRATOR", null)).status())
        .isEqualTo(403);
  }

  @Test
  void without_a_token_nothing_is_told() {
    var refused = Http.of(service).get("/v1/accounts");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).contains("Bearer");
  }

  private static Http.Answer close(String id) {
    return admin.post(
        "/v1/accounts/" + id + "/closure", Map.of("reason", "Works somewhere else now"));
  }

  private static Map<String, Object> person(
      String username, String role, @org.jspecify.annotations.Nullable String school) {
    var body =
        new HashMap<String, Object>(
            Map.of(
                "username",
                username,
                "displayName",
                "Een naam",
                "roles",
                List.of(role),
                "locale",
                "nl"));
    if (school != null) {
      body.put("school", school);
    } else if (!role.startsWith("SCHOOL")) {
      body.put("email", username + "@leerlicht.example.nl");
    }
    return body;
  }
}
