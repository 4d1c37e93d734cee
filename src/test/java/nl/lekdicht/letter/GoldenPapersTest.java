package nl.lekdicht.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.outbox.Letter;
import org.junit.jupiter.api.Test;

/**
 * Every notice and every letter to people, in both languages, as a file under {@code src/test/resources/papers}. Run with
 * {@code -Dlekdicht.papers.write=true} to write them anew, and read what changed.
 */
final class GoldenPapersTest {
  private static final Path FILES = Path.of("src", "test", "resources", "papers");
  private static final NoticeTexts TEXTS = new NoticeTexts();

  @Test
  void every_paper_reads_as_it_was_approved() throws Exception {
    Map<String, String> written = new TreeMap<>();
    for (String language : List.of("nl", "en")) {
      notices(language)
          .forEach(
              (name, facts) -> written.put(name + "." + language + ".txt", TEXTS.notice(facts)));
      letters(language)
          .forEach(
              (name, facts) -> written.put(name + "." + language + ".txt", TEXTS.letter(facts)));
      written.put("covering-mail." + language + ".txt", covering(language));
    }
    if (Boolean.getBoolean("lekdicht.papers.write")) {
      Files.createDirectories(FILES);
      for (Map.Entry<String, String> file : written.entrySet()) {
        Files.writeString(FILES.resolve(file.getKey()), file.getValue(), UTF_8);
      }
    }

    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()))
          .isEqualTo(written.keySet());
    }
    for (Map.Entry<String, String> file : written.entrySet()) {
      assertThat(FILES.resolve(file.getKey())).content(UTF_8).isEqualTo(file.getValue());
    }
  }

  private static Map<String, NoticeFacts> notices(String language) {
    Map<String, NoticeFacts> all = new TreeMap<>();
    for (PaperKind kind : PaperKind.values()) {
      if (!kind.isNotice()) {
        continue;
      }
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      for (boolean six : List.of(false, true)) {
        String headings = six ? ".six" : "";
        all.put(name + headings, Papers.whole(kind, language, six));
        all.put(name + "-unknown" + headings, Papers.bare(kind, language, six));
      }
    }
    all.put(
        "first-notice-early",
        Papers.notice(
            PaperKind.FIRST_NOTICE,
            language,
            false,
            Papers.early(),
            List.of(),
            Papers.DISCOVERED,
            null,
            null,
            Risk.RISK,
            null,
            1));
    for (PaperKind kind : List.of(PaperKind.FIRST_NOTICE, PaperKind.CLOSING_NOTICE)) {
      all.put(
          kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-without-personal-data",
          Papers.notice(
              kind,
              language,
              false,
              Papers.withoutPersonalData(),
              Papers.measures(),
              Papers.DISCOVERED,
              null,
              null,
              Risk.UNLIKELY,
              null,
              3));
    }
    return all;
  }

  private static Map<String, SubjectFacts> letters(String language) {
    Map<String, SubjectFacts> all = new TreeMap<>();
    for (SubjectFacts.Audience audience : SubjectFacts.Audience.values()) {
      String name = "letter-" + audience.name().toLowerCase(Locale.ROOT);
      all.put(name, Papers.letter(language, audience, Papers.full(), Papers.measures()));
      all.put(name + "-early", Papers.letter(language, audience, Papers.early(), List.of()));
      all.put(name + "-unknown", Papers.letter(language, audience, Facts.NONE, List.of()));
    }
    return all;
  }

  private static String covering(String language) {
    Letter letter =
        TEXTS.covering(
            PaperKind.FOLLOW_UP,
            2,
            "2026-0001",
            language,
            "# Kop\n\nEen alinea.\nTweede regel.\n\n- een punt\n- nog een punt\n\nSlot.\n",
            URI.create("https://lekdicht.example.nl/acknowledgements/geheim"));
    return "%s\n\n%s\n\n%s\n"
        .formatted(letter.subject(), String.join("\n\n", letter.paragraphs()), letter.link());
  }
}
