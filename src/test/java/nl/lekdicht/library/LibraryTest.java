package nl.lekdicht.library;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Moment;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.checklist.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibraryTest {
  @TempDir private Path directory;

  @Test
  void a_checklist_keeps_the_exact_text_and_digest_of_its_file() throws Exception {
    SmallLibrary.in(directory);

    Original original = Library.open(directory).find("small").orElseThrow().original();

    Path file = directory.resolve("trial/small.yml");
    assertThat(original.file()).isEqualTo(file.toString());
    assertThat(original.text().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(Files.readAllBytes(file));
    assertThat(Original.digest("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(original.digest()).isEqualTo(Original.digest(SmallLibrary.SMALL));
  }

  @Test
  void a_stored_text_is_read_to_the_same_checklist() {
    SmallLibrary.in(directory);
    ChecklistEdition edition = Library.open(directory).find("small").orElseThrow();

    assertThat(Library.parse(edition.original().text())).isEqualTo(edition.checklist());
  }

  @Test
  void a_stored_text_is_read_even_when_what_it_names_has_gone() {
    assertThat(Library.parse(SmallLibrary.SMALL).id()).isEqualTo("small");
  }

  @Test
  void a_checklist_kept_before_terms_had_a_date_is_still_read() {
    String old =
        SmallLibrary.with(SmallLibrary.SMALL, "      holdsFrom: 2018-04-13\n", "")
            .replace("kind: CLOSE_ACCESS", "kind: SCHOOL_NOTICE")
            .replace("from: REPORT", "from: SCHOOL_AWARENESS");

    Term term = requireNonNull(Library.parse(old).first().term());

    assertThat(term.holdsFrom()).isNull();
    assertThat(term.kind()).isEqualTo(DeadlineKind.SCHOOL_NOTICE);
    assertThat(term.from()).isEqualTo(Moment.SCHOOL_AWARENESS);
  }

  @Test
  void a_stored_text_with_a_fault_is_refused() {
    String text = SmallLibrary.with(SmallLibrary.SMALL, "next: mend", "next: amend");

    assertThatThrownBy(() -> Library.parse(text))
        .isInstanceOf(LibraryFaults.class)
        .hasMessageStartingWith("stored checklist:40: There is no step \"amend\"");
  }

  @Test
  void a_jump_to_the_end_ends_the_path() {
    String text =
        SmallLibrary.with(SmallLibrary.SMALL, "optional: true", "optional: true\n    next: end");

    assertThatThrownBy(() -> Library.parse(text))
        .hasMessageContaining("No path comes to step \"open\"");
    assertThat(
            Library.parse(SmallLibrary.with(SmallLibrary.OTHER, "role:", "next: end\n    role:"))
                .first()
                .next())
        .isNull();
  }

  @Test
  void what_is_not_there_is_not_found() {
    SmallLibrary.in(directory);
    Library library = Library.open(directory);

    assertThat(library.find("large")).isEmpty();
    assertThat(library.findCalendar("minutes")).isEmpty();
    assertThat(library.findCalendar("hours")).isPresent();
  }

  @Test
  void the_packed_library_is_the_one_in_the_source() {
    assertThat(Library.packed().checklists())
        .extracting(ChecklistEdition::checklist)
        .isEqualTo(
            Library.open(Path.of("checklists")).checklists().stream()
                .map(ChecklistEdition::checklist)
                .toList());
    assertThat(new LibraryWiring().library(" ", Optional.empty()).checklists()).hasSize(8);
  }

  @Test
  void a_library_is_read_from_inside_a_jar() throws Exception {
    Path jar = directory.resolve("lekdicht.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      put(out, "other/unrelated.yml", "not: ours");
      put(out, "checklists/checklist.schema.json", "{}");
      put(out, "checklists/trial/small.yml", SmallLibrary.SMALL);
      put(out, "checklists/trial/other.yml", SmallLibrary.OTHER);
      put(out, "checklists/calendars/hours.yml", SmallLibrary.HOURS);
      put(out, "checklists/terms/brief.yml", SmallLibrary.TERMS);
      put(out, "checklists/forms/brief-1.yml", SmallLibrary.FORM);
    }
    URI landmark = URI.create("jar:" + jar.toUri() + "!/checklists/checklist.schema.json");

    Library library = Library.read(Shelf.around(landmark.toURL()));

    assertThat(library.checklists())
        .extracting(edition -> edition.original().file())
        .containsExactly("checklists/trial/other.yml", "checklists/trial/small.yml");
  }

  @Test
  void the_schemas_name_the_constants_that_the_code_knows() throws Exception {
    Map<String, List<String>> enums = new TreeMap<>();
    collect(
        new ObjectMapper().readTree(Path.of("checklists", "checklist.schema.json").toFile()),
        "",
        enums);

    assertThat(enums)
        .containsEntry("incidentKind", names(IncidentKind.values()))
        .containsEntry(
            "role",
            names(Role.values()).stream()
                .filter(name -> !Set.of("BOARD", "WATCH").contains(name))
                .toList())
        .containsEntry("from", names(Moment.REPORT, Moment.DISCOVERY, Moment.REPORT_OR_DISCOVERY))
        .containsEntry("certainty", names(Effect.Certainty.values()))
        .containsEntry("what", names(Report.What.values()))
        .containsEntry("where", names(Report.Where.values()));
  }

  private static void collect(JsonNode node, String key, Map<String, List<String>> enums) {
    if (node.path("enum").isArray()) {
      List<String> names = new ArrayList<>();
      node.path("enum").forEach(name -> names.add(name.asText()));
      enums.put(key, names);
    }
    node.properties()
        .forEach(entry ->
            collect(
                entry.getValue(), entry.getKey().equals("items") ? key : entry.getKey(), enums));
  }

  private static List<String> names(Enum<?>... constants) {
    return Stream.of(constants).<String>map(Enum::name).toList();
  }

  private static void put(JarOutputStream jar, String name, String text) throws Exception {
    jar.putNextEntry(new JarEntry(name));
    jar.write(text.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }
}
