package nl.lekdicht.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.lekdicht.core.paper.Block;
import nl.lekdicht.core.paper.Prose;

/** A paper being written. What people entered keeps its paragraphs and its lists, but never becomes a heading of ours. */
final class Sheet {
  private static final Pattern MARKERS = Pattern.compile("^([#-] +)+");

  private final List<Block> blocks = new ArrayList<>();

  void heading(String words) {
    blocks.add(new Block.Heading(words));
  }

  /** One paragraph of one line. */
  void paragraph(String words) {
    lines(words);
  }

  /** One paragraph of several lines. */
  void lines(String... lines) {
    entered(Arrays.stream(lines).map(Sheet::unmarked).collect(Collectors.joining("\n")));
  }

  void item(String words) {
    blocks.addAll(Prose.parse("- " + Wording.oneLine(words)));
  }

  void items(List<String> all) {
    all.forEach(this::item);
  }

  /** What somebody wrote as a fact. */
  void entered(String text) {
    for (Block block : Prose.parse(text)) {
      switch (block) {
        case Block.Heading(String words) -> paragraph(words);
        case Block.Paragraph _, Block.Item _ -> blocks.add(block);
      }
    }
  }

  private static String unmarked(String line) {
    return MARKERS.matcher(Wording.oneLine(line)).replaceFirst("");
  }

  /** The canonical text. */
  String text() {
    return Prose.format(blocks);
  }
}
