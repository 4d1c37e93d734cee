package nl.lekdicht.core.checklist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Boxes in the order of the file, one below the other. What follows in the file is reached by an
 * arrow straight down, all else by a lane at the right: one lane for each step that is jumped to.
 * All lengths are pixels; widths of text are estimated, a viewer's own font may differ.
 */
final class SvgDiagram {
  private static final int LEFT = 24;
  private static final int TITLE = 32;
  private static final int WIDTH = 440;
  private static final int RIGHT = LEFT + WIDTH;
  private static final int SLANT = 22;
  private static final int GAP = 40;
  private static final int LINE = 20;
  private static final int PADDING = 14;
  private static final int FIRST_LANE = 64;
  private static final int LANE = 28;
  private static final int HEADING_CHARACTERS = 44;
  private static final int NOTE_CHARACTERS = 52;
  private static final String INK = "#1b2733";
  private static final String END = "";

  private final Checklist checklist;
  private final Diagram.Language language;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final Map<String, Integer> lanes = new HashMap<>();
  private final StringBuilder svg = new StringBuilder();

  /** The place of a step, with its lines of text. */
  private record Box(
      int top, int height, boolean slanted, List<String> heading, List<String> notes) {
    int middle() {
      return top + height / 2;
    }

    int bottom() {
      return top + height;
    }

    /**
     * Where an arrow from the right meets the border, {@code depth} below the top; a hexagon's
     * border slants.
     */
    int rightAt(int depth) {
      return slanted ? RIGHT - SLANT + SLANT * 2 * depth / height : RIGHT;
    }
  }

  SvgDiagram(Checklist checklist, Diagram.Language language) {
    this.checklist = checklist;
    this.language = language;
  }

  String text() {
    int height = place();
    chooseLanes();
    int width = RIGHT + (lanes.isEmpty() ? LEFT : FIRST_LANE + lanes.size() * LANE);
    String name = "diagram-" + checklist.id();
    add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" lang="%s" role="img" \
        aria-labelledby="%s-title %s-desc" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="14" fill="%s">
        """
            .formatted(width, height, width, height, language.tag(), name, name, INK));
    String title = escape(Diagram.plain(language.of(checklist.title())));
    add("<title id=\"%s-title\">%s</title>\n".formatted(name, title));
    add("<desc id=\"%s-desc\">%s</desc>\n".formatted(name, escape(inWords())));
    add(
        """
        <defs><marker id="%s-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">\
        <path d="M0 0 10 5 0 10z" fill="%s"/></marker></defs>
        """
            .formatted(name, INK));
    add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n".formatted(width, height));
    int y = TITLE;
    for (String line : titleLines()) {
      add(
          "<text x=\"%d\" y=\"%d\" font-size=\"17\" font-weight=\"700\">%s</text>\n"
              .formatted(LEFT, y, escape(line)));
      y += LINE;
    }
    checklist.steps().forEach(this::drawBox);
    drawEnd();
    checklist.steps().forEach(step -> drawWays(step, name));
    return svg.append("</svg>\n").toString();
  }

  private List<String> titleLines() {
    return wrap(Diagram.plain(language.of(checklist.title())), HEADING_CHARACTERS + 4);
  }

  /** Gives every step and the end its place, and says how high the drawing is. */
  private int place() {
    int top = TITLE + titleLines().size() * LINE;
    for (Step step : checklist.steps()) {
      List<String> heading = wrap(Diagram.heading(checklist, step, language), HEADING_CHARACTERS);
      List<String> notes = new ArrayList<>();
      Diagram.notes(step, language).forEach(note -> notes.addAll(wrap(note, NOTE_CHARACTERS)));
      int height = (heading.size() + notes.size()) * LINE + 2 * PADDING;
      boxes.put(step.id(), new Box(top, height, step.decision() != null, heading, notes));
      top += height + GAP;
    }
    boxes.put(END, new Box(top, LINE + PADDING, false, List.of(), List.of()));
    return top + LINE + PADDING + LEFT;
  }

  private void chooseLanes() {
    for (Step step : checklist.steps()) {
      for (String next : Diagram.ways(step, language).keySet()) {
        if (!isBelow(step, next)) {
          lanes.putIfAbsent(key(next), RIGHT + FIRST_LANE + lanes.size() * LANE);
        }
      }
    }
  }

  private void drawBox(Step step) {
    Box box = box(step.id());
    String border = step.optional() ? " stroke-dasharray=\"6 4\"" : "";
    if (box.slanted()) {
      add(
          "<path d=\"M%d %dH%dL%d %d %d %dH%dL%d %dz\" fill=\"#fff6dc\" stroke=\"%s\" stroke-width=\"1.5\"%s/>\n"
              .formatted(
                  LEFT + SLANT,
                  box.top(),
                  RIGHT - SLANT,
                  RIGHT,
                  box.middle(),
                  RIGHT - SLANT,
                  box.bottom(),
                  LEFT + SLANT,
                  LEFT,
                  box.middle(),
                  INK,
                  border));
    } else {
      add(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#eef4fa\" stroke=\"%s\" stroke-width=\"1.5\"%s/>\n"
              .formatted(LEFT, box.top(), WIDTH, box.height(), INK, border));
    }
    int y = box.top() + PADDING + LINE * 3 / 4;
    for (String line : box.heading()) {
      add(
          "<text x=\"%d\" y=\"%d\" font-weight=\"700\">%s</text>\n"
              .formatted(LEFT + SLANT + 6, y, escape(line)));
      y += LINE;
    }
    for (String line : box.notes()) {
      caption(LEFT + SLANT + 6, y, line);
      y += LINE;
    }
  }

  private void drawEnd() {
    Box box = box(END);
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\"/>\n"
            .formatted(LEFT, box.top(), WIDTH, box.height(), box.height() / 2, INK));
    add(
        "<text x=\"%d\" y=\"%d\" fill=\"#ffffff\" font-weight=\"700\" text-anchor=\"middle\">%s</text>\n"
            .formatted(LEFT + WIDTH / 2, box.middle() + 5, escape(Diagram.end(language))));
  }

  private void drawWays(Step step, String name) {
    Box from = box(step.id());
    Diagram.ways(step, language)
        .forEach((next, labels) -> {
          String label = String.join(" / ", labels);
          Box to = box(key(next));
          if (isBelow(step, next)) {
            int x = LEFT + WIDTH / 2;
            arrow("M%d %dV%d".formatted(x, from.bottom(), to.top()), name);
            caption(x + 8, from.bottom() + GAP / 2 + 4, label);
          } else {
            int in = Math.min(PADDING, to.height() / 2);
            arrow(
                "M%d %dH%dV%dH%d"
                    .formatted(
                        RIGHT,
                        from.middle(),
                        lanes.getOrDefault(key(next), RIGHT),
                        to.top() + in,
                        to.rightAt(in)),
                name);
            caption(RIGHT + 8, from.middle() - 6, label);
          }
        });
  }

  private void caption(int x, int y, String text) {
    if (!text.isEmpty()) {
      add("<text x=\"%d\" y=\"%d\" font-size=\"13\">%s</text>\n".formatted(x, y, escape(text)));
    }
  }

  private void arrow(String path, String name) {
    add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" marker-end=\"url(#%s-tip)\"/>\n"
            .formatted(path, INK, name));
  }

  /** The whole drawing for who cannot see it. */
  private String inWords() {
    return checklist.steps().stream()
        .map(step -> {
          String notes =
              Diagram.notes(step, language).stream()
                  .map(note -> " " + note + ".")
                  .collect(Collectors.joining());
          return Diagram.heading(checklist, step, language)
              + "."
              + notes.replace("?.", "?")
              + jumpsInWords(step);
        })
        .collect(Collectors.joining(" "));
  }

  private String jumpsInWords(Step step) {
    StringBuilder words = new StringBuilder();
    Diagram.ways(step, language)
        .forEach((next, labels) -> {
          if (!isBelow(step, next)) {
            String where =
                next == null
                    ? language.choose("naar het einde", "to the end")
                    : language.choose("naar stap ", "to step ") + (checklist.indexOf(next) + 1);
            String when =
                labels.isEmpty() ? language.choose("Daarna", "Then") : String.join(" / ", labels);
            words.append(' ').append(when).append(": ").append(where).append('.');
          }
        });
    return words.toString();
  }

  /** Whether {@code next} is drawn right below the step. */
  private boolean isBelow(Step step, @Nullable String next) {
    int place = next == null ? checklist.steps().size() : checklist.indexOf(next);
    return place == checklist.indexOf(step.id()) + 1;
  }

  private static String key(@Nullable String stepId) {
    return stepId == null ? END : stepId;
  }

  private Box box(String key) {
    Box box = boxes.get(key);
    if (box == null) {
      throw new IllegalStateException("no place for step " + key);
    }
    return box;
  }

  private void add(String element) {
    svg.append(element);
  }

  /** Lines of at most so many characters; a longer word is cut. */
  private static List<String> wrap(String text, int characters) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > characters) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (line.length() > characters) {
        int cut = line.offsetByCodePoints(0, line.codePointCount(0, characters));
        lines.add(line.substring(0, cut));
        line.delete(0, cut);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
