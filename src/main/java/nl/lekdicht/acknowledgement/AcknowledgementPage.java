package nl.lekdicht.acknowledgement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a link shows.
 *
 * @param button what it says; null where there is nothing to acknowledge
 */
public record AcknowledgementPage(
    String language,
    String skip,
    String title,
    List<String> paragraphs,
    List<Line> lines,
    @Nullable String button) {
  public AcknowledgementPage {
    paragraphs = List.copyOf(paragraphs);
    lines = List.copyOf(lines);
  }

  /** Something that is shown with its name. */
  public record Line(String label, String text) {}

  /**
   * @param browserLanguage for whom no link tells a language
   */
  static AcknowledgementPage of(Opened opened, String browserLanguage) {
    return switch (opened) {
      case Opened.Unknown() ->
          plain(Words.in(browserLanguage), "unknown", Map.of(), "lead", "help");
      case Opened.Expired(var language) ->
          plain(
              Words.in(language),
              "expired",
              Map.of("days", Long.toString(Links.VALID.toDays())),
              "lead",
              "help");
      case Opened.Waiting(var subject) -> {
        Words words = Words.in(subject.language());
        yield about(
            plain(words, "waiting", blanks(subject), "lead", "note"),
            lines(words, subject),
            words.say("button"));
      }
      case Opened.Acknowledged(var subject, var at) -> {
        Words words = Words.in(subject.language());
        Line when = new Line(words.say("label.acknowledged"), words.moment(at));
        yield about(
            plain(words, "acknowledged", Map.of(), "lead"),
            with(lines(words, subject), when),
            null);
      }
      case Opened.Refused(var subject) -> {
        Words words = Words.in(subject.language());
        yield about(plain(words, "refused", blanks(subject), "lead"), lines(words, subject), null);
      }
    };
  }

  static AcknowledgementPage outage(String browserLanguage) {
    return plain(Words.in(browserLanguage), "outage", Map.of(), "lead");
  }

  private static AcknowledgementPage plain(
      Words words, String state, Map<String, String> blanks, String... paragraphs) {
    return new AcknowledgementPage(
        words.language(),
        words.say("skip"),
        words.say(state + ".title"),
        List.of(paragraphs).stream().map(it -> words.say(state + "." + it, blanks)).toList(),
        List.of(),
        null);
  }

  private static AcknowledgementPage about(
      AcknowledgementPage page, List<Line> lines, @Nullable String button) {
    return new AcknowledgementPage(
        page.language, page.skip, page.title, page.paragraphs, lines, button);
  }

  private static Map<String, String> blanks(Opened.Subject subject) {
    return Map.of("supplier", subject.supplier(), "school", subject.school());
  }

  private static List<Line> lines(Words words, Opened.Subject subject) {
    return List.of(
        new Line(words.say("label.supplier"), subject.supplier()),
        new Line(words.say("label.school"), subject.school()),
        new Line(words.say("label.incident"), subject.incidentNumber()));
  }

  private static List<Line> with(List<Line> lines, Line last) {
    return java.util.stream.Stream.concat(lines.stream(), java.util.stream.Stream.of(last))
        .toList();
  }
}
