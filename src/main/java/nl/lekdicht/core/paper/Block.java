package nl.lekdicht.core.paper;

import java.util.Arrays;

/** A piece of a paper's text. Its words hold no markup that {@link Prose#parse} would read. */
public sealed interface Block {
  String text();

  /** One line. */
  record Heading(String text) implements Block {
    public Heading {
      require(isLine(text), "no heading");
    }
  }

  /** One line or more, with line feeds between. */
  record Paragraph(String text) implements Block {
    public Paragraph {
      require(
          Arrays.stream(text.split("\n", -1))
              .allMatch(line -> isLine(line) && !line.startsWith("# ") && !line.startsWith("- ")),
          "no paragraph");
    }
  }

  /** One point of a list; points that follow each other are one list. */
  record Item(String text) implements Block {
    public Item {
      require(isLine(text), "no list item");
    }
  }

  private static boolean isLine(String text) {
    return !text.isEmpty() && text.equals(Prose.stripped(text)) && Prose.lines(text).size() == 1;
  }

  private static void require(boolean right, String wrong) {
    if (!right) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
