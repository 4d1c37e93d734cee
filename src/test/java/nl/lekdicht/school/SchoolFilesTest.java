package nl.lekdicht.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.lekdicht.database.Desk;
import nl.lekdicht.school.SchoolFile.Addressee;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SchoolFilesTest {
  private static final int MANY = 5000;

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
  void what_was_never_said_is_unknown_and_notices_go_to_the_school_contact_in_dutch() {
    var file = file("99XA");
    assertThat(file.name()).isEqualTo("De Wilgentuin");
    assertThat(file.address()).isNull();
    assertThat(file.sector()).isNull();
    assertThat(file.language()).isEqualTo("nl");
    assertThat(file.sixHeadings()).isFalse();
    assertThat(file.dataKinds()).isEmpty();
    assertThat(file.addressees())
        .extracting(Addressee::kind)
        .containsExactly(ContactKind.SCHOOL_CONTACT);
    assertThat(file.contacts().keySet()).containsExactly(ContactKind.values());
  }

  @Test
  void particulars_are_in_the_file() {
    put(
        "99XM",
        school(
            Map.of(
                "address", "Dijkweg 12",
                "zipCode", "1234 AB",
                "chamberOfCommerce", "00000009",
                "sector", "Voortgezet onderwijs"),
            agreement(
                "Toetsen", Map.of("language", "en"), contact("SCHOOL_CONTACT", "a@example.nl"))));
    var file = file("99XM");
    assertThat(
            List.of(
                String.valueOf(file.address()),
                String.valueOf(file.postcode()),
                file.place(),
                String.valueOf(file.chamberOfCommerce()),
                String.valueOf(file.sector()),
                file.language()))
        .containsExactly(
            "Dijkweg 12", "1234 AB", "Zandwijk", "00000009", "Voortgezet onderwijs", "en");
  }

  @Test
  void several_agreements_are_taken_together() {
    put(
        "99XN",
        school(
            Map.of(),
            agreement(
                "Rooster",
                Map.of(
                    "dataKinds", List.of("NONE"),
                    "specialCategories", List.of("NONE"),
                    "peopleCategories", List.of("EMPLOYEES"),
                    "language", "en")),
            agreement(
                "Toetsen",
                Map.of(
                    "dataKinds", List.of("NAME", "BSN"),
                    "specialCategories", List.of("NONE"),
                    "peopleCategories", List.of("PUPILS"),
                    "noticeHeadings", "FPO"))));
    var file = file("99XN");
    assertThat(file.dataKinds()).containsExactlyInAnyOrder("NAME", "BSN");
    assertThat(file.specialCategories()).containsExactly("NONE");
    assertThat(file.peopleCategories()).containsExactlyInAnyOrder("EMPLOYEES", "PUPILS");
    assertThat(file.sixHeadings()).isTrue();
    assertThat(file.language()).isEqualTo("nl");
  }

  @Test
  void notices_go_to_the_kinds_that_each_agreement_names_and_to_no_address_twice() {
    put(
        "99XO",
        school(
            Map.of(),
            agreement(
                "Rooster",
                Map.of("noticeContacts", List.of("FG", "SCHOOL_CONTACT")),
                contact("FG", "Samen@example.nl"),
                contact("SCHOOL_CONTACT", "samen@example.nl"),
                contact("BOARD", "bestuur@example.nl")),
            agreement(
                "Toetsen",
                Map.of("noticeContacts", List.of("FUNCTIONAL_MANAGER_1")),
                contact("SCHOOL_CONTACT", "niet-gevraagd@example.nl"),
                contact("FUNCTIONAL_MANAGER_1", "beheer@example.nl"))));
    assertThat(file("99XO").addressees())
        .extracting(it -> it.kind() + " " + it.email())
        .containsExactly(
            "SCHOOL_CONTACT samen@example.nl", "FUNCTIONAL_MANAGER_1 beheer@example.nl");
    assertThat(file("99XO").contacts().get(ContactKind.SCHOOL_CONTACT)).hasSize(2);
  }

  @Test
  void nobody_to_be_reached_is_an_empty_list() {
    put("99XP", school(Map.of(), agreement("Toetsen", Map.of(), contact("BOARD", "b@example.nl"))));
    assertThat(file("99XP").addressees()).isEmpty();
  }

  @Test
  void a_school_of_another_supplier_has_no_file() {
    assertThat(files(List.of("99XD", "99XA"))).containsOnlyKeys("99XA");
    assertThat(files(List.of())).isEmpty();
  }

  @Test
  void five_thousand_files_are_there_within_seconds() throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into school (brin)
          select lpad(cast(n / 100 as text), 2, '0') || 'ZZ' || lpad(cast(n % 100 as text), 2, '0') from generate_series(0, 4999) n\
          """);
      statement.execute(
          """
          insert into agreement (id, supplier_id, brin, service, school_name, place, calendar, created_at)
          select gen_random_uuid(), '%s', brin, 'Leeromgeving', 'School ' || brin, 'Zandwijk', 'nl-office-hours', '2026-01-01Z'
            from school where brin like '__ZZ__'\
          """
              .formatted(cast.supplier("Leerlicht BV")));
      statement.execute(
          """
          insert into agreement_contact (id, agreement_id, kind, name, email, created_at)
          select gen_random_uuid(), a.id, k, k || ' of ' || a.brin, lower(k) || '@' || a.brin || '.example.nl', '2026-01-01Z'
            from agreement a, unnest(array['SCHOOL_CONTACT', 'FUNCTIONAL_MANAGER_1', 'FUNCTIONAL_MANAGER_2', 'FG', 'BOARD']) k
           where a.brin like '__ZZ__'\
          """);
      statement.execute("analyze");
    }
    List<String> brins =
        IntStream.range(0, MANY).mapToObj(n -> "%02dZZ%02d".formatted(n / 100, n % 100)).toList();
    files(brins.subList(0, 10));
    long begun = System.nanoTime();
    var found = files(brins);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(found).hasSize(MANY);
    assertThat(found.values()).allSatisfy(it -> assertThat(it.addressees()).hasSize(1));
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  private static SchoolFile file(String brin) {
    return files(List.of(brin)).values().iterator().next();
  }

  private static Map<String, SchoolFile> files(List<String> brins) {
    return service
        .bean(Desk.class)
        .<Map<String, SchoolFile>>look(
            cast.viewer("manager"), occasion -> service.bean(SchoolDirectory.class).files(brins));
  }

  private static void put(String brin, Map<String, Object> school) {
    var answer = Http.of(service).as(cast.token("admin")).put("/v1/schools/" + brin, school);
    assertThat(answer.status()).describedAs(answer.body()).isEqualTo(200);
  }

  private static Map<String, Object> school(Map<String, Object> more, Object... agreements) {
    var school = new HashMap<String, Object>(more);
    school.put("name", "De " + agreements.length);
    school.put("place", "Zandwijk");
    school.put("agreements", List.of(agreements));
    return school;
  }

  private static Map<String, Object> agreement(
      String of, Map<String, Object> more, Object... contacts) {
    var agreement = new HashMap<String, Object>(more);
    agreement.put("service", of);
    agreement.put("calendar", "nl-office-hours");
    agreement.put("contacts", new ArrayList<>(List.of(contacts)));
    return agreement;
  }

  private static Map<String, Object> contact(String kind, String address) {
    return Map.of("kind", kind, "name", "Iemand", "email", address);
  }
}
