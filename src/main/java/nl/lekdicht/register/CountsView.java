package nl.lekdicht.register;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How many entries there are. What there is none of is left out.
 *
 * @param byIncidentType by the options of {@code KIND_OF_INCIDENT}; those of which it is not stated are under UNKNOWN
 * @param byYear of the report, in the Netherlands
 */
@Serdeable
record CountsView(
    long total,
    Map<String, Long> byKind,
    Map<String, Long> byIncidentType,
    Map<String, Long> byState,
    Map<String, Long> byYear) {
  private static final String UNKNOWN = "UNKNOWN";

  static CountsView of(List<CountRow> rows) {
    return new CountsView(
        rows.stream().mapToLong(CountRow::counted).sum(),
        by(rows, CountRow::kind),
        by(rows, row -> row.incidentType() == null ? UNKNOWN : row.incidentType()),
        by(rows, CountRow::state),
        by(rows, row -> Integer.toString(row.year())));
  }

  private static Map<String, Long> by(List<CountRow> rows, Function<CountRow, String> what) {
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach(row -> counts.merge(what.apply(row), row.counted(), Long::sum));
    return counts;
  }
}
