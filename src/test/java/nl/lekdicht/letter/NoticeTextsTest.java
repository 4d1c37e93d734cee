package nl.lekdicht.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.paper.Block;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.core.paper.Prose;
import nl.lekdicht.outbox.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoticeTextsTest {
  private static final NoticeTexts TEXTS = new NoticeTexts();
  private static final List<String> LANGUAGES = List.of("nl", "en");

  private static List<PaperKind> notices() {
    return Arrays.stream(PaperKind.values()).filter(PaperKind::isNotice).toList();
  }

  @Test
  void the_two_languages_have_the_same_phrases() {
    ResourceBundle nl = bundle("nl");
    ResourceBundle en = bundle("en");
    assertThat(nl.keySet()).isEqualTo(en.keySet());
    assertThat(nl.keySet())
        .allSatisfy(key -> {
          assertThat(blanks(nl.getString(key))).as(key).isEqualTo(blanks(en.getString(key)));
          assertThat(nl.getString(key)).as(key).isNotBlank().isEqualTo(nl.getString(key).strip());
          assertThat(en.getString(key)).as(key).isNotBlank().isEqualTo(en.getString(key).strip());
        });
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle("messages.papers", Locale.of(language));
  }

  private static List<String> blanks(String phrase) {
    return Pattern.compile("\\{[a-z]+}")
        .matcher(phrase)
        .results()
        .map(MatchResult::group)
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "en"})
  void every_fact_and_every_option_of_it_has_its_words(String language) {
    FactWords words = FactWords.in(language);
    for (Fact fact : Fact.values()) {
      assertThat(words.name(fact)).isNotBlank();
      for (String option : fact.options()) {
        assertThat(words.option(fact, option)).as("%s %s", fact, option).isNotBlank();
      }
    }
    for (Risk risk : Risk.values()) {
      assertThat(Phrases.ofPapers(language).say("risk." + risk)).isNotBlank();
    }
  }

  @Test
  void no_option_has_words_that_the_facts_do_not_know() {
    for (String key : bundle("nl").keySet()) {
      String[] parts = key.split("\\.", -1);
      if (parts[0].equals("option")) {
        assertThat(Fact.valueOf(parts[1]).options()).contains(parts[2]);
      }
    }
  }

  /** Letters are read by everybody: no sentence of ours is long, and no word is one of lawyers. */
  @ParameterizedTest
  @ValueSource(strings = {"nl", "en"})
  void the_letters_are_written_in_short_sentences(String language) {
    ResourceBundle bundle = bundle(language);
    for (String key : bundle.keySet()) {
      if (!key.startsWith("letter.")) {
        continue;
      }
      for (String sentence : bundle.getString(key).split("(?<=[.?!:])\\s+", -1)) {
        assertThat(sentence.split("\\s+", -1).length).as("%s: %s", key, sentence).isLessThan(20);
      }
      assertThat(bundle.getString(key).toLowerCase(Locale.ROOT))
          .as(key)
          .doesNotContain(
              "betrokkene",
              "inbreuk",
              "datalek",
              "verwerker",
              "data subject",
              "processor",
              "breach");
    }
  }

  /** Every fact with every option, alone and beside all others, in every notice and letter. */
  @ParameterizedTest
  @ValueSource(strings = {"nl", "en"})
  void whatever_is_known_every_text_is_whole(String language) {
    for (Facts facts : everyFacts()) {
      for (PaperKind kind : notices()) {
        for (boolean six : new boolean[] {false, true}) {
          assertWhole(
              TEXTS.notice(
                  Papers.notice(
                      kind,
                      language,
                      six,
                      facts,
                      List.of(),
                      null,
                      null,
                      null,
                      Risk.UNLIKELY,
                      null,
                      1)));
        }
      }
      for (SubjectFacts.Audience audience : SubjectFacts.Audience.values()) {
        assertWhole(TEXTS.letter(Papers.letter(language, audience, facts, Papers.measures())));
      }
    }
  }

  private static void assertWhole(String text) {
    assertThat(text).doesNotContain("{", "}", "null", "..", "  ").endsWith("\n");
    List<Block> blocks = Prose.parse(text);
    assertThat(Prose.format(blocks)).isEqualTo(text);
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Heading) {
        assertThat(i).isLessThan(blocks.size() - 1);
        assertThat(blocks.get(i + 1)).isNotInstanceOf(Block.Heading.class);
      }
    }
  }

  private static List<Facts> everyFacts() {
    List<Facts> all = new ArrayList<>();
    all.add(Facts.NONE);
    all.add(Papers.early());
    all.add(Papers.full());
    for (Fact fact : Fact.values()) {
      for (String option : fact.options()) {
        all.add(Papers.with(Facts.NONE, fact, option));
        all.add(Papers.with(Papers.full(), fact, option));
      }
      all.add(Papers.full().with(fact, null));
    }
    all.add(
        Papers.with(
            Papers.with(Papers.full(), Fact.CONSEQUENCES_INTEGRITY, "Cijfers kloppen niet."),
            Fact.CONSEQUENCES_AVAILABILITY,
            "Roosters zijn weg."));
    all.add(Papers.with(Papers.full(), Fact.PEOPLE, "0-3000"));
    all.add(Papers.with(Papers.full(), Fact.ONGOING, "YES"));
    all.add(Papers.with(Facts.NONE, Fact.ONGOING, "YES"));
    all.add(Papers.with(Facts.NONE, Fact.ONGOING, "NO"));
    all.add(Papers.with(Papers.full(), Fact.OCCURRED_TO, "2026-04-27T10:00:00Z"));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "en"})
  void a_fact_that_is_not_known_is_said_to_be_so(String language) {
    String unknown = language.equals("nl") ? "nog niet bekend" : "not known yet";
    String never = language.equals("nl") ? "niet bekend geworden" : "never became known";
    for (boolean six : new boolean[] {false, true}) {
      for (Fact fact :
          List.of(
              Fact.SUMMARY,
              Fact.OCCURRED_FROM,
              Fact.NATURE,
              Fact.DONE_TO_DATA,
              Fact.KIND_OF_INCIDENT,
              Fact.CAUSE,
              Fact.CAUSE_ORIGIN,
              Fact.SYSTEMS,
              Fact.DATA_KINDS,
              Fact.SPECIAL_CATEGORIES,
              Fact.RECORDS,
              Fact.PEOPLE_CATEGORIES,
              Fact.PEOPLE,
              Fact.UNINTELLIGIBLE,
              Fact.MEASURES_BEFORE,
              Fact.HARM,
              Fact.HARM_SEVERITY,
              Fact.SUB_PROCESSORS)) {
        Facts without = Papers.full().with(fact, null);
        assertThat(report(PaperKind.FIRST_NOTICE, language, six, Papers.full()))
            .doesNotContain(unknown);
        assertThat(report(PaperKind.FIRST_NOTICE, language, six, without))
            .as("%s", fact)
            .contains(unknown);
        assertThat(report(PaperKind.CLOSING_NOTICE, language, six, without))
            .as("%s", fact)
            .contains(never)
            .doesNotContain(unknown);
      }
    }
  }

  private static String report(PaperKind kind, String language, boolean six, Facts facts) {
    return TEXTS.notice(
        Papers.notice(
            kind,
            language,
            six,
            facts,
            Papers.measures(),
            Papers.DISCOVERED,
            Papers.ESTABLISHED,
            null,
            Risk.RISK,
            null,
            3));
  }

  @Test
  void the_six_headings_are_six_and_short_notices_have_their_own() {
    for (String language : LANGUAGES) {
      for (PaperKind kind :
          List.of(PaperKind.FIRST_NOTICE, PaperKind.FOLLOW_UP, PaperKind.CLOSING_NOTICE)) {
        assertThat(headings(TEXTS.notice(Papers.whole(kind, language, true)))).hasSize(6);
        assertThat(headings(TEXTS.notice(Papers.whole(kind, language, false)))).hasSize(10);
      }
      for (PaperKind kind : List.of(PaperKind.SUSPECTED_HIGH_RISK, PaperKind.JOINT_INTENTION)) {
        assertThat(TEXTS.notice(Papers.whole(kind, language, true)))
            .isEqualTo(TEXTS.notice(Papers.whole(kind, language, false)));
      }
    }
  }

  private static List<String> headings(String text) {
    return Prose.parse(text).stream()
        .filter(Block.Heading.class::isInstance)
        .map(Block::text)
        .toList();
  }

  @Test
  void the_notice_of_a_suspicion_is_short() {
    for (String language : LANGUAGES) {
      assertThat(TEXTS.notice(Papers.bare(PaperKind.SUSPECTED_HIGH_RISK, language, false)).length())
          .isLessThan(
              TEXTS.notice(Papers.bare(PaperKind.FIRST_NOTICE, language, false)).length() * 2 / 3);
    }
  }

  @Test
  void what_people_entered_never_becomes_a_heading_of_ours() {
    Facts facts =
        Papers.with(
            Papers.full(), Fact.SUMMARY, "# Vragen\n\n- # een punt\n\n# - # dubbel\n\u00a0\nslot");
    facts = Papers.with(facts, Fact.MEASURES_BEFORE, "een\n# twee\r\ndrie\u0085vier");
    facts =
        facts.with(
            Fact.SYSTEMS,
            new Facts.Stated(
                new Value.Lines(List.of("\u00a0# x", "- y")),
                new java.util.UUID(0, 1),
                Papers.RECEIVED,
                1));
    List<Measure> measures =
        List.of(
            Papers.measure(Measure.Kind.DIRECT, "\u00a0\n# doen\n- en laten\u2028.", null, null));
    for (PaperKind kind : notices()) {
      NoticeFacts notice =
          Papers.notice(kind, "nl", false, facts, measures, null, null, null, null, null, 2);
      NoticeFacts plain =
          Papers.notice(
              kind, "nl", false, Papers.full(), measures, null, null, null, null, null, 2);
      assertThat(headings(TEXTS.notice(notice))).isEqualTo(headings(TEXTS.notice(plain)));
      assertWholeAsEntered(TEXTS.notice(notice));
    }
    SubjectFacts letter =
        new SubjectFacts(
            "nl",
            SubjectFacts.Audience.PARENTS,
            "# De Regenboog\n# twee",
            "- Leerlink",
            facts,
            measures,
            null,
            "# Bel\n- ons");
    assertThat(headings(TEXTS.letter(letter))).hasSize(6);
    assertThat(TEXTS.letter(letter)).endsWith("Met vriendelijke groet,\nDe Regenboog # twee\n");
  }

  private static void assertWholeAsEntered(String text) {
    assertThat(Prose.format(Prose.parse(text))).isEqualTo(text);
  }

  @Test
  void numbers_are_told_as_they_are_known() {
    FactWords nl = FactWords.in("nl");
    assertThat(nl.range(new Value.Range(12, 12))).isEqualTo("12");
    assertThat(nl.range(new Value.Range(0, 999))).isEqualTo("hooguit 999");
    assertThat(nl.range(new Value.Range(1000, 1234567))).isEqualTo("1.000 tot en met 1.234.567");
    assertThat(nl.range(new Value.Range(0, 0))).isEqualTo("0");
    assertThat(FactWords.in("en").range(new Value.Range(0, 12345))).isEqualTo("at most 12,345");
  }

  @Test
  void a_list_whose_items_are_lists_is_not_misread() {
    FactWords nl = FactWords.in("nl");
    assertThat(nl.list(List.of("a"))).isEqualTo("a");
    assertThat(nl.list(List.of("a", "b"))).isEqualTo("a en b");
    assertThat(nl.list(List.of("a", "b", "c"))).isEqualTo("a, b en c");
    assertThat(nl.list(List.of("a of b", "c"))).isEqualTo("a of b; c");
    assertThat(nl.options(Fact.DATA_KINDS, List.of("SEX", "NAME"))).isEqualTo("naam en geslacht");
  }

  @Test
  void the_mail_says_the_approved_words_and_how_to_say_that_they_were_read() {
    String content = TEXTS.notice(Papers.whole(PaperKind.FOLLOW_UP, "nl", false));
    URI link = URI.create("https://lekdicht.example.nl/acknowledgements/x");
    Letter letter = TEXTS.covering(PaperKind.FOLLOW_UP, 2, "2026-0001", "nl", content, link);

    assertThat(letter.subject()).isEqualTo("Incident 2026-0001: vervolgbericht 2");
    assertThat(letter.link()).isEqualTo(link);
    List<String> said = letter.paragraphs();
    assertThat(words(String.join(" ", said.subList(0, said.size() - 1))))
        .isEqualTo(words(content.replaceAll("(?m)^# ", "")));
    assertThat(said).allSatisfy(paragraph -> assertThat(paragraph).doesNotContain("\n\n"));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void what_is_no_notice_has_no_notice() {
    for (PaperKind kind : List.of(PaperKind.AP_DRAFT, PaperKind.SUBJECT_LETTER)) {
      assertThatThrownBy(() -> Papers.bare(kind, "nl", false))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() ->
            new NoticeFacts(
                PaperKind.FOLLOW_UP,
                0,
                "nl",
                false,
                "Leerlink",
                "De Regenboog",
                "2026-0001",
                Facts.NONE,
                List.of(),
                Papers.RECEIVED,
                null,
                null,
                null,
                null,
                null,
                0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TEXTS.notice(Papers.bare(PaperKind.FIRST_NOTICE, "fr", false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fr");
  }

  /** A phrase that nobody says is one that nobody reads when it is wrong. */
  @Test
  void every_phrase_is_said_somewhere() throws Exception {
    Set<String> said = new LinkedHashSet<>();
    for (String language : LANGUAGES) {
      for (Facts facts : everyFacts()) {
        for (PaperKind kind : notices()) {
          TEXTS
              .notice(
                  Papers.notice(
                      kind, language, false, facts, List.of(), null, null, null, null, null, 0))
              .lines()
              .forEach(said::add);
          TEXTS
              .notice(
                  Papers.notice(
                      kind,
                      language,
                      true,
                      facts,
                      Papers.measures(),
                      Papers.DISCOVERED,
                      Papers.ESTABLISHED,
                      Papers.CLOSED,
                      Risk.HIGH_RISK,
                      Papers.CLOSED,
                      3))
              .lines()
              .forEach(said::add);
          TEXTS
              .notice(
                  Papers.notice(
                      kind,
                      language,
                      false,
                      facts,
                      List.of(Papers.measures().getFirst()),
                      null,
                      null,
                      Papers.CLOSED,
                      Risk.RISK,
                      null,
                      1))
              .lines()
              .forEach(said::add);
          TEXTS
              .notice(
                  Papers.notice(
                      kind,
                      language,
                      false,
                      facts,
                      Papers.measures(),
                      null,
                      null,
                      null,
                      Risk.UNLIKELY,
                      null,
                      1))
              .lines()
              .forEach(said::add);
          said.add(TEXTS.title(kind, 1, "2026-0001", language));
        }
        for (SubjectFacts.Audience audience : SubjectFacts.Audience.values()) {
          TEXTS
              .letter(Papers.letter(language, audience, facts, Papers.measures()))
              .lines()
              .forEach(said::add);
          TEXTS
              .letter(Papers.letter(language, audience, facts, List.of()))
              .lines()
              .forEach(said::add);
        }
      }
    }
    try (Stream<Path> golden = Files.list(Path.of("src", "test", "resources", "papers"))) {
      for (Path file : golden.toList()) {
        Files.readString(file).lines().forEach(said::add);
      }
    }
    String all = String.join("\n", said);
    List<String> unsaid = new ArrayList<>();
    for (String language : LANGUAGES) {
      ResourceBundle bundle = bundle(language);
      for (String key : bundle.keySet()) {
        if (key.startsWith("fact.") || key.startsWith("option.") || key.equals("letter.title")) {
          continue;
        }
        boolean found =
            Arrays.stream(bundle.getString(key).split("\\{[a-z]+}", -1))
                .allMatch(part -> all.contains(part.strip()));
        if (!found) {
          unsaid.add(language + " " + key);
        }
      }
    }
    assertThat(unsaid).isEmpty();
  }
}
