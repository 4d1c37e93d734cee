package nl.lekdicht.core.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a notice or a letter, as a person may edit it.
 *
 * <p>A line beginning with {@code "# "} is a heading, a line beginning with {@code "- "} is a point of a list, an empty line ends a
 * paragraph. Nothing else is markup, so every text parses. White space at either end of a line counts for nothing; a marker without words
 * after it is a word itself. Any line break of Unicode is one.
 *
 * <p>The canonical text has line feeds only, an empty line between blocks but for the points of one list, and a line feed at its end; of
 * no blocks it is empty.
 */
public final class Prose {
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private Prose() {}

  public static List<Block> parse(String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> paragraph = new ArrayList<>();
    for (String line : lines(text)) {
      String words = stripped(line);
      boolean heading = words.startsWith("# ");
      boolean item = words.startsWith("- ");
      if (!words.isEmpty() && !heading && !item) {
        paragraph.add(words);
        continue;
      }
      end(paragraph, blocks);
      if (heading) {
        blocks.add(new Block.Heading(stripped(words.substring(2))));
      } else if (item) {
        blocks.add(new Block.Item(stripped(words.substring(2))));
      }
    }
    end(paragraph, blocks);
    return List.copyOf(blocks);
  }

  private static void end(List<String> paragraph, List<Block> blocks) {
    if (!paragraph.isEmpty()) {
      blocks.add(new Block.Paragraph(String.join("\n", paragraph)));
      paragraph.clear();
    }
  }

  /** The canonical text of these blocks. */
  public static String format(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    boolean inList = false;
    for (Block block : blocks) {
      boolean item = block instanceof Block.Item;
      if (!text.isEmpty() && !(inList && item)) {
        text.append('\n');
      }
      text.append(
              switch (block) {
                case Block.Heading(String words) -> "# " + words;
                case Block.Paragraph(String words) -> words;
                case Block.Item(String words) -> "- " + words;
              })
          .append('\n');
      inList = item;
    }
    return text.toString();
  }

  static List<String> lines(String text) {
    return Arrays.asList(LINE_BREAK.split(text, -1));
  }

  /** Without white space of any kind at its ends, the unbreakable included. */
  static String stripped(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && isBlank(line.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character < ' '
        || character == '\uFEFF';
  }
}
