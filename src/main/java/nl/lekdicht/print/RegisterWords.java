package nl.lekdicht.print;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.letter.FactWords;

/**
 * What the columns of the register and the options in them are called, in Dutch or in English: the same on paper, in a file and in an
 * overview.
 */
public final class RegisterWords {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

  private static final Map<String, RegisterWords> ALL =
      Stream.of("nl", "en").collect(Collectors.toMap(language -> language, RegisterWords::new));

  private final ResourceBundle bundle;
  private final FactWords facts;

  private RegisterWords(String language) {
    this.facts = FactWords.in(language);
    this.bundle =
        ResourceBundle.getBundle(
            "messages.register",
            Locale.of(language),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /**
   * @throws IllegalArgumentException for another language than nl or en
   */
  public static RegisterWords in(String language) {
    RegisterWords words = ALL.get(language);
    if (words == null) {
      throw new IllegalArgumentException("no register in language " + language);
    }
    return words;
  }

  /** As {@link #label(String)}, in one language. */
  public static String label(String column, String language) {
    return in(language).label(column);
  }

  /**
   * What a column is called.
   *
   * @param column the name of a component of {@code RegisterEntry}, such as {@code reportedAt}; of a {@code Fact}; or one of a school, such
   *     as {@code brin}, {@code toldAt}, {@code apState}, {@code subjectsInformedAt}
   */
  public String label(String column) {
    String key = "label." + column;
    return bundle.containsKey(key) ? say(key) : capital(facts.name(Fact.valueOf(column)));
  }

  /**
   * What an option is called.
   *
   * @param of the column that it is chosen in, such as {@code state}, {@code kind}, {@code apState}; or {@code term}, {@code ground}, {@code
   *     band}
   * @param option its name
   */
  public String option(String of, String option) {
    return say("option.%s.%s".formatted(of, option));
  }

  /** What an option of a fact is called. */
  public String option(Fact fact, String option) {
    return facts.option(fact, option);
  }

  /** A fact's value in words. */
  public String value(Fact fact, Value value) {
    return switch (value) {
      case Value.Text(String words) -> words;
      case Value.Lines(List<String> lines) -> String.join("\n", lines);
      case Value.Choice(String option) -> facts.option(fact, option);
      case Value.Choices(Collection<String> options) -> facts.options(fact, options);
      case Value.Range range -> facts.range(range);
      case Value.Moment(Instant at) -> moment(at);
      case Value.YesNo(boolean yes) -> yesNo(yes);
    };
  }

  public String yesNo(boolean yes) {
    return say(yes ? "yes" : "no");
  }

  /** Such as: 26 april 2026, 17:30 uur; in the hour that comes twice in autumn with which of the two it is. */
  public String moment(Instant instant) {
    ZonedDateTime moment = instant.atZone(ZONE);
    LocalDateTime local = moment.toLocalDateTime();
    List<ZoneOffset> offsets = ZONE.getRules().getValidOffsets(local);
    String which =
        offsets.size() < 2
            ? ""
            : offsets.getFirst().equals(moment.getOffset()) ? ".first" : ".second";
    return say(
        "moment" + which, Map.of("day", day(moment.toLocalDate()), "time", TIME.format(moment)));
  }

  /** Such as: 26 april 2026. */
  public String day(LocalDate day) {
    return facts.day(day);
  }

  /** Such as: 2 uur 15 minuten. */
  public String length(Duration length) {
    return facts.length(length);
  }

  /** Such as: 1.200. */
  public String number(long number) {
    return facts.number(number);
  }

  String range(Value.Range range) {
    return facts.range(range);
  }

  /** What was decided about, or what was decided; what has no words of its own stands as it is. */
  public String decided(String subjectOrOutcome, String name) {
    String key = "option.%s.%s".formatted(subjectOrOutcome, name);
    return bundle.containsKey(key) ? say(key) : name;
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** A phrase without blanks. */
  public String say(String key) {
    return say(key, Map.of());
  }

  /** The phrase with its one blank filled in. */
  public String say(String key, String blank, String word) {
    return say(key, Map.of(blank, word));
  }

  /** The phrase with its blanks filled in. */
  public String say(String key, Map<String, String> words) {
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

  /** With a capital to begin with. */
  public static String capital(String words) {
    int first = words.offsetByCodePoints(0, 1);
    return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
  }
}
