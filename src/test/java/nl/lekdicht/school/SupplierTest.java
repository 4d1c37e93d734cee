package nl.lekdicht.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.NoSuchElementException;
import nl.lekdicht.database.Desk;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SupplierTest {
  private static final Map<String, Object> ALL =
      Map.of(
          "name", "Leerlicht BV",
          "address", "Sluiskade 3",
          "zipCode", "1234 AB",
          "place", "Zandwijk",
          "chamberOfCommerce", "00000003",
          "telephone", "+31 (0)20 000 0000",
          "email", "info@leerlicht.example.nl",
          "fg", Map.of("name", "Fenna Gegevens", "email", "fg@leerlicht.example.nl"));

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
  void a_supplier_that_said_nothing_has_its_name_only() {
    var answer = http("other-manager").get("/v1/supplier");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("name").asText()).isEqualTo("Andersom BV");
    assertThat(answer.json().get("address").isNull()).isTrue();
    assertThat(answer.json().at("/fg/name").isNull()).isTrue();
  }

  @Test
  void what_the_administrator_says_is_what_managers_read() {
    var put = http("admin").put("/v1/supplier", ALL);
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json().at("/fg/name").asText()).isEqualTo("Fenna Gegevens");
    assertThat(put.json().at("/fg/telephone").isNull()).isTrue();
    for (var reader : new String[] {"manager", "fg", "board"}) {
      assertThat(http(reader).get("/v1/supplier").json()).isEqualTo(put.json());
    }
    assertThat(http("other-manager").get("/v1/supplier").json().get("address").isNull()).isTrue();
  }

  @Test
  void what_is_left_out_is_no_longer_known() {
    http("admin").put("/v1/supplier", ALL);
    var put = http("admin").put("/v1/supplier", Map.of("name", "Leerlicht BV"));
    assertThat(put.json().get("place").isNull()).isTrue();
    assertThat(put.json().at("/fg/email").isNull()).isTrue();
  }

  @Test
  void a_school_that_it_vouches_for_may_know_it_and_no_other() {
    http("admin").put("/v1/supplier", ALL);
    var supplier = cast.supplier("Leerlicht BV");
    assertThat(
            service
                .bean(Desk.class)
                .<SupplierFile>look(
                    cast.viewer("wilgentuin"),
                    _ -> service.bean(Suppliers.class).particulars(supplier))
                .address())
        .isEqualTo("Sluiskade 3");
    assertThatThrownBy(() ->
            service
                .bean(Desk.class)
                .<SupplierFile>look(
                    cast.viewer("other-wilgentuin"),
                    _ -> service.bean(Suppliers.class).particulars(supplier)))
        .isInstanceOf(NoSuchElementException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "zipCode, 1234 ab",
    "chamberOfCommerce, 1234567",
    "chamberOfCommerce, 123456789",
    "telephone, bel mij",
    "email, nergens",
    "fg.email, nergens",
    "address, ' '"
  })
  void what_cannot_be_right_is_refused(String field, String value) {
    var body =
        field.startsWith("fg.")
            ? Map.of("name", "X", "fg", Map.of(field.substring(3), value))
            : Map.of("name", "X", field, value);
    var answer = http("admin").put("/v1/supplier", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "fg", "board", "wilgentuin"})
  void only_an_administrator_writes(String username) {
    assertThat(http(username).put("/v1/supplier", ALL).status()).isEqualTo(403);
  }

  private static Http http(String username) {
    return Http.of(service).as(cast.token(username));
  }
}
