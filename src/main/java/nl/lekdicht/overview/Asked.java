package nl.lekdicht.overview;

import java.util.regex.Pattern;
import nl.lekdicht.core.register.Period;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which overview, and how.
 *
 * @param language nl or en; for a PDF
 */
record Asked(Format format, String language) {
  private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");

  enum Format {
    JSON,
    PDF
  }

  static Asked of(Query query) {
    Format format = query.oneOf("format", Format.class);
    String language = query.text("lang", 2);
    query.done();
    if (language != null && !language.equals("nl") && !language.equals("en")) {
      throw BadRequest.because("lang", "must be nl or en");
    }
    return new Asked(format == null ? Format.JSON : format, language == null ? "nl" : language);
  }

  static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (IllegalArgumentException e) {
      throw BadRequest.because(
          "period", "must be a year or half of one, such as 2026, 2026-H1 or 2026-H2");
    }
  }

  static Period year(@Nullable String text) {
    if (text == null || !YEAR.matcher(text).matches()) {
      throw BadRequest.because("year", "must be a year, such as 2026");
    }
    return Period.ofYear(Integer.parseInt(text));
  }
}
