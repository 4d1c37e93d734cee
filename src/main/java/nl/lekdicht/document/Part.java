package nl.lekdicht.document;

import java.util.List;

/** A part of a sheet: of what is read as it is and never changed, such as the register. Texts are plain; a line break in them stays one. */
public sealed interface Part {
  /**
   * A level is never left out: the first of level 3 comes after one of level 2. The title stands above them, at level 1.
   *
   * @param level 2 or 3
   */
  record Heading(int level, String text) implements Part {
    public Heading {
      if (level != 2 && level != 3) {
        throw new IllegalArgumentException("no heading of level " + level);
      }
    }
  }

  record Paragraph(String text) implements Part {}

  /** Points; there is at least one. */
  record Items(List<String> items) implements Part {
    public Items {
      items = List.copyOf(items);
      require(!items.isEmpty(), "a list of nothing");
    }
  }

  /**
   * The headings stand again on each page. The first column says what a row is about.
   *
   * @param caption above it; empty where a heading says enough
   * @param rows each with as many cells as there are headings
   */
  record Table(String caption, List<String> headings, List<List<String>> rows) implements Part {
    public Table {
      headings = List.copyOf(headings);
      rows = rows.stream().map(List::copyOf).toList();
      int columns = headings.size();
      require(columns > 0 && !rows.isEmpty(), "a table of nothing");
      require(rows.stream().allMatch(row -> row.size() == columns), "a row of another width");
    }
  }

  /** What stands behind each label; there is at least one pair. */
  record Pairs(List<Pair> pairs) implements Part {
    public Pairs {
      pairs = List.copyOf(pairs);
      require(!pairs.isEmpty(), "pairs of nothing");
    }
  }

  /**
   * @param values each on a line of its own
   */
  record Pair(String label, List<String> values) {
    public Pair {
      values = List.copyOf(values);
    }

    public Pair(String label, String value) {
      this(label, List.of(value));
    }
  }

  /**
   * A chart of lying bars that is a table as well: whoever does not see the bars reads the same.
   *
   * @param unit what the texts count; behind the caption
   */
  record Bars(String caption, String unit, List<Bar> bars) implements Part {
    public Bars {
      bars = List.copyOf(bars);
      require(!bars.isEmpty(), "a chart of nothing");
    }
  }

  /**
   * @param value its length beside the longest; not negative
   * @param text the value in words or figures
   */
  record Bar(String label, double value, String text) {
    public Bar {
      require(value >= 0 && Double.isFinite(value), "no length of a bar");
    }
  }

  /** What follows begins on a new page. */
  record PageBreak() implements Part {}

  private static void require(boolean right, String wrong) {
    if (!right) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
