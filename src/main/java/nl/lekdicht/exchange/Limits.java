package nl.lekdicht.exchange;

/**
 * How much of a file is read. More of any of these is no register that somebody kept by hand.
 *
 * @param rows of a sheet
 * @param columns of a row
 * @param cells of all sheets, with those that are empty before another
 * @param cell characters of one cell
 * @param strings that the cells of a workbook share
 * @param characters of all cells; what cells share counts for each
 * @param unpacked bytes of all parts of a workbook
 */
record Limits(
    int rows, int columns, int cells, int cell, int strings, long characters, long unpacked) {
  static final Limits USUAL =
      new Limits(100_000, 300, 2_000_000, 40_000, 2_000_000, 60_000_000, 400L * 1024 * 1024);
}
