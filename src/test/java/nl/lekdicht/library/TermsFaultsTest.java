package nl.lekdicht.library;

import static nl.lekdicht.library.Broken.seen;
import static nl.lekdicht.library.Broken.unseen;
import static nl.lekdicht.library.SmallLibrary.TERMS;
import static nl.lekdicht.library.SmallLibrary.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TermsFaultsTest {
  private static final String LENGTH = "one or more whole minutes, such as PT30M or PT1H30M.";
  private static final String CLOSING =
      """
        - kind: CLOSE_ACCESS
          rungs:
            - {at: 50%, hears: HANDLER}
            - {at: due, hears: INCIDENT_MANAGERS}
            - {at: due + PT15M, hears: DEPUTIES}
            - {at: due + PT30M, hears: BOARD}
          again: PT24H
      """;

  @TempDir private Path directory;

  static Stream<Broken> broken() {
    return Stream.of(
        seen("format: 1", "format: 2", "1: \"format\" must be 1."),
        unseen(
            "id: brief",
            "id: short",
            "2: The id is \"short\", but the file is called \"brief\"; they must be the same."),
        unseen(
            "timeZone: Europe/Amsterdam",
            "timeZone: \"+01:00\"",
            "3: \"timeZone\" is \"+01:00\", but must be a time zone such as Europe/Amsterdam."),
        seen(
            "kind: AP_NOTIFICATION\n    within",
            "kind: CLOSE_ACCESS\n    within",
            "5: CLOSE_ACCESS takes no rule: a checklist gives it at its step."),
        seen(
            "kind: AP_NOTIFICATION\n    within",
            "kind: STATUS_UPDATE\n    within",
            "5: STATUS_UPDATE takes no rule: \"updates\" says when one is due."),
        seen(
            "kind: AP_NOTIFICATION\n    within",
            "kind: TEA\n    within",
            "5: \"kind\" is \"TEA\", but must be one of CLOSE_ACCESS, SCHOOL_NOTICE,"
                + " AP_NOTIFICATION, AP_NOTIFICATION_CAUTIOUS, ESCALATION_ACKNOWLEDGEMENT,"
                + " STATUS_UPDATE."),
        seen(
            "  - kind: AP_NOTIFICATION\n    within: PT72H\n    holdsFrom: 2018-05-25\n    basis: Trial, 4.1\n",
            "",
            "4: There is no rule for AP_NOTIFICATION."),
        seen(
            "within: PT72H",
            "within: 72 hours",
            "6: \"within\" is \"72 hours\", but must be " + LENGTH),
        seen("within: PT72H", "within: PT0H", "6: \"within\" is \"PT0H\", but must be " + LENGTH),
        seen("within: PT72H", "within: PT-1H", "6: \"within\" is \"PT-1H\", but must be " + LENGTH),
        seen("    holdsFrom: 2018-05-25\n", "", "5: A rule lacks the key \"holdsFrom\"."),
        unseen(
            "holdsFrom: 2018-05-25",
            "holdsFrom: 2018-05-32",
            "7: \"holdsFrom\" is \"2018-05-32\", but must be a day such as 2026-12-25."),
        seen("    basis: Trial, 4.1\n", "", "5: A rule lacks the key \"basis\"."),
        seen(
            "holdsFrom: 2018-05-26\n    basis: Trial, 4.2\n    target: true",
            "holdsFrom: 2018-05-26\n    basis: Trial, 4.2\n    target: perhaps",
            "13: \"target\" must be true or false."),
        seen(
            "    basis: Trial, 4.1\n",
            "    basis: Trial, 4.1\n    goal: true\n",
            "9: A rule does not know the key \"goal\" here; it takes kind, within, holdsFrom,"
                + " basis, target."),
        unseen(
            "    basis: Trial, 4.1\n",
            "    basis: Trial, 4.1\n" + rule("PT96H", "2018-05-25"),
            "11: This rule for AP_NOTIFICATION holds from 2018-05-25 and the one on line 5 from"
                + " 2018-05-25; each must hold from a later day than the one before."),
        unseen(
            "    basis: Trial, 4.1\n",
            "    basis: Trial, 4.1\n" + rule("PT96H", "2018-05-24"),
            "11: This rule for AP_NOTIFICATION holds from 2018-05-24 and the one on line 5 from"
                + " 2018-05-25; each must hold from a later day than the one before."),
        seen(CLOSING, "", "24: There is no ladder for CLOSE_ACCESS."),
        seen(
            CLOSING,
            CLOSING + CLOSING,
            "32: There is a ladder for CLOSE_ACCESS already, on line 25."),
        seen(
            "kind: STATUS_UPDATE\n",
            "kind: LUNCH\n",
            "48: \"kind\" is \"LUNCH\", but must be one of CLOSE_ACCESS, SCHOOL_NOTICE,"
                + " AP_NOTIFICATION, AP_NOTIFICATION_CAUTIOUS, ESCALATION_ACKNOWLEDGEMENT,"
                + " STATUS_UPDATE."),
        seen(
            "    rungs:\n      - {at: 54%, hears: HANDLER}\n",
            "    rungs: []\n", "49: \"rungs\" must be a list of one or more."),
        seen(
            "at: 50%",
            "at: 101%",
            "27: \"at\" is \"101%\", but must be a share such as 50%, due, or a time after it such"
                + " as due + PT15M."),
        seen(
            "at: 50%",
            "at: before due",
            "27: \"at\" is \"before due\", but must be a share such as 50%, due, or a time after it"
                + " such as due + PT15M."),
        seen(
            "at: due + PT15M",
            "at: due + PT0M",
            "29: \"at\" is \"due + PT0M\", but must be a share such as 50%, due, or a time after it"
                + " such as due + PT15M."),
        unseen("at: due, hears", "at: 50%, hears", "28: The rung before has the same moment, 50%."),
        unseen(
            "at: due, hears",
            "at: 49%, hears",
            "28: 49% is earlier than 50%, the moment of the rung before; rungs stand in order."),
        unseen(
            "      - {at: due, hears: INCIDENT_MANAGERS}\n",
            "      - {at: due, hears: INCIDENT_MANAGERS}\n      - {at: 100%, hears: DEPUTIES}\n",
            "29: The rung before has the same moment, due."),
        unseen(
            "at: due + PT30M",
            "at: due + PT15M",
            "30: The rung before has the same moment, due + PT15M."),
        unseen(
            "at: due + PT30M",
            "at: due + PT14M",
            "30: due + PT14M is earlier than due + PT15M, the moment of the rung before; rungs"
                + " stand in order."),
        unseen(
            "at: due + PT30M",
            "at: 90%",
            "30: 90% is earlier than due + PT15M, the moment of the rung before; rungs stand in"
                + " order."),
        unseen(
            "hears: BOARD",
            "hears: ESCALATION_MANAGERS",
            "30: ESCALATION_MANAGERS stands below DEPUTIES, who heard the rung before; a warning"
                + " never climbs down."),
        seen(
            "{at: due + PT30M, hears: BOARD}",
            "{at: due + PT30M}",
            "30: A rung lacks the key \"hears\"."),
        seen(
            "hears: BOARD",
            "hears: ADMINISTRATORS",
            "30: \"hears\" is \"ADMINISTRATORS\", but must be one of HANDLER, INCIDENT_MANAGERS,"
                + " ESCALATION_MANAGERS, DEPUTIES, BOARD."),
        seen("    again: PT24H\n", "", "25: A ladder lacks the key \"again\"."),
        seen("again: PT24H", "again: PT0M", "31: \"again\" is \"PT0M\", but must be " + LENGTH),
        seen(
            TERMS.substring(TERMS.indexOf("updates:")),
            "",
            "1: The file lacks the key \"updates\"."),
        seen("every: PT1H", "every: hourly", "53: \"every\" is \"hourly\", but must be " + LENGTH),
        unseen(
            "every: PT1H",
            "every: PT16H",
            "53: \"every\" must not be longer than the time from \"opensAt\" to \"closesAt\"."),
        seen(
            "opensAt: \"07:00\"",
            "opensAt: seven",
            "54: \"opensAt\" is \"seven\", but must be a time such as \"09:00\"."),
        unseen(
            "closesAt: \"22:00\"",
            "closesAt: \"07:00\"",
            "55: \"closesAt\" must be later than \"opensAt\"."),
        seen("  holdsFrom: 2022-06-01\n", "", "53: \"updates\" lacks the key \"holdsFrom\"."),
        seen(
            "rules:\n",
            "rules: all of them\nregels:\n",
            "4: \"rules\" must be a list of one or more.",
            "5: The file does not know the key \"regels\" here; it takes format, id, timeZone, rules,"
                + " ladders, updates."));
  }

  static String rule(String within, String holdsFrom) {
    return """
      - kind: AP_NOTIFICATION
        within: %s
        holdsFrom: %s
        basis: Trial, later
    """
        .formatted(within, holdsFrom);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void every_fault_is_named_with_file_and_line(Broken broken) {
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "terms/brief.yml", with(TERMS, broken.place(), broken.instead()));

    assertThat(SmallLibrary.faults(directory))
        .containsExactlyElementsOf(broken.in("terms/brief.yml"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void the_schema_refuses_what_it_can_see(Broken broken) throws Exception {
    assertThat(SmallLibrary.refusedBySchema("terms.schema.json", TERMS)).isFalse();

    assertThat(
            SmallLibrary.refusedBySchema(
                "terms.schema.json", with(TERMS, broken.place(), broken.instead())))
        .isEqualTo(broken.seenBySchema());
  }

  @Test
  void all_faults_of_the_file_come_at_once() {
    SmallLibrary.in(directory);
    SmallLibrary.put(
        directory,
        "terms/brief.yml",
        TERMS
            .replace("within: PT72H", "within: PT0H")
            .replace("at: 52%", "at: half")
            .replace("every: PT1H", "every: PT16H"));

    assertThat(SmallLibrary.faults(directory))
        .containsExactly(
            "terms/brief.yml:6: \"within\" is \"PT0H\", but must be " + LENGTH,
            "terms/brief.yml:38: \"at\" is \"half\", but must be a share such as 50%, due, or a"
                + " time after it such as due + PT15M.",
            "terms/brief.yml:53: \"every\" must not be longer than the time from \"opensAt\" to"
                + " \"closesAt\".");
  }

  @Test
  void a_library_without_terms_says_what_to_add_and_where_to_find_it() throws Exception {
    SmallLibrary.in(directory);
    Files.delete(directory.resolve("terms/brief.yml"));

    assertThatThrownBy(() -> Library.open(directory))
        .isInstanceOf(LibraryFaults.class)
        .hasMessage(
            directory
                + ":1: There are no terms here: add the file terms/nl.yml. The one that comes with the"
                + " program is in its jar as checklists/terms/nl.yml; unzip lekdicht.jar"
                + " 'checklists/terms/*' takes it out.");
  }

  @Test
  void a_library_with_two_files_of_terms_is_refused() {
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "terms/second.yml", with(TERMS, "id: brief", "id: second"));

    assertThat(SmallLibrary.faults(directory))
        .containsExactly(
            "terms/second.yml:1: There can be only one file of terms, and there is terms/brief.yml"
                + " already; a rule that changes is added to it with its date.");
  }

  @Test
  void a_file_of_terms_that_cannot_be_read_counts_as_terms() {
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "terms/brief.yml", "");

    assertThat(SmallLibrary.faults(directory))
        .containsExactly("terms/brief.yml:1: The file is empty.");
  }

  @Test
  void the_service_does_not_start_on_a_fault() {
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "terms/brief.yml", with(TERMS, "PT72H", "PT0H"));

    assertThatThrownBy(() -> new LibraryWiring().library(directory.toString(), Optional.empty()))
        .isInstanceOf(LibraryFaults.class);
  }
}
