package nl.lekdicht.letter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sentences of one language, with words in braces to be filled in. */
final class Phrases {
  private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

  private static final Map<String, Phrases> LETTERS = all("messages.letters");
  private static final Map<String, Phrases> PAPERS = all("messages.papers");

  private final ResourceBundle bundle;

  private Phrases(String bundle, String language) {
    this.bundle =
        ResourceBundle.getBundle(
            bundle, Locale.of(language), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Dutch or English, and never what the machine happens to speak. */
  private static Map<String, Phrases> all(String bundle) {
    return List.of("nl", "en").stream()
        .collect(Collectors.toMap(language -> language, language -> new Phrases(bundle, language)));
  }

  /**
   * Those of the mails.
   *
   * @throws IllegalArgumentException for another language than nl or en
   */
  static Phrases in(String language) {
    return known(LETTERS, language);
  }

  /**
   * Those of the papers: notices to schools, letters to parents and pupils.
   *
   * @throws IllegalArgumentException for another language than nl or en
   */
  static Phrases ofPapers(String language) {
    return known(PAPERS, language);
  }

  private static Phrases known(Map<String, Phrases> all, String language) {
    Phrases phrases = all.get(language);
    if (phrases == null) {
      throw new IllegalArgumentException("no letters in language " + language);
    }
    return phrases;
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** The words of a list, such as those of the days, of which Monday is 1. */
  String word(String key, int number) {
    return bundle.getString(key).split(",", -1)[number - 1];
  }

  /** The sentence without blanks. */
  String say(String key) {
    return say(key, Map.of());
  }

  String say(String key, String blank, String word) {
    return say(key, Map.of(blank, word));
  }

  /** The sentence with its blanks filled in. */
  String say(String key, Map<String, String> words) {
    return BLANK
        .matcher(bundle.getString(key))
        .replaceAll(blank -> Matcher.quoteReplacement(word(key, blank.group(1), words)));
  }

  private static String word(String key, String blank, Map<String, String> words) {
    String word = words.get(blank);
    if (word == null) {
      throw new IllegalStateException("nothing to fill in for " + blank + " of " + key);
    }
    return word;
  }

  /** For one, or for any other number. */
  String counted(String key, long count) {
    return say(key + (count == 1 ? ".one" : ".many"), "count", Long.toString(count));
  }
}
