package nl.lekdicht.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import nl.lekdicht.letter.FactWords;
import org.jspecify.annotations.Nullable;

/** What people call the columns of a register and what stands in them, in Dutch and in English. */
final class Vocabulary {
  private static final String RESOURCE = "/exchange/vocabulary.properties";
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final List<String> LANGUAGES = List.of("nl", "en");

  static final Vocabulary OURS = read();

  private final Map<String, Target> headings;
  private final Map<Target, Map<String, String>> options;

  private Vocabulary(Map<String, Target> headings, Map<Target, Map<String, String>> options) {
    this.headings = headings;
    this.options = options;
  }

  private static Vocabulary read() {
    Properties words = new Properties();
    try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(RESOURCE))) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Target> headings = new HashMap<>();
    Map<Target, Map<String, String>> options = new EnumMap<>(Target.class);
    for (Target target : Target.values()) {
      Map<String, String> called = new HashMap<>();
      note(called, words, "option.%s.".formatted(target), target.options());
      if (target.shape() == Target.Shape.YES_NO) {
        note(called, words, "option.", List.of("YES", "NO"));
      }
      target
          .findFact()
          .ifPresent(fact ->
              LANGUAGES.forEach(language -> {
                FactWords said = FactWords.in(language);
                headings.putIfAbsent(plain(said.name(fact)), target);
                fact.options()
                    .forEach(
                        option -> called.putIfAbsent(plain(said.option(fact, option)), option));
              }));
      options.put(target, called);
      headings.put(plain(target.name()), target);
      for (String name : split(words.getProperty("target." + target))) {
        headings.put(known(name), target);
      }
    }
    return new Vocabulary(headings, options);
  }

  private static void note(
      Map<String, String> called, Properties words, String prefix, List<String> options) {
    for (String option : options) {
      called.put(plain(option), option);
      for (String name : split(words.getProperty(prefix + option))) {
        called.put(plain(name), option);
      }
    }
  }

  private static List<String> split(@Nullable String names) {
    return names == null ? List.of() : Arrays.asList(names.split("\\|"));
  }

  /** What a heading means; empty where it is not known. */
  Optional<Target> target(String heading) {
    Target known = headings.get(known(heading));
    if (known != null) {
      return Optional.of(known);
    }
    // Headings explain themselves between brackets, or after a colon.
    String head = known(heading.split("[(:?\\[]", 2)[0]);
    return Optional.ofNullable(headings.get(head));
  }

  /** What has neither a letter nor a figure is known only as it is. */
  private static String known(String heading) {
    String plain = plain(heading);
    return plain.isEmpty() ? heading.strip() : plain;
  }

  /** The option that somebody means; empty where it is not known. */
  Optional<String> option(Target target, String text) {
    Map<String, String> called = options.getOrDefault(target, Map.of());
    String asItIs = called.get(text);
    return Optional.ofNullable(asItIs == null ? called.get(plain(text)) : asItIs);
  }

  /** Without capitals, accents and all that is neither a letter nor a figure. */
  static String plain(String text) {
    String letters = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return OTHERS.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
