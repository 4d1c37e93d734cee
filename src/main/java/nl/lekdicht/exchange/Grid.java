package nl.lekdicht.exchange;

import java.util.List;

/**
 * A sheet as it lies in the file.
 *
 * @param name empty where the file has no sheets
 * @param rows those that hold anything
 */
record Grid(String name, List<Row> rows) {
  Grid {
    rows = List.copyOf(rows);
  }

  /**
   * @param number as the program shows it, from 1
   * @param cells from column A on
   */
  record Row(int number, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    /** The cell of a column, counted from 0. */
    Cell at(int column) {
      return column < cells.size() ? cells.get(column) : Cell.BLANK;
    }
  }

  /** How many columns there are. */
  int width() {
    return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
  }

  /** A column's letters: A for 0, AA for 26. */
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  /** The column with these letters, counted from 0. */
  static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * 26 + letters.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }
}
