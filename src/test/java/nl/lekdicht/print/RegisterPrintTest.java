package nl.lekdicht.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.RegisterTerm;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.document.Documents;
import nl.lekdicht.document.Part;
import nl.lekdicht.support.PdfUa;
import org.junit.jupiter.api.Test;

/**
 * Entries on paper, in both languages, as texts under {@code src/test/resources/register}. Run with {@code -Dlekdicht.register.write=true} to
 * write them anew, and read what changed.
 */
final class RegisterPrintTest {
  private static final Path FILES = Path.of("src", "test", "resources", "register");
  private static final Instant AT = Instant.parse("2026-10-28T12:00:00Z");
  private static final RegisterPrint PRINT = new RegisterPrint(new Documents());

  private static Map<String, RegisterEntry> entries() {
    return Map.of(
        "stolen-laptop", Entries.stolenLaptop(),
        "stolen-laptop-of-one-school", Entries.stolenLaptop().asSeenBy("99XB"),
        "wrong-mail", Entries.wrongMail(),
        "outage", Entries.outage(),
        "imported", Entries.imported());
  }

  @Test
  void every_entry_reads_as_it_was_approved_and_is_pdf_ua() throws Exception {
    Map<String, String> written = new TreeMap<>();
    for (String language : List.of("nl", "en")) {
      for (Map.Entry<String, RegisterEntry> entry : entries().entrySet()) {
        byte[] pdf =
            PRINT.pdf(
                language.equals("nl") ? "Incidentenregister" : "Register of incidents",
                "Leerlicht BV",
                language,
                AT,
                List.of(entry.getValue()));
        assertThat(PdfUa.faults(pdf)).as(entry.getKey()).isEmpty();
        written.put("%s.%s.pdf.txt".formatted(entry.getKey(), language), PdfUa.text(pdf));
      }
    }
    if (Boolean.getBoolean("lekdicht.register.write")) {
      Files.createDirectories(FILES);
      for (Map.Entry<String, String> file : written.entrySet()) {
        Files.writeString(FILES.resolve(file.getKey()), file.getValue(), UTF_8);
      }
    }
    for (Map.Entry<String, String> file : written.entrySet()) {
      assertThat(FILES.resolve(file.getKey())).content(UTF_8).isEqualTo(file.getValue());
    }
  }

  @Test
  void what_a_school_may_not_see_is_not_on_its_paper() throws Exception {
    String paper =
        PdfUa.text(
            PRINT.pdf("Register", "", "nl", AT, List.of(Entries.stolenLaptop().asSeenBy("99XB"))));

    assertThat(paper)
        .contains("Basisschool Het Baken")
        .doesNotContain("99XA", "De Wilgentuin", "AP-2026-7781", "Noor Voorbeeld", "stilstand");
  }

  @Test
  @SuppressWarnings(
      "NullAway") // it does not read the annotation of a nested type from a class file
  void a_term_that_ended_before_that_moment_was_missed() throws Exception {
    SchoolPart part = Entries.stolenLaptop().schools().getFirst();
    Instant due = AT.minus(Duration.ofDays(7));
    RegisterEntry entry =
        Entries.stolenLaptop(
            List.of(
                new SchoolPart(
                    part.brin(),
                    part.name(),
                    part.facts(),
                    null,
                    null,
                    null,
                    part.authority(),
                    part.subjects(),
                    List.of(
                        new RegisterTerm(
                            DeadlineKind.SCHOOL_NOTICE,
                            due.minus(Duration.ofHours(48)),
                            due,
                            null,
                            null)))));

    assertThat(kept(entry, due)).containsExactly("nog niet");
    assertThat(kept(entry, AT)).containsExactly("nee");
  }

  /** What is said of whether schools were told in time. */
  private static List<String> kept(RegisterEntry entry, Instant at) {
    return RegisterPrint.parts(entry, "nl", at).stream()
        .flatMap(part ->
            part instanceof Part.Table table && table.headings().contains("Op tijd")
                ? table.rows().stream()
                : Stream.empty())
        .filter(row -> row.getFirst().equals("school inlichten"))
        .map(List::getLast)
        .toList();
  }

  @Test
  void many_schools_are_one_table_of_which_none_is_missing() throws Exception {
    List<SchoolPart> schools =
        IntStream.range(0, 150)
            .mapToObj(i ->
                Entries.school(
                    "99%c%c".formatted('A' + i / 26, 'A' + i % 26),
                    "School " + i,
                    Entries.apNot(),
                    Entries.notInformed()))
            .toList();
    byte[] pdf = PRINT.pdf("Register", "", "nl", AT, List.of(Entries.stolenLaptop(schools)));

    assertThat(PdfUa.faults(pdf)).isEmpty();
    String text = PdfUa.text(pdf).replaceAll("\\s+", " ");
    schools.forEach(school -> assertThat(text).contains("(" + school.brin() + ")"));
    assertThat(RegisterPrint.weight(Entries.stolenLaptop(schools)))
        .isGreaterThan(RegisterPrint.weight(Entries.stolenLaptop()) + 400);
  }

  @Test
  void the_words_are_the_same_in_both_languages_and_none_is_missing() {
    List<TreeSet<String>> keys = new ArrayList<>();
    for (String language : List.of("nl", "en")) {
      keys.add(
          new TreeSet<>(
              ResourceBundle.getBundle("messages.register", java.util.Locale.of(language))
                  .keySet()));
      for (Fact fact : Fact.values()) {
        assertThat(RegisterWords.label(fact.name(), language)).isNotBlank();
      }
      for (var component : RegisterEntry.class.getRecordComponents()) {
        assertThat(RegisterWords.label(component.getName(), language)).isNotBlank();
      }
      for (var authority : SchoolPart.Told.values()) {
        assertThat(RegisterWords.in(language).option("apState", authority.name())).isNotBlank();
        assertThat(RegisterWords.in(language).option("subjectsState", authority.name()))
            .isNotBlank();
      }
    }
    assertThat(keys.get(0)).isEqualTo(keys.get(1));
    assertThatThrownBy(() -> RegisterWords.label("number", "fr"))
        .hasMessage("no register in language fr");
    assertThatThrownBy(() -> RegisterWords.label("nonsense", "nl"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
