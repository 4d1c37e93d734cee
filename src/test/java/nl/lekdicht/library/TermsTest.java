package nl.lekdicht.library;

import static nl.lekdicht.library.SmallLibrary.TERMS;
import static nl.lekdicht.library.SmallLibrary.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.term.Audience;
import nl.lekdicht.core.term.Ladder;
import nl.lekdicht.core.term.Rhythm;
import nl.lekdicht.core.term.Rung;
import nl.lekdicht.core.term.Rung.When;
import nl.lekdicht.core.term.TermRule;
import nl.lekdicht.core.term.Terms;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terms under {@code checklists/terms}, and how a changed law gets in. */
final class TermsTest {
  private static final Terms PACKED = Library.packed().terms().terms();
  private static final Duration DAY = Duration.ofHours(24);
  private static final Ladder TO_THE_BOARD =
      ladder(
          share(50, Audience.HANDLER),
          share(80, Audience.INCIDENT_MANAGERS),
          share(100, Audience.ESCALATION_MANAGERS),
          after(15, Audience.DEPUTIES),
          after(30, Audience.BOARD));
  private static final Ladder OF_THE_AP =
      ladder(
          share(50, Audience.HANDLER),
          share(80, Audience.ESCALATION_MANAGERS),
          share(100, Audience.DEPUTIES),
          after(15, Audience.BOARD));

  @TempDir private Path directory;

  @Test
  void the_rules_are_those_of_law_and_agreement_and_ours_are_marked() {
    assertThat(PACKED.rules())
        .extracting(TermRule::kind, TermRule::length, TermRule::target)
        .containsExactlyInAnyOrder(
            tuple(DeadlineKind.AP_NOTIFICATION, 72 * 60, false),
            tuple(DeadlineKind.AP_NOTIFICATION_CAUTIOUS, 72 * 60, true),
            tuple(DeadlineKind.SCHOOL_NOTICE, 24 * 60, true),
            tuple(DeadlineKind.ESCALATION_ACKNOWLEDGEMENT, 15, true));
    TermRule ap = PACKED.rule(DeadlineKind.AP_NOTIFICATION, Instant.parse("2026-04-24T15:30:00Z"));
    assertThat(ap.holdsFrom()).isEqualTo(LocalDate.of(2018, 5, 25));
    assertThat(ap.basis()).contains("33(1) AVG", "8.5");
  }

  @Test
  void every_kind_has_its_ladder() {
    assertThat(PACKED.ladders())
        .isEqualTo(
            Map.of(
                DeadlineKind.CLOSE_ACCESS,
                TO_THE_BOARD,
                DeadlineKind.SCHOOL_NOTICE,
                TO_THE_BOARD,
                DeadlineKind.AP_NOTIFICATION,
                OF_THE_AP,
                DeadlineKind.AP_NOTIFICATION_CAUTIOUS,
                OF_THE_AP,
                DeadlineKind.ESCALATION_ACKNOWLEDGEMENT,
                ladder(
                    share(0, Audience.ESCALATION_MANAGERS),
                    share(100, Audience.DEPUTIES),
                    after(15, Audience.BOARD)),
                DeadlineKind.STATUS_UPDATE,
                ladder(share(80, Audience.HANDLER), share(100, Audience.ESCALATION_MANAGERS))));
  }

  @Test
  void updates_are_due_every_hour_from_seven_to_ten() {
    Rhythm updates = PACKED.updates();

    assertThat(updates.every()).isEqualTo(Duration.ofHours(1));
    assertThat(updates.opensAt()).isEqualTo(LocalTime.of(7, 0));
    assertThat(updates.closesAt()).isEqualTo(LocalTime.of(22, 0));
    assertThat(updates.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    assertThat(updates.holdsFrom()).isEqualTo(LocalDate.of(2022, 6, 1));
  }

  @Test
  void a_longer_term_from_a_later_day_is_a_matter_of_adding_lines() {
    SmallLibrary.in(directory);
    SmallLibrary.put(
        directory,
        "terms/brief.yml",
        with(
            TERMS,
            "    basis: Trial, 4.1\n",
            "    basis: Trial, 4.1\n" + TermsFaultsTest.rule("PT96H", "2027-07-01")));

    Terms terms = Library.open(directory).terms().terms();

    assertThat(lengthAt(terms, "2027-06-30T21:59:59Z")).isEqualTo(Duration.ofHours(72));
    assertThat(lengthAt(terms, "2027-06-30T22:00:00Z")).isEqualTo(Duration.ofHours(96));
    assertThat(lengthAt(terms, "2017-01-01T00:00:00Z")).isEqualTo(Duration.ofHours(72));
  }

  @Test
  void the_edition_keeps_its_text_and_is_read_back_from_it() {
    SmallLibrary.in(directory);
    TermsEdition edition = Library.open(directory).terms();

    assertThat(edition.original().text()).isEqualTo(TERMS);
    assertThat(edition.original().digest()).isEqualTo(Original.digest(TERMS));
    assertThat(Library.parseTerms(edition.original().text())).isEqualTo(edition.terms());
  }

  @Test
  void a_stored_text_with_a_fault_is_refused() {
    assertThatThrownBy(() -> Library.parseTerms(with(TERMS, "PT72H", "PT0H")))
        .isInstanceOf(LibraryFaults.class)
        .hasMessageStartingWith("stored terms:6: \"within\" is \"PT0H\"");
    assertThatThrownBy(() -> Library.parseTerms(""))
        .hasMessage("stored terms:1: The file is empty.");
  }

  @Test
  void the_schema_names_the_constants_that_the_code_knows() throws Exception {
    JsonNode parts =
        new ObjectMapper()
            .readTree(Path.of("checklists", "terms.schema.json").toFile())
            .get("$defs");

    assertThat(enumOf(parts, "ladder", "kind")).isEqualTo(names(DeadlineKind.values()));
    assertThat(enumOf(parts, "rule", "kind"))
        .isEqualTo(
            names(DeadlineKind.values()).stream()
                .filter(kind -> !Set.of("CLOSE_ACCESS", "STATUS_UPDATE").contains(kind))
                .toList());
    assertThat(enumOf(parts, "rung", "hears"))
        .isEqualTo(
            names(Audience.values()).stream()
                .filter(audience -> !audience.equals("ADMINISTRATORS"))
                .toList());
  }

  private static List<String> enumOf(JsonNode parts, String part, String key) {
    return parts
        .get(part)
        .get("properties")
        .get(key)
        .get("enum")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  private static List<String> names(Enum<?>[] constants) {
    return Stream.of(constants).<String>map(Enum::name).toList();
  }

  private static Tuple tuple(DeadlineKind kind, int minutes, boolean target) {
    return Tuple.tuple(kind, Duration.ofMinutes(minutes), target);
  }

  private static Duration lengthAt(Terms terms, String start) {
    return terms.rule(DeadlineKind.AP_NOTIFICATION, Instant.parse(start)).length();
  }

  private static Ladder ladder(Rung... rungs) {
    return new Ladder(List.of(rungs), DAY);
  }

  private static Rung share(int percent, Audience audience) {
    return new Rung(new When.Share(percent), audience);
  }

  private static Rung after(int minutes, Audience audience) {
    return new Rung(new When.AfterDue(Duration.ofMinutes(minutes)), audience);
  }
}
