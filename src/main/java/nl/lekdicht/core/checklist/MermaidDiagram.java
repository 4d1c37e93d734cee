package nl.lekdicht.core.checklist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Node ids are {@code s1}, {@code s2}, …: a step's own id could be a word of Mermaid's. */
final class MermaidDiagram {
  private static final String END = "finish";
  private final Checklist checklist;
  private final Diagram.Language language;

  MermaidDiagram(Checklist checklist, Diagram.Language language) {
    this.checklist = checklist;
    this.language = language;
  }

  String text() {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    text.append("  accTitle: ").append(Diagram.plain(language.of(checklist.title()))).append('\n');
    text.append("  accDescr: ").append(Diagram.plain(language.of(checklist.when()))).append('\n');
    text.append("  classDef optional stroke-dasharray: 5 4\n");
    checklist.steps().forEach(step -> text.append("  ").append(node(step)).append('\n'));
    text.append("  ").append(END).append("([\"").append(Diagram.end(language)).append("\"])\n");
    for (Step step : checklist.steps()) {
      Diagram.ways(step, language)
          .forEach((next, labels) ->
              text.append("  ").append(edge(step.id(), next, labels)).append('\n'));
    }
    return text.toString();
  }

  private String node(Step step) {
    StringBuilder label = new StringBuilder(escape(Diagram.heading(checklist, step, language)));
    Diagram.notes(step, language).forEach(note -> label.append("<br/>").append(escape(note)));
    String shape = step.decision() == null ? "[\"%s\"]" : "{\"%s\"}";
    return name(step.id()) + shape.formatted(label) + (step.optional() ? ":::optional" : "");
  }

  private String edge(String from, @Nullable String to, List<String> labels) {
    String label = labels.isEmpty() ? "" : "|\"" + escape(String.join(" / ", labels)) + "\"|";
    return name(from) + " -->" + label + " " + name(to);
  }

  private String name(@Nullable String stepId) {
    return stepId == null ? END : "s" + (checklist.indexOf(stepId) + 1);
  }

  /**
   * Mermaid reads {@code #…;} as a character and a backtick after a quote as the start of Markdown.
   */
  private static String escape(String text) {
    return text.replace("#", "#35;")
        .replace("&", "#amp;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;")
        .replace("`", "#96;");
  }
}
