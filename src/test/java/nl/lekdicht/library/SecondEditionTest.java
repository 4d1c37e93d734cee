package nl.lekdicht.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.form.Draft;
import nl.lekdicht.core.form.DraftText;
import nl.lekdicht.core.form.Field;
import nl.lekdicht.core.form.FilingKind;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.core.form.Stage;
import nl.lekdicht.core.form.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another form is a file, and nothing else: no word of it stands in the code. */
final class SecondEditionTest {
  private static final UUID FEMKE = UUID.fromString("019aa1b2-0000-7000-8000-00000000000a");
  private static final Path FILE = Path.of("src", "test", "resources", "forms", "edpb-trial.yml");

  @TempDir private Path directory;
  private Library library;

  @BeforeEach
  void put_it_beside_others() throws Exception {
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "forms/edpb-trial.yml", Files.readAllBytes(FILE));
    SmallLibrary.put(
        directory,
        "forms/brief-2.yml",
        SmallLibrary.FORM
            .replace("edition: \"1\"", "edition: \"2\"")
            .replace("2020-01-01", "2027-01-01"));
    library = Library.open(directory);
  }

  @Test
  void the_edition_of_the_day_is_found() {
    assertThat(library.forms())
        .extracting(edition -> edition.form().name())
        .containsExactly("brief-1", "brief-2", "edpb-trial");
    assertThat(edition("brief", "2019-12-31")).isNull();
    assertThat(edition("brief", "2020-01-01")).isEqualTo("brief-1");
    assertThat(edition("brief", "2026-12-31")).isEqualTo("brief-1");
    assertThat(edition("brief", "2027-01-01")).isEqualTo("brief-2");
    assertThat(edition("edpb", "2026-12-31")).isNull();
    assertThat(edition("ap", "2030-01-01")).isNull();
    assertThat(library.findFormNamed("brief")).isEmpty();
  }

  private @Nullable String edition(String id, String day) {
    return library
        .findForm(id, LocalDate.parse(day))
        .map(edition -> edition.form().name())
        .orElse(null);
  }

  @Test
  void it_is_filled_from_what_the_incident_tells_in_words_of_its_own() {
    Draft draft = first(Told.stolenLaptop());

    assertThat(text(draft, "sub-type")).isEqualTo("FIRST_OR_MORE");
    assertThat(text(draft, "more-follows")).isEqualTo("MORE");
    assertThat(text(draft, "how")).isEqualTo("LOSS");
    assertThat(text(draft, "carrier")).isEqualTo("Mailbox\nRemote desktop");
    assertThat(draft.answer("systems").value())
        .isEqualTo(new Value.Text("Mailbox\nRemote desktop"));
    assertThat(draft.answer("risk").value()).isEqualTo(Value.Choices.of(List.of("SOME")));
    assertThat(text(draft, "told")).isEqualTo("OPEN");
    assertThat(DraftText.parse(DraftText.format(draft))).isEqualTo(draft);
    assertThat(DraftText.format(draft))
        .contains("field how CHOICE from fact.KIND_OF_INCIDENT by -");
  }

  @Test
  void an_incomplete_filing_a_complete_one_and_a_withdrawal_ask_and_need_what_the_file_says() {
    Draft first = first(Told.stolenLaptop().without("fact.PEOPLE").without("fact.SYSTEMS"));
    assertThat(ids(first.asked(form())))
        .containsExactly(
            "sub-type",
            "reference",
            "more-follows",
            "how",
            "carrier",
            "story",
            "affected",
            "systems",
            "told");
    assertThat(ids(first.missing(form()))).containsExactly("affected");

    Draft last =
        first
            .restNotYetKnown(form(), FEMKE)
            .next(
                form(),
                digest(),
                FilingKind.SUPPLEMENT,
                Stage.FINAL,
                Told.stolenLaptop().without("fact.PEOPLE").without("fact.SYSTEMS"));
    assertThat(ids(last.missing(form()))).containsExactly("carrier", "affected", "told");
    assertThat(ids(last.asked(form()))).contains("risk");

    Draft withdrawal =
        Draft.fill(form(), digest(), FilingKind.WITHDRAWAL, Stage.WITHDRAWING, Told.stolenLaptop());
    assertThat(ids(withdrawal.asked(form())))
        .containsExactly("sub-type", "reference", "withdrawn-because");
    assertThat(ids(withdrawal.missing(form()))).containsExactly("withdrawn-because");
    assertThat(withdrawal.completeness(form()).percent()).isEqualTo(50);
  }

  @Test
  void what_was_typed_in_another_edition_comes_along_where_it_is_still_an_answer() {
    FormEdition ap = Library.packed().findFormNamed("ap-2021").orElseThrow();
    Draft before =
        Draft.fill(
            ap.form(), ap.original().digest(), FilingKind.NEW, Stage.FIRST, Told.stolenLaptop());
    before = typed(before, ap.form(), "told", new Value.Choice("WILL"));
    before = typed(before, ap.form(), "summary", new Value.Text("Other words."));
    Draft small =
        before.next(
            library.findFormNamed("brief-1").orElseThrow().form(),
            "0".repeat(64),
            FilingKind.SUPPLEMENT,
            Stage.FIRST,
            Told.stolenLaptop());
    Draft european =
        before.next(form(), digest(), FilingKind.SUPPLEMENT, Stage.FIRST, Told.stolenLaptop());

    assertThat(text(small, "summary")).isEqualTo("Other words.");
    assertThat(small.authors()).containsExactly(FEMKE);
    assertThat(text(european, "told")).isEqualTo("OPEN");
    assertThat(european.authors()).isEmpty();
  }

  @Test
  void the_file_follows_the_schema() throws Exception {
    assertThat(SmallLibrary.refusedBySchema("form.schema.json", Files.readString(FILE))).isFalse();
  }

  private Draft first(Told told) {
    return Draft.fill(form(), digest(), FilingKind.NEW, Stage.FIRST, told);
  }

  private Form form() {
    return library.findFormNamed("edpb-trial").orElseThrow().form();
  }

  private String digest() {
    return library.findFormNamed("edpb-trial").orElseThrow().original().digest();
  }

  private static Draft typed(Draft draft, Form form, String field, Value value) {
    return ((Outcome.Accepted<Draft>) draft.answered(form, field, value, false, FEMKE)).value();
  }

  private static @Nullable String text(Draft draft, String field) {
    Value value = draft.answer(field).value();
    return value == null ? null : value.text();
  }

  private static List<String> ids(List<Field> fields) {
    return fields.stream().map(Field::id).toList();
  }
}
