package nl.lekdicht.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the sheet of a file is to be read.
 *
 * @param sheet empty in a file without sheets
 * @param headingRow the row with the headings, by its own number; what is above is left out
 * @param lastRow the last row to be read, that one included; null for all
 * @param monthFirst whether 3/4/2024 is the fourth of March
 * @param columns which are not named here is left out
 * @param fixed what holds of every row that says nothing else
 */
record Mapping(
    String sheet,
    int headingRow,
    @Nullable Integer lastRow,
    boolean monthFirst,
    List<Column> columns,
    List<Fixed> fixed) {
  Mapping {
    columns = List.copyOf(columns);
    fixed = List.copyOf(fixed);
  }

  /**
   * @param column its letters
   * @param translations what a cell says, and what is to be read instead; nothing where that is empty
   */
  record Column(String column, Target target, Map<String, String> translations) {
    Column {
      translations = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(translations));
    }

    int index() {
      return Grid.column(column);
    }
  }

  record Fixed(Target target, String value) {}
}
