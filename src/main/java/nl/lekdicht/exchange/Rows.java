package nl.lekdicht.exchange;

import java.util.List;
import nl.lekdicht.exchange.SourceFile.Unreadable;

/** Gathers the rows of a sheet, those that hold anything. */
final class Rows {
  private Rows() {}

  static void add(List<Grid.Row> rows, int number, List<Cell> cells) throws Unreadable {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1) instanceof Cell.Blank) {
      width--;
    }
    if (width == 0) {
      return;
    }
    if (width > SourceFile.MOST_COLUMNS) {
      throw new Unreadable(
          "Row %d has more than %d columns.".formatted(number, SourceFile.MOST_COLUMNS));
    }
    if (rows.size() == SourceFile.MOST_ROWS) {
      throw new Unreadable(
          "There are more than %d rows. Put it up in parts.".formatted(SourceFile.MOST_ROWS));
    }
    rows.add(new Grid.Row(number, cells.subList(0, width)));
  }
}
