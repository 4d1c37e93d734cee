package nl.lekdicht.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.lekdicht.support.HandClock;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import nl.lekdicht.support.TestDatabase;
import org.junit.jupiter.api.Test;

final class FirstAccountsTest {
  private static final Map<String, Object> ADMINISTRATOR =
      Map.of(
          "lekdicht.admin.username", "chef",
          "lekdicht.admin.password", "lang genoeg om te mogen",
          "lekdicht.supplier.name", "Elders BV");

  @Test
  void an_external_database_gets_nothing_that_was_made_up() throws SQLException {
    try (var service = Service.start()) {
      assertThat(count(service, "account")).isZero();
      assertThat(count(service, "supplier")).isZero();
    }
  }

  @Test
  void an_external_database_gets_the_administrator_of_the_environment_once() throws SQLException {
    try (var database = TestDatabase.fresh()) {
      var clock = new HandClock(Service.START);
      Service.start(database, clock, ADMINISTRATOR).stop();
      var service = Service.start(database, clock, ADMINISTRATOR);
      assertThat(count(service, "account where not 'WATCH' = any (roles)")).isEqualTo(1);
      assertThat(
              Http.of(service)
                  .post(
                      "/v1/login",
                      Map.of("username", "chef", "password", "lang genoeg om te mogen"))
                  .status())
          .isEqualTo(200);
      service.stop();
    }
  }

  @Test
  void two_instances_that_start_at_once_make_one_administrator() throws Exception {
    try (var database = TestDatabase.fresh();
        var pool = Executors.newFixedThreadPool(2)) {
      var clock = new HandClock(Service.START);
      Callable<Service> start = () -> Service.start(database, clock, ADMINISTRATOR);
      var services = pool.invokeAll(List.of(start, start)).stream().map(Future::resultNow).toList();
      assertThat(count(services.getFirst(), "supplier")).isEqualTo(1);
      services.forEach(Service::stop);
    }
  }

  @Test
  void the_administrator_of_the_environment_is_told_at_the_address_that_is_given()
      throws SQLException {
    var all = new java.util.HashMap<>(ADMINISTRATOR);
    all.put("lekdicht.admin.email", "chef@elders.example.nl");
    try (var service = Service.start(all)) {
      assertThat(count(service, "account where email = 'chef@elders.example.nl'")).isEqualTo(1);
    }
  }

  @Test
  void an_address_of_the_administrator_that_is_none_is_refused() {
    var all = new java.util.HashMap<>(ADMINISTRATOR);
    all.put("lekdicht.admin.email", "chef");
    assertThatThrownBy(() -> Service.start(all).close())
        .hasStackTraceContaining("LEKDICHT_ADMIN_EMAIL");
  }

  @Test
  void a_short_password_of_the_administrator_is_refused() {
    var all = new java.util.HashMap<>(ADMINISTRATOR);
    all.put("lekdicht.admin.password", "te kort");
    assertThatThrownBy(() -> Service.start(all).close())
        .hasStackTraceContaining("at least 12 characters");
  }

  @Test
  void a_short_token_secret_is_refused() {
    assertThatThrownBy(() -> Service.start(Map.of("lekdicht.token-secret", "short")).close())
        .hasStackTraceContaining("LEKDICHT_TOKEN_SECRET has 5 bytes");
  }

  @Test
  void the_demo_world_opens_with_the_passwords_it_tells() throws SQLException {
    try (var service = Service.start()) {
      DemoWorld.Made made;
      try (var connection = service.asOwner()) {
        made = service.bean(DemoWorld.class).create(connection, service.clock().instant());
      }
      assertThat(count(service, "agreement_contact")).isEqualTo(15);
      assertThat(count(service, "deputy")).isEqualTo(1);
      assertThat(count(service, "account where email like '%@leerlicht.example.nl'")).isEqualTo(6);
      assertThat(
              count(
                  service,
                  """
                  agreement where num_nulls(address, postcode, chamber_of_commerce, sector) = 0
                    and cardinality(data_kinds) > 0 and cardinality(special_categories) > 0 and cardinality(people_categories) > 0\
                  """))
          .isEqualTo(3);
      assertThat(
              count(
                  service,
                  """
                  supplier where num_nulls(address, postcode, place, chamber_of_commerce, telephone, email, fg_name, fg_telephone,
                    fg_email) = 0\
                  """))
          .isEqualTo(1);
      assertThat(made.table().lines()).allMatch(line -> line.length() <= 110);
      for (var signIn : made.signIns()) {
        assertThat(made.table()).contains(signIn.username(), signIn.secret());
        var system = signIn.username().startsWith("client-");
        assertThat(
                Http.of(service)
                    .post(
                        "/v1/login",
                        Map.of(
                            system ? "clientId" : "username", signIn.username(),
                            system ? "clientSecret" : "password", signIn.secret()))
                    .status())
            .isEqualTo(200);
      }
      var admin =
          Http.of(service)
              .as(
                  Http.of(service)
                      .post(
                          "/v1/login",
                          Map.of(
                              "username",
                              made.signIns().getFirst().username(),
                              "password",
                              made.signIns().getFirst().secret()))
                      .json()
                      .get("accessToken")
                      .asText());
      assertThat(admin.get("/v1/schools").json().get("items")).hasSize(3);
      assertThat(admin.get("/v1/supplier").json().at("/fg/name").asText())
          .isEqualTo("Fenna Gegevens");
    }
  }

  private static int count(Service service, String table) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getInt(1);
    }
  }
}
