package nl.lekdicht.exchange;

import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.exchange.SourceFile.Unreadable;

/** Gathers the rows of a file, those that hold anything, sheet by sheet. */
final class Rows {
  private final Limits limits;
  private List<Grid.Row> rows = new ArrayList<>();
  private int cells;
  private long characters;

  Rows(Limits limits) {
    this.limits = limits;
  }

  /**
   * @throws Unreadable when that is more than is read
   */
  void add(int number, List<Cell> row) throws Unreadable {
    int width = row.size();
    while (width > 0 && row.get(width - 1) instanceof Cell.Blank) {
      width--;
    }
    if (width == 0) {
      return;
    }
    if (width > limits.columns()) {
      throw new Unreadable("Row %d has more than %d columns.".formatted(number, limits.columns()));
    }
    if (rows.size() == limits.rows()) {
      throw new Unreadable(
          "There are more than %d rows. Put it up in parts.".formatted(limits.rows()));
    }
    cells += width;
    if (cells > limits.cells()) {
      throw new Unreadable(
          "There are more than %d cells. Put it up in parts.".formatted(limits.cells()));
    }
    for (Cell cell : row) {
      if (cell instanceof Cell.Words(String text)) {
        characters += text.length();
      }
    }
    if (characters > limits.characters()) {
      throw new Unreadable(
          "There are more than %d characters in it. Put it up in parts."
              .formatted(limits.characters()));
    }
    rows.add(new Grid.Row(number, row.subList(0, width)));
  }

  /** The number of the last row of this sheet that holds anything; 0 where none does. */
  int last() {
    return rows.isEmpty() ? 0 : rows.getLast().number();
  }

  /** The rows of this sheet. What is added next is of the next sheet. */
  List<Grid.Row> take() {
    List<Grid.Row> sheet = rows;
    rows = new ArrayList<>();
    return sheet;
  }
}
