package nl.lekdicht.library;

import static java.util.stream.Collectors.joining;
import static nl.lekdicht.library.SmallLibrary.HOURS;
import static nl.lekdicht.library.SmallLibrary.OTHER;
import static nl.lekdicht.library.SmallLibrary.SMALL;
import static nl.lekdicht.library.SmallLibrary.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LibraryFaultsTest {
  @TempDir private Path directory;

  /** A fault that one replacement makes, and all that the loader then says. */
  record Broken(String file, String place, String instead, Seen seen, List<String> faults) {
    @Override
    public String toString() {
      return "%s: %s → %s".formatted(file, place.strip(), instead.strip());
    }
  }

  /** Whether the JSON Schema sees the fault too. */
  enum Seen {
    BY_SCHEMA,
    BY_LOADER_ONLY
  }

  private static Broken small(String place, String instead, Seen seen, String... faults) {
    return new Broken("trial/small.yml", place, instead, seen, List.of(faults));
  }

  private static Broken hours(String place, String instead, Seen seen, String... faults) {
    return new Broken("calendars/hours.yml", place, instead, seen, List.of(faults));
  }

  static Stream<Broken> broken() {
    return Stream.of(
        small(
            "source: Trial, 1\n",
            "bron: Trial, 1\n",
            Seen.BY_SCHEMA,
            "trial/small.yml:1: The file lacks the key \"source\".",
            "trial/small.yml:5: The file does not know the key \"bron\" here; it takes format, id,"
                + " title, when, source, incidentKind, proposals, steps, guarantees."),
        small(
            "optional: true",
            "optionel: true",
            Seen.BY_SCHEMA,
            "trial/small.yml:54: A step does not know the key \"optionel\" here; it takes id,"
                + " title, help, source, role, optional, term, effects, decision, next."),
        small("format: 1", "format: 2", Seen.BY_SCHEMA, "trial/small.yml:1: \"format\" must be 1."),
        small(
            "title: {nl: Klein, en: Small}",
            "title: {nl: Klein}",
            Seen.BY_SCHEMA,
            "trial/small.yml:3: \"title\" lacks the language \"en\"."),
        small(
            "title: {nl: Klein, en: Small}",
            "title: {nl: Klein, en: ' '}",
            Seen.BY_SCHEMA,
            "trial/small.yml:3: \"en\" must be a text that is not blank."),
        small(
            "title: {nl: Klein, en: Small}",
            "title: {nl: Klein, en: Small, de: Klein}",
            Seen.BY_SCHEMA,
            "trial/small.yml:3: \"title\" does not know the key \"de\" here; it takes nl, en."),
        small(
            "title: {nl: Klein, en: Small}",
            "title: Small",
            Seen.BY_SCHEMA,
            "trial/small.yml:3: \"title\" must hold keys with values."),
        small(
            "source: Trial, 1.2",
            "source: 12",
            Seen.BY_SCHEMA,
            "trial/small.yml:28: \"source\" must be a text that is not blank."),
        small(
            "source: Trial, 1.2",
            "source:",
            Seen.BY_SCHEMA,
            "trial/small.yml:28: \"source\" must be a text that is not blank."),
        small(
            "id: small",
            "id: Small_One",
            Seen.BY_SCHEMA,
            "trial/small.yml:2: \"id\" is \"Small_One\", but must be small letters, digits and"
                + " single hyphens, at most 60 characters."),
        small(
            "id: small",
            "id: tiny",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:2: The id is \"tiny\", but the file is called \"small\"; they must be"
                + " the same."),
        small(
            "incidentKind: SECURITY_INCIDENT",
            "incidentKind: security",
            Seen.BY_SCHEMA,
            "trial/small.yml:6: \"incidentKind\" is \"security\", but must be one of"
                + " SECURITY_INCIDENT, PERSONAL_DATA_BREACH, DISRUPTION, FRAUD."),
        small(
            "role: ESCALATION_MANAGER",
            "role: JANITOR",
            Seen.BY_SCHEMA,
            "trial/small.yml:45: \"role\" is \"JANITOR\", but must be one of ADMINISTRATOR,"
                + " INCIDENT_MANAGER, ESCALATION_MANAGER, SCHOOL_CONTACT, SCHOOL_SYSTEM."),
        small(
            "rank: 1",
            "rank: 0",
            Seen.BY_SCHEMA,
            "trial/small.yml:8: \"rank\" must be a whole number from 1 to 9."),
        small(
            "what: [MALWARE]",
            "what: [MALWARE, MALWARE]",
            Seen.BY_SCHEMA,
            "trial/small.yml:9: \"what\" has MALWARE twice."),
        small(
            "where: [RDP]",
            "where: []",
            Seen.BY_SCHEMA,
            "trial/small.yml:10: \"where\" must be a list of one or more."),
        small(
            "where: [RDP]",
            "where: RDP",
            Seen.BY_SCHEMA,
            "trial/small.yml:10: \"where\" must be a list of one or more."),
        small(
            "within: PT60M",
            "within: PT0M",
            Seen.BY_SCHEMA,
            "trial/small.yml:19: \"within\" is \"PT0M\", but must be one or more whole minutes,"
                + " such as PT30M or PT1H30M."),
        small(
            "within: PT60M",
            "within: PT-60M",
            Seen.BY_SCHEMA,
            "trial/small.yml:19: \"within\" is \"PT-60M\", but must be one or more whole minutes,"
                + " such as PT30M or PT1H30M."),
        small(
            "within: PT60M",
            "within: PT90S",
            Seen.BY_SCHEMA,
            "trial/small.yml:19: \"within\" is \"PT90S\", but must be one or more whole minutes,"
                + " such as PT30M or PT1H30M."),
        small(
            "within: PT60M",
            "within: an hour",
            Seen.BY_SCHEMA,
            "trial/small.yml:19: \"within\" is \"an hour\", but must be one or more whole minutes,"
                + " such as PT30M or PT1H30M."),
        small(
            "within: PT60M",
            "within: PT",
            Seen.BY_SCHEMA,
            "trial/small.yml:19: \"within\" is \"PT\", but must be one or more whole minutes, such"
                + " as PT30M or PT1H30M."),
        small(
            "counting: WORKING_HOURS",
            "counting: CLOCK",
            Seen.BY_SCHEMA,
            "trial/small.yml:21: A term does not know the key \"calendar\" here; it takes kind,"
                + " within, counting, from, basis, holdsFrom."),
        small(
            "counting: WORKING_HOURS",
            "counting: SUNDIAL",
            Seen.BY_SCHEMA,
            "trial/small.yml:20: \"counting\" is \"SUNDIAL\", but must be one of CLOCK,"
                + " WORKING_HOURS."),
        small(
            "      calendar: hours\n",
            "",
            Seen.BY_SCHEMA,
            "trial/small.yml:18: A term lacks the key \"calendar\"."),
        small(
            "calendar: hours",
            "calendar: ours",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:21: There is no calendar \"ours\"."),
        small(
            "from: REPORT",
            "from: LUNCH",
            Seen.BY_SCHEMA,
            "trial/small.yml:22: \"from\" is \"LUNCH\", but must be one of REPORT, DISCOVERY,"
                + " REPORT_OR_DISCOVERY."),
        small(
            "from: REPORT",
            "from: SCHOOL_AWARENESS",
            Seen.BY_SCHEMA,
            "trial/small.yml:22: \"from\" is \"SCHOOL_AWARENESS\", but must be one of REPORT,"
                + " DISCOVERY, REPORT_OR_DISCOVERY."),
        small(
            "from: REPORT",
            "from: ESCALATION",
            Seen.BY_SCHEMA,
            "trial/small.yml:22: \"from\" is \"ESCALATION\", but must be one of REPORT, DISCOVERY,"
                + " REPORT_OR_DISCOVERY."),
        small(
            "kind: CLOSE_ACCESS",
            "kind: AP_NOTIFICATION",
            Seen.BY_SCHEMA,
            "trial/small.yml:18: The term of a step can only be CLOSE_ACCESS; AP_NOTIFICATION is"
                + " the same for all checklists, and stands in the folder terms."),
        small(
            "      holdsFrom: 2018-04-13\n",
            "",
            Seen.BY_SCHEMA,
            "trial/small.yml:18: A term lacks the key \"holdsFrom\"."),
        small(
            "holdsFrom: 2018-04-13",
            "holdsFrom: 13 april",
            Seen.BY_SCHEMA,
            "trial/small.yml:24: \"holdsFrom\" is \"13 april\", but must be a day such as"
                + " 2026-12-25."),
        small(
            "role: ESCALATION_MANAGER",
            "role: BOARD",
            Seen.BY_SCHEMA,
            "trial/small.yml:45: \"role\" is \"BOARD\", but must be one of ADMINISTRATOR,"
                + " INCIDENT_MANAGER, ESCALATION_MANAGER, SCHOOL_CONTACT, SCHOOL_SYSTEM."),
        small(
            "checklist: other",
            "checklist: nothing",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:37: There is no checklist \"nothing\" to start."),
        small(
            "certainty: POSSIBLE",
            "certainty: MAYBE",
            Seen.BY_SCHEMA,
            "trial/small.yml:48: \"certainty\" is \"MAYBE\", but must be one of POSSIBLE,"
                + " CERTAIN."),
        small(
            "type: ESCALATE",
            "type: PANIC",
            Seen.BY_SCHEMA,
            "trial/small.yml:47: \"type\" is \"PANIC\", but must be one of ESCALATE,"
                + " START_CHECKLIST, OPEN_AP_NOTIFICATION."),
        small(
            "type: ESCALATE",
            "type: OPEN_AP_NOTIFICATION",
            Seen.BY_SCHEMA,
            "trial/small.yml:48: An effect does not know the key \"certainty\" here; it takes"
                + " type."),
        small(
            "optional: true",
            "optional: perhaps",
            Seen.BY_SCHEMA,
            "trial/small.yml:54: \"optional\" must be true or false."),
        small(
            "    decision:\n",
            "    optional: true\n    decision:\n",
            Seen.BY_SCHEMA,
            "trial/small.yml:30: A step with a decision cannot be optional: without an answer it is"
                + " not known what follows."),
        small(
            "    decision:\n",
            "    next: open\n    decision:\n",
            Seen.BY_SCHEMA,
            "trial/small.yml:30: A step with a decision has no \"next\" of its own; each answer"
                + " says what follows."),
        small(
            "next: mend",
            "next: amend",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:40: There is no step \"amend\" to go to; use the id of a step, or"
                + " \"end\"."),
        small(
            "next: mend",
            "next: look",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:40: This path never ends: look, look."),
        small(
            "optional: true",
            "optional: true\n    next: close",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:55: This path never ends: close, look, tell, mend, close.",
            "trial/small.yml:56: No path comes to step \"open\"."),
        small(
            "          effects:\n",
            "          next: open\n          effects:\n",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:42: No path comes to step \"tell\".",
            "trial/small.yml:62: Guarantee \"told\" asks for tell, but this path breaks it: close,"
                + " look: seen, open."),
        small(
            "id: tell",
            "id: look",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:41: There is a step \"look\" already, on line 25.",
            "trial/small.yml:64: There is no step \"tell\" to pass."),
        small(
            "id: tell",
            "id: end",
            Seen.BY_SCHEMA,
            "trial/small.yml:41: A step cannot be called \"end\": that is where a path ends.",
            "trial/small.yml:64: There is no step \"tell\" to pass."),
        small(
            "  - id: tell\n",
            "  - title: {nl: Vertel, en: Tell}\n",
            Seen.BY_SCHEMA,
            "trial/small.yml:41: A step lacks the key \"id\".",
            "trial/small.yml:42: A step has the key \"title\" twice.",
            "trial/small.yml:64: There is no step \"tell\" to pass."),
        small(
            "id: clean",
            "id: seen",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:38: There is an answer \"seen\" to this question already."),
        small(
            "id: clean",
            "id: skipped",
            Seen.BY_SCHEMA,
            "trial/small.yml:38: An answer cannot be called \"skipped\": a guarantee uses that word"
                + " for a step."),
        small(
            "        - id: clean\n          label: {nl: Nee, en: \"No\"}\n          next: mend\n",
            "",
            Seen.BY_SCHEMA,
            "trial/small.yml:32: A decision needs two answers or more."),
        small(
            "id: closed-first",
            "id: told",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:65: There is a guarantee \"told\" already, on line 61."),
        small(
            "pass: [tell]",
            "pass: [yell]",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:64: There is no step \"yell\" to pass."),
        small(
            "pass: [tell]",
            "pass: [tell, tell]",
            Seen.BY_SCHEMA,
            "trial/small.yml:64: \"pass\" has \"tell\" twice."),
        small(
            "when: {look: seen}",
            "when: {lock: seen}",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:63: There is no step \"lock\" to set a condition on."),
        small(
            "when: {look: seen}",
            "when: {look: skipped}",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:63: Step \"look\" never comes out as \"skipped\", only as seen, clean,"
                + " done."),
        small(
            "when: {look: seen}",
            "when: {mend: never}",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:63: Step \"mend\" never comes out as \"never\", only as done,"
                + " skipped."),
        small(
            "when: {look: seen}",
            "when: {}",
            Seen.BY_SCHEMA,
            "trial/small.yml:63: \"when\" has no conditions; leave it out where the guarantee holds"
                + " always."),
        small(
            "when: {look: seen}",
            "when: {look: clean, tell: done}",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:61: Guarantee \"told\" says nothing: no path meets its conditions."),
        small(
            "when: {look: seen}",
            "when: {look: clean}",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:61: Guarantee \"told\" asks for tell, but this path breaks it: close,"
                + " look: clean, mend, open."),
        small(
            "pass: [close, open]",
            "pass: [open, close]",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:65: Guarantee \"closed-first\" asks for open, then close, but this"
                + " path breaks it: close, look: seen, tell, mend, open."),
        small(
            "pass: [close, open]",
            "pass: [close, mend, open]",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:65: Guarantee \"closed-first\" asks for close, then mend, then open,"
                + " but this path breaks it: close, look: seen, tell, mend: skipped, open."),
        small(
            "source: Trial, 1\n",
            "source: Trial, 1\nsource: Trial, 1\n",
            Seen.BY_LOADER_ONLY,
            "trial/small.yml:6: The file has the key \"source\" twice."),
        small(
            "source: Trial, 1\n",
            "source: [Trial\n",
            Seen.BY_SCHEMA,
            "trial/small.yml:6: This is not YAML: expected ',' or ']', but got :."),
        small(SMALL, "# nothing yet\n", Seen.BY_SCHEMA, "trial/small.yml:1: The file is empty."),
        small(
            SMALL,
            "- a list\n",
            Seen.BY_SCHEMA,
            "trial/small.yml:1: The file must hold keys with values."),
        hours(
            "timeZone: Europe/Amsterdam",
            "timeZone: Europe/Lutjebroek",
            Seen.BY_LOADER_ONLY,
            "calendars/hours.yml:5: \"timeZone\" is \"Europe/Lutjebroek\", but must be a time zone"
                + " such as Europe/Amsterdam."),
        hours(
            "timeZone: Europe/Amsterdam",
            "timeZone: \"+01:00\"",
            Seen.BY_LOADER_ONLY,
            "calendars/hours.yml:5: \"timeZone\" is \"+01:00\", but must be a time zone such as"
                + " Europe/Amsterdam."),
        hours(
            "days: [MONDAY, FRIDAY]",
            "days: [MANDAG]",
            Seen.BY_SCHEMA,
            "calendars/hours.yml:6: \"days\" is \"MANDAG\", but must be one of MONDAY, TUESDAY,"
                + " WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY."),
        hours(
            "opensAt: \"09:00\"",
            "opensAt: 9 o'clock",
            Seen.BY_SCHEMA,
            "calendars/hours.yml:7: \"opensAt\" is \"9 o'clock\", but must be a time such as"
                + " \"09:00\"."),
        hours(
            "closesAt: \"18:00\"",
            "closesAt: \"08:00\"",
            Seen.BY_LOADER_ONLY,
            "calendars/hours.yml:8: \"closesAt\" must be later than \"opensAt\"."),
        hours(
            "year: 2027",
            "year: 2028",
            Seen.BY_LOADER_ONLY,
            "calendars/hours.yml:14: Year 2028 must follow 2026: years are listed in order, without"
                + " gaps.",
            "calendars/hours.yml:16: Free day 2027-01-01 is not in 2028, the year it is listed"
                + " under."),
        hours(
            """
                freeDays:
                  - {date: 2027-01-01, name: {nl: Nieuwjaarsdag, en: New Year's Day}}
            """,
            "    freeDays: []\n",
            Seen.BY_SCHEMA,
            "calendars/hours.yml:15: \"freeDays\" must be a list of one or more."),
        hours(
            "date: 2027-01-01",
            "date: 2026-12-26",
            Seen.BY_LOADER_ONLY,
            "calendars/hours.yml:16: Free day 2026-12-26 is not in 2027, the year it is listed"
                + " under."),
        hours(
            "date: 2026-12-25",
            "date: 2026-01-01",
            Seen.BY_LOADER_ONLY,
            "calendars/hours.yml:13: Free day 2026-01-01 is listed already."),
        hours(
            "date: 2026-12-25",
            "date: 2026-02-30",
            Seen.BY_LOADER_ONLY,
            "calendars/hours.yml:13: \"date\" is \"2026-02-30\", but must be a day such as"
                + " 2026-12-25."),
        hours(
            "date: 2026-12-25",
            "date: Christmas",
            Seen.BY_SCHEMA,
            "calendars/hours.yml:13: \"date\" is \"Christmas\", but must be a day such as"
                + " 2026-12-25."),
        hours(
            "name: {nl: Kerst, en: Christmas}",
            "name: {en: Christmas}",
            Seen.BY_SCHEMA,
            "calendars/hours.yml:13: \"name\" lacks the language \"nl\"."),
        hours(
            "id: hours",
            "id: ours",
            Seen.BY_LOADER_ONLY,
            "calendars/hours.yml:2: The id is \"ours\", but the file is called \"hours\"; they must"
                + " be the same.",
            "trial/small.yml:21: There is no calendar \"hours\"."));
  }

  private static String whole(String file) {
    return file.startsWith("calendars") ? HOURS : SMALL;
  }

  @ParameterizedTest
  @MethodSource("broken")
  void every_fault_is_named_with_file_and_line(Broken broken) {
    SmallLibrary.in(directory);
    SmallLibrary.put(
        directory, broken.file(), with(whole(broken.file()), broken.place(), broken.instead()));

    assertThat(SmallLibrary.faults(directory)).containsExactlyElementsOf(broken.faults());
  }

  @ParameterizedTest
  @MethodSource("broken")
  void the_schema_refuses_what_it_can_see(Broken broken) throws Exception {
    String text = with(whole(broken.file()), broken.place(), broken.instead());
    assertThat(refusedBySchema(broken.file(), whole(broken.file()))).isFalse();

    assertThat(refusedBySchema(broken.file(), text)).isEqualTo(broken.seen() == Seen.BY_SCHEMA);
  }

  @Test
  void faults_of_many_files_come_together_and_in_order() {
    SmallLibrary.in(directory);
    SmallLibrary.put(
        directory,
        "trial/small.yml",
        SMALL.replace("next: mend", "next: amend").replace("PT60M", "PT0M"));
    SmallLibrary.put(directory, "trial/other.yml", with(OTHER, "en: Only", "de: Only"));
    SmallLibrary.put(directory, "calendars/hours.yml", with(HOURS, "year: 2027", "year: 2029"));

    assertThat(SmallLibrary.faults(directory))
        .containsExactly(
            "calendars/hours.yml:14: Year 2029 must follow 2026: years are listed in order, without"
                + " gaps.",
            "calendars/hours.yml:16: Free day 2027-01-01 is not in 2029, the year it is listed"
                + " under.",
            "trial/other.yml:9: \"title\" does not know the key \"de\" here; it takes nl, en.",
            "trial/other.yml:9: \"title\" lacks the language \"en\".",
            "trial/small.yml:19: \"within\" is \"PT0M\", but must be one or more whole minutes,"
                + " such as PT30M or PT1H30M.",
            "trial/small.yml:40: There is no step \"amend\" to go to; use the id of a step, or"
                + " \"end\".");
  }

  @Test
  void a_checklist_with_too_many_paths_is_refused() {
    String step = SMALL.substring(SMALL.indexOf("  - id: mend"), SMALL.indexOf("  - id: open"));
    String steps =
        IntStream.range(0, 13).mapToObj(i -> step.replace("mend", "mend-" + i)).collect(joining());
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "trial/small.yml", with(SMALL, step, step + steps));

    assertThat(SmallLibrary.faults(directory))
        .containsExactly(
            "trial/small.yml:11: There are more than 10000 paths, too many to prove a guarantee on"
                + " each.");
  }

  @Test
  void a_checklist_with_too_many_steps_is_refused() {
    String step = OTHER.substring(OTHER.indexOf("  - id: only"), OTHER.indexOf("guarantees:"));
    String steps =
        IntStream.range(0, 200).mapToObj(i -> step.replace("only", "only-" + i)).collect(joining());
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "trial/other.yml", with(OTHER, step, step + steps));

    assertThat(SmallLibrary.faults(directory))
        .containsExactly("trial/other.yml:7: A checklist has at most 200 steps, not 201.");
  }

  @Test
  void two_files_with_one_id_are_refused() {
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "second/small.yml", SMALL);

    assertThat(SmallLibrary.faults(directory))
        .containsExactly(
            "trial/small.yml:2: There is a checklist \"small\" already, in "
                + directory
                + "/second/small.yml.");
  }

  @Test
  void a_file_that_is_no_text_and_a_file_with_another_ending_are_refused() {
    SmallLibrary.in(directory);
    SmallLibrary.put(
        directory, "trial/bytes.yml", new byte[] {'i', 'd', ':', (byte) 0xC3, (byte) 0x28});
    SmallLibrary.put(directory, "trial/third.yaml", OTHER);
    SmallLibrary.put(directory, "trial/.swap.yml", "passed over");

    assertThat(SmallLibrary.faults(directory))
        .containsExactly(
            "trial/bytes.yml:1: The file is not UTF-8 text.",
            "trial/third.yaml:1: The name of the file must end in .yml.");
  }

  @Test
  void a_directory_that_is_missing_or_empty_is_refused() {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> Library.open(missing))
        .hasMessage(missing + ":1: There is no such directory.");
    assertThatThrownBy(() -> Library.open(directory))
        .hasMessage(directory + ":1: There is no checklist here.");
  }

  @Test
  void the_service_does_not_start_on_a_fault() {
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "trial/other.yml", with(OTHER, "id: only", "id: Only"));

    assertThatThrownBy(() -> new LibraryWiring().library(directory.toString(), Optional.empty()))
        .isInstanceOf(LibraryFaults.class);
  }

  private static boolean refusedBySchema(String file, String text) throws Exception {
    String schema = file.startsWith("calendars") ? "calendar.schema.json" : "checklist.schema.json";
    return SmallLibrary.refusedBySchema(schema, text);
  }
}
