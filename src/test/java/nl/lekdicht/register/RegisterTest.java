package nl.lekdicht.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Postroom;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The register over HTTP: what stands in it, how it is found, and what a school sees of it. */
final class RegisterTest {
  private static Service service;
  private static Cast cast;
  private static Desktop manager;
  private static Desktop fg;
  private static Desktop school;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    fg = Desktop.of(service, cast, "fg");
    school = Desktop.of(service, cast, "wilgentuin");
  }

  @AfterAll
  static void stop() {
    assertThat(faults()).isEmpty();
    service.close();
  }

  private static String open(String... schools) {
    return manager.open("rdp-device", schools).get("id").asText();
  }

  private static void state(String incident, Map<String, ?> facts) {
    Desktop.ok(
        manager.http().patch("/v1/incidents/%s/facts".formatted(incident), Map.of("facts", facts)),
        200);
  }

  private static JsonNode get(Desktop who, String path) {
    return Desktop.ok(who.http().get(path), 200);
  }

  private static List<String> found(Desktop who, String path, String query) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get(who, path + "?limit=2" + query + cursor);
      page.get("items").forEach(item -> ids.add(item.get("id").asText()));
      cursor = page.get("nextCursor").isNull() ? "" : "&cursor=" + page.get("nextCursor").asText();
    } while (!cursor.isEmpty());
    return ids;
  }

  private static List<String> search(String query) {
    return found(manager, "/v1/register/entries", query);
  }

  private static List<String> words(String words) {
    return search("&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
  }

  @Test
  void an_incident_is_in_the_register_from_its_opening_and_as_it_stands_now() {
    String id = open("99XA", "99XB");
    JsonNode entry = get(manager, "/v1/register/entries/" + id);
    assertThat(entry.get("state").asText()).isEqualTo("OPEN");
    assertThat(entry.get("reportedBy").asText()).isNotEmpty();
    assertThat(entry.get("schools")).hasSize(2);
    assertThat(entry.at("/schools/0/name").asText()).isNotEmpty();
    assertThat(entry.at("/schools/0/authority/state").asText()).isEqualTo("UNDECIDED");

    Postroom room = Postroom.of(manager, fg, id);
    manager.judge(id);
    room.leave(room.notices("FIRST_NOTICE", "99XA"));
    entry = get(manager, "/v1/register/entries/" + id);
    assertThat(entry.get("classification").asText()).isNotEmpty();
    assertThat(entry.at("/schools/0/toldAt").asText()).isNotEmpty();
    assertThat(entry.at("/schools/0/toldBy/name").asText()).isNotEmpty();
    assertThat(entry.at("/schools/1/toldAt").isNull()).isTrue();
    assertThat(entry.get("decisions")).isNotEmpty();
    assertThat(search("&school=99XB")).contains(id);
    assertThat(search("&school=99XC")).doesNotContain(id);
  }

  @Test
  void words_are_found_whatever_their_accents_case_and_endings() {
    String id = open("99XA");
    state(
        id,
        Map.of(
            "SUMMARY", "Twee geïnfecteerde computers in het Mediacentrum.",
            "CAUSE", "Een wormvirus uit een bijlage."));
    assertThat(words("geinfecteerd")).containsExactly(id);
    assertThat(words("GEÏNFECTEERDE mediacentrum")).containsExactly(id);
    assertThat(words("computer OR marmot")).containsExactly(id);
    assertThat(words("\"in het mediacentrum\"")).containsExactly(id);
    assertThat(words("mediacentrum -wormvirus")).isEmpty();
    assertThat(words("marmot")).isEmpty();
    assertThat(words("'")).isEmpty();
    assertThat(words("\\")).isEmpty();
    String number = get(manager, "/v1/register/entries/" + id).get("number").asText();
    assertThat(words(number)).contains(id);
  }

  @Test
  void what_is_stated_takes_the_place_of_what_the_report_said() {
    String id = open("99XA");
    assertThat(words("bag")).contains(id);
    assertThat(found(school, "/v1/schools/99XA/register/entries", "&q=bag")).doesNotContain(id);
    state(id, Map.of("SUMMARY", "Een kwetsbaarheid."));
    assertThat(words("bag")).doesNotContain(id);
    assertThat(found(school, "/v1/schools/99XA/register/entries", "&q=kwetsbaarheid"))
        .containsExactly(id);
  }

  @Test
  void a_school_sees_its_own_part_and_nothing_while_it_is_withheld() {
    String id = open("99XA", "99XB");
    JsonNode entry = get(school, "/v1/schools/99XA/register/entries/" + id);
    assertThat(entry.get("schools")).hasSize(1);
    assertThat(entry.get("reportedBy").isNull()).isTrue();
    assertThat(entry.toString()).doesNotContain("99XB");
    assertThat(school.http().get("/v1/schools/99XB/register/entries/" + id).status())
        .isEqualTo(404);
    assertThat(school.http().get("/v1/schools/99XB/register/entries").status()).isEqualTo(404);
    assertThat(school.http().get("/v1/register/entries/" + id).status()).isEqualTo(403);

    Postroom.of(manager, fg, id).withhold(Duration.ofHours(1));
    assertThat(school.http().get("/v1/schools/99XA/register/entries/" + id).status())
        .isEqualTo(404);
    assertThat(found(school, "/v1/schools/99XA/register/entries", "")).doesNotContain(id);
    assertThat(found(manager, "/v1/schools/99XA/register/entries", "")).contains(id);
    service.clock().forward(Duration.ofHours(2));
    assertThat(found(school, "/v1/schools/99XA/register/entries", "")).contains(id);
  }

  @Test
  void that_the_data_of_another_school_are_sensitive_is_not_found_out() {
    String id = open("99XA", "99XB");
    Desktop.ok(
        manager
            .http()
            .patch(
                "/v1/incidents/%s/affected-schools/99XB/facts".formatted(id),
                Map.of("facts", Map.of("DATA_KINDS", List.of("BSN")))),
        200);
    assertThat(search("&sensitive=true")).contains(id);
    assertThat(found(manager, "/v1/schools/99XB/register/entries", "&sensitive=true")).contains(id);
    assertThat(found(school, "/v1/schools/99XA/register/entries", "&sensitive=true"))
        .doesNotContain(id);
    assertThat(found(school, "/v1/schools/99XA/register/entries", "&sensitive=false")).contains(id);
  }

  @Test
  void another_supplier_finds_nothing_of_it() {
    String id = open("99XA");
    Desktop other = Desktop.of(service, cast, "other-manager");
    assertThat(found(other, "/v1/register/entries", "")).isEmpty();
    assertThat(found(other, "/v1/register/entries", "&q=laptop")).isEmpty();
    assertThat(found(other, "/v1/register/entries", "&state=OPEN")).isEmpty();
    assertThat(found(other, "/v1/schools/99XA/register/entries", "")).isEmpty();
    assertThat(get(other, "/v1/register/counts").get("total").asLong()).isZero();
    assertThat(other.http().get("/v1/register/entries/" + id).status()).isEqualTo(404);
  }

  @Test
  void a_misspelled_filter_is_refused() {
    for (String query : List.of("kind=X", "incidentType=X", "sensitive=ja", "from=now", "nope=1")) {
      assertThat(manager.http().get("/v1/register/entries?" + query).status())
          .describedAs(query)
          .isEqualTo(400);
    }
  }

  @Test
  void what_is_found_by_a_filter_is_what_has_it_and_both_ways_of_counting_agree() {
    Viewer viewer = cast.viewer("fg");
    UUID supplier = cast.supplier("Leerlicht BV");
    List<RegisterEntry> entries = new ArrayList<>();
    String[] types = Fact.KIND_OF_INCIDENT.options().toArray(String[]::new);
    for (int i = 0; i < 300; i++) {
      entries.add(imported(i, types[i % types.length]));
    }
    Register register = service.bean(Register.class);
    Desk desk = service.bean(Desk.class);
    keep(desk, register, viewer, supplier, entries);
    keep(desk, register, viewer, supplier, entries);
    List<String> filters =
        List.of(
            "",
            "&origin=IMPORTED",
            "&incidentType=SPOKEN",
            "&incidentType=SPOKEN&kind=FRAUD",
            "&kind=FRAUD&classification=NEITHER",
            "&sensitive=true",
            "&apState=DONE",
            "&state=CLOSED&risk=HIGH_RISK",
            "&school=99XC",
            "&q=beamer",
            "&q=beamer&kind=FRAUD",
            "&q=beamer+aula",
            "&from=2020-12-31T23:00:00Z&to=2022-12-31T23:00:00Z",
            "&from=2021-03-01T00:00:00Z&to=2021-03-09T00:00:00Z");
    for (String query : filters) {
      List<String> ids = search(query);
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(
              get(manager, "/v1/register/counts?" + query.replaceFirst("^&", ""))
                  .get("total")
                  .asInt())
          .describedAs(query)
          .isEqualTo(ids.size());
    }
    assertThat(search("&origin=IMPORTED")).hasSize(300);
    assertThat(search("&q=beamer&origin=IMPORTED")).hasSize(30);
    assertThat(search("&kind=FRAUD&origin=IMPORTED")).hasSize(100);
    desk.look(
        viewer,
        _ -> {
          assertThat(new TreeSet<>(texts(register.count(Register.Filter.NONE, true))))
              .isEqualTo(new TreeSet<>(texts(register.count(Register.Filter.NONE, false))));
          return "";
        });
    service.bean(Backlog.class).fold(0);
    assertThat(get(manager, "/v1/register/counts?origin=IMPORTED").get("total").asInt())
        .isEqualTo(300);
    assertThat(
            register.page(viewer, Register.Filter.NONE, null, 400).stream()
                .filter(entry -> entry.origin() == RegisterEntry.Origin.IMPORTED)
                .map(RegisterTest::nameless))
        .containsExactlyInAnyOrderElementsOf(entries);
    assertThat(
            register.pageOfSchool(
                cast.viewer("wilgentuin"), "99XA", Register.Filter.NONE, null, 500))
        .hasSizeGreaterThan(100)
        .allSatisfy(entry -> assertThat(entry.schools()).hasSize(1));
    assertThat(
            register.pageOfSchool(
                cast.viewer("wilgentuin"), "99XB", Register.Filter.NONE, null, 500))
        .isEmpty();
  }

  private static List<String> texts(List<CountRow> rows) {
    return rows.stream().map(Object::toString).toList();
  }

  private static void keep(
      Desk desk, Register register, Viewer viewer, UUID supplier, List<RegisterEntry> entries) {
    desk.work(
        viewer,
        (Occasion occasion) -> {
          register.keepImported(occasion, supplier, entries);
          return "";
        });
  }

  /** As it was put there: without what its schools are called. */
  private static RegisterEntry nameless(RegisterEntry entry) {
    return RegisterText.with(
        entry,
        entry.schools().stream()
            .map(part -> RegisterText.parsePart(RegisterText.format(part), ""))
            .toList());
  }

  private static RegisterEntry imported(int i, String type) {
    return Entries.imported(
        i,
        type,
        i % 3 == 0 ? IncidentKind.FRAUD : IncidentKind.PERSONAL_DATA_BREACH,
        Instant.parse("2020-11-01T00:00:00Z").plus(Duration.ofDays(i * 3L)),
        i % 10 == 0 ? "De beamer in de aula is gestolen." : "Een brief bij de buren.",
        i % 2 == 0 ? "99XA" : "99XC");
  }

  @Test
  void incidents_from_before_there_was_a_register_are_put_into_it_once() throws SQLException {
    String id = open("99XA");
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute("delete from register_school where entry_id = '%s'".formatted(id));
      statement.execute("delete from register_entry where id = '%s'".formatted(id));
    }
    assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains("no entry"));
    Backlog backlog = service.bean(Backlog.class);
    assertThat(backlog.register()).isEqualTo(1);
    assertThat(backlog.register()).isZero();
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_register_that_was_changed_behind_the_journal_s_back_is_found() throws SQLException {
    String id = open("99XA", "99XB");
    for (String spoiling :
        List.of(
            "update register_entry set title = 'Other' where id = '%s'",
            "update register_entry set risk = 'UNLIKELY' where id = '%s'",
            "update register_entry set details = replace(details, 'OPEN', 'CLOSED') where id = '%s'",
            "update register_school set told_at = reported_at where entry_id = '%s' and brin = '99XB'",
            "update register_school set details = details || ' ' where entry_id = '%s' and brin = '99XB'",
            "delete from register_school where entry_id = '%s' and brin = '99XB'",
            "update register_school set brin = '99XC' where entry_id = '%s' and brin = '99XB'")) {
      try (var connection = service.asOwner();
          var statement = connection.createStatement()) {
        assertThat(statement.executeUpdate(spoiling.formatted(id))).isEqualTo(1);
        assertThat(faults()).describedAs(spoiling).isNotEmpty();
        statement.execute("delete from register_school where entry_id = '%s'".formatted(id));
        statement.execute("delete from register_entry where id = '%s'".formatted(id));
        service.bean(Backlog.class).register();
        assertThat(faults()).isEmpty();
      }
    }
  }

  /** But for the imported entries of this test, which nobody imported. */
  private static List<String> faults() {
    List<String> faults = new ArrayList<>();
    manager.verification().get("faults").forEach(fault -> faults.add(fault.toString()));
    faults.removeIf(fault -> fault.contains("the imported entry"));
    return faults;
  }
}
