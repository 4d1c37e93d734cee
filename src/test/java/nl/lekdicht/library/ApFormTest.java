package nl.lekdicht.library;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.form.Condition;
import nl.lekdicht.core.form.Field;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.core.form.Option;
import nl.lekdicht.core.form.Section;
import nl.lekdicht.core.form.Sources;
import nl.lekdicht.core.form.Stage;
import org.junit.jupiter.api.Test;

/** The edition of the authority's form under {@code checklists/forms}, against an outline of its own. */
final class ApFormTest {
  private static final FormEdition EDITION =
      Library.open(Path.of("checklists")).findFormNamed("ap-2021").orElseThrow();
  private static final Form FORM = EDITION.form();

  @Test
  void it_has_the_ten_sections_of_the_authority_s_form() {
    assertThat(FORM.id()).isEqualTo("ap");
    assertThat(FORM.holdsFrom()).isEqualTo(LocalDate.of(2021, 5, 10));
    assertThat(FORM.sections())
        .extracting(section -> section.number() + " " + section.title().en())
        .containsExactly(
            "0 This notification",
            "1 Contact and general",
            "2 Timeline",
            "3 The breach",
            "4 The data",
            "5 The people concerned",
            "6 Measures beforehand",
            "7 Consequences",
            "8 What follows",
            "9 Other");
  }

  /** A line per field: number, id, kind, source or hyphen, stages, whether it may be unknown, condition. */
  @Test
  void its_outline_is_the_golden_one() throws Exception {
    String outline = FORM.fields().stream().map(ApFormTest::line).collect(joining("\n", "", "\n"));
    Path golden = Path.of("src", "test", "resources", "forms", "ap-2021-outline.txt");
    if (Boolean.getBoolean("lekdicht.forms.write")) {
      Files.writeString(golden, outline);
    }

    assertThat(outline).isEqualTo(Files.readString(golden));
  }

  private static String line(Field field) {
    Condition asked = field.asked();
    return "%s %s %s %s %s%s%s"
        .formatted(
            field.number(),
            field.id(),
            field.kind(),
            field.source() == null ? "-" : field.source(),
            field.mandatory().stream().map(Stage::name).collect(joining("+", "[", "]")),
            field.mayBeUnknown() ? " unknown" : "",
            asked == null ? "" : " when " + asked.words());
  }

  @Test
  void the_numbers_count_up_within_each_section() {
    for (Section section : FORM.sections()) {
      for (int i = 0; i < section.fields().size(); i++) {
        assertThat(section.fields().get(i).number())
            .isEqualTo("%s.%d".formatted(section.number(), i + 1));
      }
    }
  }

  /** What the authority asks of an incident that our facts can tell. */
  @Test
  void it_asks_every_fact_that_the_authority_wants_to_know() {
    List<Fact> elsewhere =
        List.of(
            Fact.DONE_TO_DATA,
            Fact.CAUSE,
            Fact.SYSTEMS,
            Fact.CONSEQUENCES,
            Fact.ADVICE_TO_PEOPLE,
            Fact.CONTACT_POINT);
    List<String> asked =
        FORM.fields().stream()
            .flatMap(field -> Optional.ofNullable(field.source()).stream())
            .toList();

    for (Fact fact : Fact.values()) {
      assertThat(asked.contains(Sources.FACT + fact.name()))
          .as(fact.name())
          .isEqualTo(!elsewhere.contains(fact));
    }
  }

  @Test
  void whatever_is_chosen_can_be_read_in_both_languages_and_no_two_read_alike() {
    List<BilingualText> texts = new ArrayList<>();
    for (Field field : FORM.fields()) {
      texts.add(field.label());
      assertThat(field.options().stream().map(option -> option.label().nl()))
          .doesNotHaveDuplicates();
      assertThat(field.options().stream().map(option -> option.label().en()))
          .doesNotHaveDuplicates();
      texts.addAll(field.options().stream().map(Option::label).toList());
      Stream.ofNullable(field.help()).forEach(texts::add);
    }
    for (BilingualText text : texts) {
      for (String words : List.of(text.nl(), text.en())) {
        assertThat(words)
            .isEqualTo(words.strip())
            .matches("\\p{Lu}.*")
            .doesNotContain("  ", "—", "–", "_", "TODO");
      }
    }
    assertThat(FORM.fields()).extracting(field -> field.label().nl()).doesNotHaveDuplicates();
    assertThat(FORM.fields()).extracting(field -> field.label().en()).doesNotHaveDuplicates();
  }

  @Test
  void what_offers_none_or_not_yet_known_says_so() {
    for (Field field : FORM.fields()) {
      for (Option option : field.options()) {
        assertThat(option.means() == Option.Meaning.NOTHING)
            .as(field.id() + " " + option.id())
            .isEqualTo(field.kind() == Value.Kind.CHOICES && option.id().equals(Fact.NONE));
        assertThat(option.means() == Option.Meaning.NOT_YET_KNOWN)
            .isEqualTo(option.id().equals("NOT_YET_KNOWN"));
      }
    }
  }

  @Test
  void only_the_withdrawal_s_own_questions_need_an_answer_in_a_withdrawal() {
    assertThat(
            FORM.fields().stream()
                .filter(field -> field.mandatory().contains(Stage.WITHDRAWING))
                .map(Field::id))
        .containsExactly(
            "legal-ground",
            "filing-kind",
            "earlier-number",
            "withdrawal-reason",
            "joint",
            "organisations",
            "organisation-name",
            "notifier-name",
            "notifier-function",
            "notifier-telephone",
            "notifier-email");
  }

  @Test
  void the_file_follows_its_schema() throws Exception {
    assertThat(SmallLibrary.refusedBySchema("form.schema.json", EDITION.original().text()))
        .isFalse();
  }

  @Test
  void the_schema_names_the_constants_that_the_code_knows() throws Exception {
    JsonNode parts =
        new ObjectMapper()
            .readTree(Path.of("checklists", "form.schema.json").toFile())
            .get("$defs");

    assertThat(names(parts.at("/field/properties/kind/enum")))
        .isEqualTo(Stream.of(Value.Kind.values()).map(Enum::name).toList());
    assertThat(names(parts.at("/stages/items/enum")))
        .isEqualTo(Stream.of(Stage.values()).map(Enum::name).toList());
    assertThat(names(parts.at("/choice/properties/means/enum")))
        .isEqualTo(Stream.of(Option.Meaning.values()).map(Enum::name).toList());
  }

  private static List<String> names(JsonNode constants) {
    return constants.valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void a_kept_text_is_read_to_the_same_form_and_a_broken_one_is_refused() {
    assertThat(Library.parseForm(EDITION.original().text())).isEqualTo(FORM);
    assertThatThrownBy(() -> Library.parseForm("format: 1"))
        .isInstanceOf(LibraryFaults.class)
        .hasMessageStartingWith("stored form:1: The file lacks the key");
    assertThatThrownBy(() -> Library.parseForm("")).hasMessage("stored form:1: The file is empty.");
  }
}
