package nl.lekdicht.core.checklist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/** A checklist as a drawing, in one language: for Mermaid, or as SVG that needs nothing else. */
public final class Diagram {
  private Diagram() {}

  /** The language that a drawing speaks. */
  public enum Language {
    NL,
    EN;

    public String of(BilingualText text) {
      return this == NL ? text.nl() : text.en();
    }

    String choose(String nl, String en) {
      return this == NL ? nl : en;
    }

    /** The language tag, as BCP 47 has it. */
    public String tag() {
      return choose("nl", "en");
    }
  }

  /** A Mermaid flowchart; decisions are rhombs, optional steps have a dashed border. */
  public static String mermaid(Checklist checklist, Language language) {
    return new MermaidDiagram(checklist, language).text();
  }

  /**
   * An SVG document; decisions are hexagons, optional steps have a dashed border, jumps run down
   * the right side.
   */
  public static String svg(Checklist checklist, Language language) {
    return new SvgDiagram(checklist, language).text();
  }

  /**
   * Where a step leads, null being the end, each with the labels of the answers that lead there.
   */
  static Map<@Nullable String, List<String>> ways(Step step, Language language) {
    Map<@Nullable String, List<String>> ways = new LinkedHashMap<>();
    if (step.decision() == null) {
      ways.put(step.next(), List.of());
      return ways;
    }
    for (Step.Answer answer : step.decision().answers()) {
      ways.computeIfAbsent(answer.next(), next -> new ArrayList<>())
          .add(plain(language.of(answer.label())));
    }
    return ways;
  }

  /** {@code 3. Find out what the account may see}. */
  static String heading(Checklist checklist, Step step, Language language) {
    return (checklist.indexOf(step.id()) + 1) + ". " + plain(language.of(step.title()));
  }

  /** What else there is to know of a step, a line each: question, optional, term, effects. */
  static List<String> notes(Step step, Language language) {
    List<String> notes = new ArrayList<>();
    if (step.decision() != null) {
      notes.add(plain(language.of(step.decision().question())));
    }
    if (step.optional()) {
      notes.add(language.choose("Mag worden overgeslagen", "May be skipped"));
    }
    if (step.term() != null) {
      notes.add(within(step.term(), language));
    }
    step.effects().forEach(effect -> notes.add(happens(effect, language)));
    if (step.decision() != null) {
      for (Step.Answer answer : step.decision().answers()) {
        answer
            .effects()
            .forEach(effect ->
                notes.add(plain(language.of(answer.label())) + ": " + happens(effect, language)));
      }
    }
    return notes;
  }

  static String end(Language language) {
    return language.choose("Einde", "End");
  }

  /** On one line, without characters that XML or Mermaid cannot hold. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cn}\\s]+", " ").strip();
  }

  private static String within(Term term, Language language) {
    long minutes = term.limit().length().toMinutes();
    String length =
        switch (term.limit()) {
          case TimeLimit.ClockTime clock ->
              language.choose("Binnen %d minuten", "Within %d minutes").formatted(minutes);
          case TimeLimit.WorkingTime working ->
              language
                  .choose("Binnen %d minuten werktijd", "Within %d minutes of working time")
                  .formatted(minutes);
        };
    return length
        + " "
        + switch (term.from()) {
          case REPORT -> language.choose("na de melding", "after the report");
          case DISCOVERY -> language.choose("na de ontdekking", "after the discovery");
          case REPORT_OR_DISCOVERY ->
              language.choose("na melding of ontdekking", "after report or discovery");
          case SCHOOL_AWARENESS ->
              language.choose("nadat de school het weet", "after the school knows");
          case ESCALATION -> language.choose("na de escalatie", "after the escalation");
          case LAST_UPDATE -> language.choose("na het vorige bericht", "after the last update");
        };
  }

  private static String happens(Effect effect, Language language) {
    return switch (effect) {
      case Effect.Escalate escalate ->
          switch (escalate.certainty()) {
            case POSSIBLE ->
                language.choose("Escalatie: toegang is mogelijk", "Escalation: access is possible");
            case CERTAIN ->
                language.choose("Escalatie: toegang is zeker", "Escalation: access is certain");
          };
      case Effect.StartChecklist start ->
          language
              .choose("%s start hiernaast", "%s starts beside this")
              .formatted(start.checklistId());
      case Effect.OpenApNotification open ->
          language.choose("AP-melding wordt geopend", "AP notification is opened");
    };
  }
}
