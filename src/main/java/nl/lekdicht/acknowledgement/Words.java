package nl.lekdicht.acknowledgement;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The sentences of the page in one language, with words in braces to be filled in. */
final class Words {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private final Locale locale;
  private final ResourceBundle bundle;

  private Words(String language) {
    locale = Locale.of(language);
    bundle =
        ResourceBundle.getBundle(
            "messages.acknowledgements",
            locale,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Dutch or English, and never what the machine happens to speak. */
  static Words in(String language) {
    return new Words(language.equals("en") ? "en" : "nl");
  }

  String language() {
    return locale.getLanguage();
  }

  String say(String key) {
    return bundle.getString(key);
  }

  String say(String key, Map<String, String> words) {
    String said = say(key);
    for (var word : words.entrySet()) {
      said = said.replace("{%s}".formatted(word.getKey()), word.getValue());
    }
    return said;
  }

  /** To the minute, in Dutch time. */
  String moment(Instant at) {
    ZonedDateTime here = at.atZone(ZONE);
    return say(
        "moment",
        Map.of(
            "day", DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", locale).format(here),
            "time", DateTimeFormatter.ofPattern("HH:mm", locale).format(here)));
  }
}
