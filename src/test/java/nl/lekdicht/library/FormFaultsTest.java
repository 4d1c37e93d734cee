package nl.lekdicht.library;

import static nl.lekdicht.library.Broken.seen;
import static nl.lekdicht.library.Broken.unseen;
import static nl.lekdicht.library.SmallLibrary.FORM;
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

final class FormFaultsTest {
  private static final String SUMMARY_CONDITION = "asked: {field: kind, is: [FIRST_ONE, MORE]}";
  private static final String TAKES =
      "A condition takes \"field\" with \"is\", or one of \"answered\", \"stage\", \"not\", \"all\","
          + " \"any\".";

  @TempDir private Path directory;

  static Stream<Broken> broken() {
    return Stream.of(
        seen("format: 1", "format: 2", "1: \"format\" must be 1."),
        unseen(
            "id: brief",
            "id: short",
            "2: The id is \"short-1\", but the file is called \"brief-1\"; they must be the same."),
        seen("edition: \"1\"", "edition: 1", "3: \"edition\" must be a text that is not blank."),
        seen(
            "edition: \"1\"",
            "edition: Second",
            "3: \"edition\" is \"Second\", but must be small letters, digits and single hyphens."),
        seen(
            "title: {nl: Kort formulier, en: Brief form}",
            "title: {nl: Kort formulier}",
            "4: \"title\" lacks the language \"en\"."),
        seen(
            "label: {nl: Soort, en: Kind}",
            "label: {en: Kind}",
            "12: \"label\" lacks the language \"nl\"."),
        seen(
            "help: {nl: Kort, en: In short}",
            "help: {nl: Kort, en: ''}",
            "23: \"en\" must be a text that is not blank."),
        seen(
            "label: {nl: Meer, en: More}",
            "label: {nl: Meer}",
            "16: \"label\" lacks the language \"en\"."),
        unseen(
            "holdsFrom: 2020-01-01",
            "holdsFrom: 2020-02-30",
            "5: \"holdsFrom\" is \"2020-02-30\", but must be a day such as 2026-12-25."),
        seen(
            "sections:\n",
            "sections: none\nrest:\n",
            "6: \"sections\" must be a list of one or more.",
            "7: The file does not know the key \"rest\" here; it takes format, id, edition, title,"
                + " holdsFrom, sections."),
        seen("number: \"2.1\"", "number: 2.1", "34: \"number\" must be a text that is not blank."),
        seen(
            "number: \"2.1\"",
            "number: 2-1",
            "34: \"number\" is \"2-1\", but must be digits or capital letters with single dots, such"
                + " as \"3.2\"."),
        unseen("number: \"2.2\"", "number: \"2.1\"", "39: Number 2.1 is used already, on line 34."),
        unseen(
            "number: \"2.1\"",
            "number: \"3.1\"",
            "34: Number 3.1 does not begin with that of its section, 2."),
        unseen(
            "id: contact\n",
            "id: summary\n",
            "38: There is a field \"summary\" already, on line 20."),
        seen(
            "id: contact\n",
            "id: Contact\n",
            "38: \"id\" is \"Contact\", but must be small letters, digits and single hyphens, at most"
                + " 60 characters."),
        seen(
            "kind: YES_NO",
            "kind: PERHAPS",
            "36: \"kind\" is \"PERHAPS\", but must be one of TEXT, LINES, CHOICE, CHOICES, RANGE,"
                + " MOMENT, YES_NO."),
        seen(
            "particulars: true",
            "particulars: please",
            "44: \"particulars\" must be true or false."),
        seen(
            "particulars: true",
            "personal: true",
            "44: A field does not know the key \"personal\" here; it takes id, number, label, help,"
                + " kind, source, options, asked, mandatory, preset, mayBeUnknown, particulars."),
        unseen(
            "source: notifier.name",
            "source: notifier.shoeSize",
            "43: There is no source \"notifier.shoeSize\"."),
        unseen(
            "source: fact.SUMMARY",
            "source: fact.PEOPLE",
            "25: Source fact.PEOPLE tells RANGE, which a field of kind TEXT cannot take."),
        unseen(
            "source: filing.kind",
            "source: fact.NATURE",
            "18: Source fact.NATURE tells CHOICES, which a field of kind CHOICE cannot take."),
        unseen(
            "source: filing.kind",
            "source: judgement.risk",
            "15: Nothing leads to option FIRST_ONE: judgement.risk cannot tell NEW, only UNLIKELY,"
                + " RISK, HIGH_RISK.",
            "16: Nothing leads to option MORE: judgement.risk cannot tell CHANGE, only UNLIKELY,"
                + " RISK, HIGH_RISK.",
            "16: Nothing leads to option MORE: judgement.risk cannot tell SUPPLEMENT, only UNLIKELY,"
                + " RISK, HIGH_RISK.",
            "17: Nothing leads to option WITHDRAWAL: judgement.risk cannot tell WITHDRAWAL, only"
                + " UNLIKELY, RISK, HIGH_RISK."),
        unseen(
            "{id: WITHDRAWAL, ",
            "{id: UNDO, ",
            "17: Nothing leads to option UNDO: filing.kind cannot tell UNDO, only NEW, SUPPLEMENT,"
                + " CHANGE, WITHDRAWAL."),
        unseen(
            "from: [SUPPLEMENT, CHANGE]",
            "from: [SUPPLEMENT]",
            "14: filing.kind can tell CHANGE, which no option stands for."),
        unseen(
            "from: [SUPPLEMENT, CHANGE]",
            "from: [SUPPLEMENT, CHANGE, NEW]",
            "16: NEW leads to option FIRST_ONE already."),
        unseen(
            "        source: filing.kind\n",
            "",
            "15: The field has no source to choose from, so \"from\" means nothing.",
            "16: The field has no source to choose from, so \"from\" means nothing."),
        unseen(
            "{id: WITHDRAWAL, ",
            "{id: FIRST_ONE, from: [WITHDRAWAL], ",
            "17: There is an option \"FIRST_ONE\" here already."),
        seen(
            "{id: WITHDRAWAL, ",
            "{id: withdrawal, from: [WITHDRAWAL], ",
            "17: \"id\" is \"withdrawal\", but must be capital letters and digits with single"
                + " underscores."),
        seen(
            "{id: WITHDRAWAL, ",
            "{id: WITHDRAWAL, means: LITTLE, ",
            "17: \"means\" is \"LITTLE\", but must be one of ORDINARY, NOTHING, NOT_YET_KNOWN."),
        seen(
            "        preset: \"NO\"\n",
            "        options: [{id: A, label: {nl: A, en: A}}, {id: B, label: {nl: B, en: B}}]\n",
            "37: A field of kind YES_NO has no options."),
        seen(
            "kind: YES_NO\n        preset: \"NO\"",
            "kind: CHOICE\n        options: [{id: \"YES\", label: {nl: A, en: A}}]",
            "37: A choice needs two options or more."),
        seen(
            "kind: YES_NO\n        preset: \"NO\"",
            "kind: CHOICES",
            "33: A field lacks the key \"options\"."),
        unseen(
            "preset: \"NO\"",
            "preset: PERHAPS",
            "37: \"preset\" is \"PERHAPS\", which is not the text of a YES_NO."),
        unseen(
            "mandatory: [FIRST, FINAL, WITHDRAWING]",
            "preset: OLD",
            "19: \"preset\" is \"OLD\", but must be of FIRST_ONE, MORE, WITHDRAWAL."),
        seen(
            "mandatory: [FIRST]",
            "mandatory: [LAST]",
            "27: \"mandatory\" is \"LAST\", but must be one of FIRST, FINAL, WITHDRAWING."),
        unseen(
            SUMMARY_CONDITION,
            "asked: {field: sort, is: [FIRST_ONE]}",
            "26: There is no field \"sort\" before this one; a condition looks back only."),
        unseen(
            SUMMARY_CONDITION,
            "asked: {answered: going-on}",
            "26: There is no field \"going-on\" before this one; a condition looks back only."),
        unseen(
            SUMMARY_CONDITION,
            "asked: {answered: summary}",
            "26: There is no field \"summary\" before this one; a condition looks back only."),
        unseen(
            SUMMARY_CONDITION,
            "asked: {field: kind, is: [OLD]}",
            "26: Field \"kind\" has no option \"OLD\"; it has FIRST_ONE, MORE, WITHDRAWAL."),
        unseen(
            "{answered: summary}",
            "{field: summary, is: [A]}",
            "42: Nothing is chosen in field \"summary\"."),
        seen(SUMMARY_CONDITION, "asked: {field: kind}", "26: A condition lacks the key \"is\"."),
        seen(SUMMARY_CONDITION, "asked: {}", "26: " + TAKES),
        seen(SUMMARY_CONDITION, "asked: {weather: good}", "26: " + TAKES),
        seen(
            SUMMARY_CONDITION,
            "asked: {answered: kind, stage: [FIRST]}",
            "26: A condition does not know the key \"stage\" here; it takes answered."),
        seen(
            "{any: [{answered: summary}]}",
            "{any: []}",
            "42: \"any\" must be a list of one or more."),
        seen(
            "asked: {stage: [FIRST, FINAL]}",
            "asked: {stage: [LAST]}",
            "31: \"stage\" is \"LAST\", but must be one of FIRST, FINAL, WITHDRAWING."));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void every_fault_is_named_with_file_and_line(Broken broken) {
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "forms/brief-1.yml", with(FORM, broken.place(), broken.instead()));

    assertThat(SmallLibrary.faults(directory))
        .containsExactlyElementsOf(broken.in("forms/brief-1.yml"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void the_schema_refuses_what_it_can_see(Broken broken) throws Exception {
    assertThat(SmallLibrary.refusedBySchema("form.schema.json", FORM)).isFalse();

    assertThat(
            SmallLibrary.refusedBySchema(
                "form.schema.json", with(FORM, broken.place(), broken.instead())))
        .isEqualTo(broken.seenBySchema());
  }

  @Test
  void all_faults_of_the_file_come_at_once() {
    SmallLibrary.in(directory);
    SmallLibrary.put(
        directory,
        "forms/brief-1.yml",
        FORM.replace("format: 1", "format: 2")
            .replace("notifier.name", "notifier.shoeSize")
            .replace("{field: kind, is: [FIRST_ONE, MORE]}", "{answered: contact}"));

    assertThat(SmallLibrary.faults(directory))
        .containsExactly(
            "forms/brief-1.yml:1: \"format\" must be 1.",
            "forms/brief-1.yml:26: There is no field \"contact\" before this one; a condition looks"
                + " back only.",
            "forms/brief-1.yml:43: There is no source \"notifier.shoeSize\".");
  }

  @Test
  void a_library_without_a_form_says_what_to_add_and_where_to_find_it() throws Exception {
    SmallLibrary.in(directory);
    Files.delete(directory.resolve("forms/brief-1.yml"));

    assertThatThrownBy(() -> Library.open(directory))
        .isInstanceOf(LibraryFaults.class)
        .hasMessage(
            directory
                + ":1: There is no form here: add the file forms/ap-2021.yml. The one that comes with"
                + " the program is in its jar as checklists/forms/ap-2021.yml; unzip lekdicht.jar"
                + " 'checklists/forms/*' takes it out.");
  }

  @Test
  void two_editions_cannot_hold_from_the_same_day() {
    SmallLibrary.in(directory);
    SmallLibrary.put(
        directory, "forms/brief-2.yml", with(FORM, "edition: \"1\"", "edition: \"2\""));

    assertThat(SmallLibrary.faults(directory))
        .containsExactly(
            "forms/brief-2.yml:2: The edition in "
                + directory
                + "/forms/brief-1.yml holds from 2020-01-01 too; each must hold from a day of its"
                + " own.");
  }

  @Test
  void the_service_does_not_start_on_a_fault() {
    SmallLibrary.in(directory);
    SmallLibrary.put(directory, "forms/brief-1.yml", with(FORM, "fact.SUMMARY", "fact.SUMARY"));

    assertThatThrownBy(() -> new LibraryWiring().library(directory.toString(), Optional.empty()))
        .isInstanceOf(LibraryFaults.class);
  }
}
