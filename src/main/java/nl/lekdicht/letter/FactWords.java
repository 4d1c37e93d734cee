package nl.lekdicht.letter;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;

/** Facts, what can be chosen for them, and their numbers, in the words of one language. */
public final class FactWords {
  private static final Pattern ITSELF_A_LIST = Pattern.compile(",| (en|of|and|or) ");

  private static final Pattern THOUSANDS = Pattern.compile("\\B(?=(\\d{3})+$)");

  private final Phrases phrases;
  private final Wording wording;

  private FactWords(String language) {
    this.phrases = Phrases.ofPapers(language);
    this.wording = new Wording(Phrases.in(language));
  }

  /**
   * @throws IllegalArgumentException for another language than nl or en
   */
  public static FactWords in(String language) {
    return new FactWords(language);
  }

  /** Such as: soorten gegevens. */
  public String name(Fact fact) {
    return phrases.say("fact." + fact);
  }

  /** Such as: geboortedatum of leeftijd. */
  public String option(Fact fact, String option) {
    return phrases.say("option." + fact + "." + option);
  }

  /** In the order of the fact's options, whatever the order in which they were chosen. */
  public String options(Fact fact, Collection<String> chosen) {
    return list(
        fact.options().stream()
            .filter(chosen::contains)
            .map(option -> option(fact, option))
            .toList());
  }

  /** Such as: a, b en c; where that could be misread: a en b; c. */
  String list(List<String> all) {
    if (all.size() == 1) {
      return all.getFirst();
    }
    if (all.stream().anyMatch(item -> ITSELF_A_LIST.matcher(item).find())) {
      return String.join("; ", all);
    }
    return phrases.say(
        "list.last",
        Map.of("items", String.join(", ", all.subList(0, all.size() - 1)), "item", all.getLast()));
  }

  /** Such as: 1.200 tot en met 1.500. */
  public String range(Value.Range range) {
    if (range.min() == range.max()) {
      return number(range.max());
    }
    return range.min() == 0
        ? phrases.say("range.atmost", "max", number(range.max()))
        : phrases.say(
            "range.between", Map.of("min", number(range.min()), "max", number(range.max())));
  }

  /** Such as: 1.200. */
  public String number(long number) {
    return THOUSANDS.matcher(Long.toString(number)).replaceAll(phrases.say("thousands"));
  }

  /** Such as: 26 april 2026. */
  public String day(LocalDate day) {
    return wording.date(day);
  }

  /** Such as: 2 uur 15 minuten. */
  public String length(Duration length) {
    return wording.length(length);
  }
}
