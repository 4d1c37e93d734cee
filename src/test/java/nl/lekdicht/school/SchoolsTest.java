package nl.lekdicht.school;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchoolsTest {
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
  void what_was_agreed_with_a_new_school_is_what_is_read_back() {
    var put =
        admin.put(
            "/v1/schools/99XE01", school("De Vlier", agreement("Toetsen", 36, contact("FG"))));
    assertThat(put.status()).isEqualTo(200);
    assertThat(admin.get("/v1/schools/99XE01").json()).isEqualTo(put.json());
    assertThat(put.json().at("/agreements/0/noticeHours").asInt()).isEqualTo(36);
    assertThat(put.json().at("/agreements/0/contacts/0/kind").asText()).isEqualTo("FG");
  }

  @Test
  void a_calendar_that_the_library_does_not_know_is_refused() {
    var agreement = new java.util.HashMap<>(agreement("Toetsen", 36));
    agreement.put("calendar", "no-such-calendar");
    var put = admin.put("/v1/schools/99XH", school("De Es", agreement));
    assertThat(put.status()).isEqualTo(400);
    assertThat(put.json().at("/errors/0/field").asText()).isEqualTo("agreements[0].calendar");
    assertThat(admin.get("/v1/schools/99XH").status()).isEqualTo(404);
  }

  @Test
  void a_second_put_takes_the_place_of_the_first() throws Exception {
    admin.put(
        "/v1/schools/99XF",
        school("Oud", agreement("Toetsen", 48, contact("FG")), agreement("Rooster", 24)));
    admin.put("/v1/schools/99XF", school("Nieuw", agreement("Toetsen", null, contact("BOARD"))));
    var now = admin.get("/v1/schools/99XF").json();
    assertThat(now.get("name").asText()).isEqualTo("Nieuw");
    assertThat(now.get("agreements")).hasSize(1);
    assertThat(now.at("/agreements/0/noticeHours").isNull()).isTrue();
    assertThat(now.at("/agreements/0/contacts")).hasSize(1);
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) filter (where ended_at is not null) from agreement where brin = '99XF'")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void two_that_put_the_same_school_at_once_leave_one_of_both() throws Exception {
    try (var pool = Executors.newFixedThreadPool(4)) {
      Callable<Integer> put =
          () ->
              admin
                  .put("/v1/schools/99XG", school("Samen", agreement("Toetsen", 48, contact("FG"))))
                  .status();
      assertThat(pool.invokeAll(List.of(put, put, put, put)).stream().map(Future::resultNow))
          .containsOnly(200);
    }
    assertThat(admin.get("/v1/schools/99XG").json().at("/agreements/0/contacts")).hasSize(1);
  }

  @Test
  void a_school_is_what_each_supplier_calls_it() {
    var other = Http.of(service).as(cast.token("other-admin"));
    assertThat(admin.get("/v1/schools/99XA").json().get("name").asText())
        .isEqualTo("De Wilgentuin");
    assertThat(other.get("/v1/schools/99XA").json().get("name").asText())
        .isEqualTo("Basisschool De Wilgentuin");
  }

  @Test
  void a_school_of_another_supplier_does_not_exist() {
    assertThat(admin.get("/v1/schools/99XD").status()).isEqualTo(404);
  }

  @Test
  void the_list_holds_the_own_schools_page_by_page() {
    var other = Http.of(service).as(cast.token("other-admin"));
    var first = other.get("/v1/schools?limit=1").json();
    assertThat(first.at("/items/0/brin").asText()).isEqualTo("99XA");
    assertThat(first.at("/items/0/agreements/0/contacts")).hasSize(5);
    var second = other.get("/v1/schools?limit=1&cursor=" + first.get("nextCursor").asText()).json();
    assertThat(second.at("/items/0/brin").asText()).isEqualTo("99XD");
    assertThat(second.get("nextCursor").isNull()).isTrue();
  }

  @Test
  void what_cannot_be_right_is_refused() {
    assertThat(admin.put("/v1/schools/99xa", school("Klein", agreement("Toetsen", 48))).status())
        .isEqualTo(400);
    assertThat(admin.put("/v1/schools/99XH", school("Leeg")).status()).isEqualTo(400);
    assertThat(
            admin
                .put(
                    "/v1/schools/99XH",
                    school("Dubbel", agreement("Toetsen", 48), agreement("Toetsen", 24)))
                .status())
        .isEqualTo(400);
    assertThat(admin.put("/v1/schools/99XH", school("Nul", agreement("Toetsen", 0))).status())
        .isEqualTo(400);
  }

  @Test
  void what_was_agreed_about_data_and_notices_is_read_back() {
    var agreement = new java.util.HashMap<>(agreement("Toetsen", 36, contact("FG")));
    agreement.put("dataKinds", List.of("NAME", "BSN"));
    agreement.put("specialCategories", List.of("NONE"));
    agreement.put("peopleCategories", List.of("PUPILS"));
    agreement.put("noticeHeadings", "FPO");
    agreement.put("noticeContacts", List.of("FG", "BOARD"));
    agreement.put("language", "en");
    var school = new java.util.HashMap<>(school("De Vlier", agreement));
    school.put("address", "Dijkweg 1");
    school.put("zipCode", "1234AB");
    school.put("chamberOfCommerce", "00000004");
    school.put("sector", "Primair onderwijs");
    var put = admin.put("/v1/schools/99XI", school);
    assertThat(put.status()).isEqualTo(200);
    assertThat(admin.get("/v1/schools/99XI").json()).isEqualTo(put.json());
    assertThat(put.json().get("chamberOfCommerce").asText()).isEqualTo("00000004");
    assertThat(put.json().at("/agreements/0/dataKinds").toString()).isEqualTo("[\"BSN\",\"NAME\"]");
    assertThat(put.json().at("/agreements/0/noticeContacts").toString())
        .isEqualTo("[\"FG\",\"BOARD\"]");
    assertThat(put.json().at("/agreements/0/noticeHeadings").asText()).isEqualTo("FPO");

    var again = admin.put("/v1/schools/99XI", school("De Vlier", agreement("Toetsen", 36))).json();
    assertThat(again.get("address").isNull()).isTrue();
    assertThat(again.at("/agreements/0/dataKinds")).isEmpty();
    assertThat(again.at("/agreements/0/noticeHeadings").asText()).isEqualTo("ANNEX_2");
    assertThat(again.at("/agreements/0/noticeContacts").toString())
        .isEqualTo("[\"SCHOOL_CONTACT\"]");
    assertThat(again.at("/agreements/0/language").asText()).isEqualTo("nl");
  }

  @Test
  void what_cannot_have_been_agreed_is_refused() {
    for (var wrong :
        Map.of(
                "dataKinds", List.of("NONE", "BSN"),
                "specialCategories", List.of("BSN"),
                "peopleCategories", List.of("PUPILS", "PUPILS"),
                "noticeContacts", List.of(),
                "noticeHeadings", "SEVEN",
                "language", "de")
            .entrySet()) {
      var agreement = new java.util.HashMap<>(agreement("Toetsen", 36));
      agreement.put(wrong.getKey(), wrong.getValue());
      var put = admin.put("/v1/schools/99XJ", school("De Vlier", agreement));
      assertThat(put.status()).describedAs(wrong.getKey()).isEqualTo(400);
      assertThat(put.json().at("/errors/0/field").asText())
          .startsWith("agreements[0]." + wrong.getKey());
    }
    var school = new java.util.HashMap<>(school("De Vlier", agreement("Toetsen", 36)));
    school.put("chamberOfCommerce", "1234");
    assertThat(admin.put("/v1/schools/99XJ", school).json().at("/errors/0/field").asText())
        .isEqualTo("chamberOfCommerce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager", "fg"})
  void managers_read_and_do_not_write(String username) {
    var http = Http.of(service).as(cast.token(username));
    assertThat(http.get("/v1/schools").status()).isEqualTo(200);
    assertThat(http.put("/v1/schools/99XA", school("Nee", agreement("Toetsen", 1))).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wilgentuin", "client-wilgentuin"})
  void schools_do_not_read_what_a_supplier_keeps(String username) {
    assertThat(Http.of(service).as(cast.token(username)).get("/v1/schools").status())
        .isEqualTo(403);
  }

  private static Map<String, Object> school(String name, Object... agreements) {
    return Map.of("name", name, "place", "Zandwijk", "agreements", List.of(agreements));
  }

  private static Map<String, Object> agreement(
      String service, @org.jspecify.annotations.Nullable Integer noticeHours, Object... contacts) {
    var agreement = new java.util.HashMap<String, Object>();
    agreement.put("service", service);
    agreement.put("noticeHours", noticeHours);
    agreement.put("calendar", "nl-office-hours");
    agreement.put("contacts", List.of(contacts));
    return agreement;
  }

  private static Map<String, Object> contact(String kind) {
    return Map.of("kind", kind, "name", "Iemand", "email", "iemand@example.nl");
  }
}
