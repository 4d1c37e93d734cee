package nl.lekdicht.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.lekdicht.core.Refusal;

/** What is wrong with a mapping before any line is read. */
final class MappingRules {
  private MappingRules() {}

  /**
   * @param columns of the sheet
   */
  static List<Refusal.Invalid> faults(Mapping mapping, int columns) {
    List<Refusal.Invalid> faults = new ArrayList<>();
    Set<String> named = new HashSet<>();
    Set<Target> read = EnumSet.noneOf(Target.class);
    for (int i = 0; i < mapping.columns().size(); i++) {
      Mapping.Column column = mapping.columns().get(i);
      if (column.index() >= columns) {
        faults.add(
            fault(
                "columns[%d].column".formatted(i),
                "must be a column of the sheet, which has %d".formatted(columns)));
      } else if (!named.add(column.column())) {
        faults.add(fault("columns[%d].column".formatted(i), "must be named once"));
      }
      if (!read.add(column.target()) && !column.target().shape().isJoined()) {
        faults.add(fault("columns[%d].target".formatted(i), "can be read from one column only"));
      }
    }
    Set<Target> fixed = EnumSet.noneOf(Target.class);
    for (int i = 0; i < mapping.fixed().size(); i++) {
      Target target = mapping.fixed().get(i).target();
      if (target == Target.NUMBER) {
        faults.add(
            fault(
                "fixed[%d].target".formatted(i),
                "must be read from a column: each entry has its own number"));
      } else if (!fixed.add(target)) {
        faults.add(fault("fixed[%d].target".formatted(i), "must be named once"));
      }
    }
    if (!read.contains(Target.NUMBER)) {
      faults.add(fault("columns", "must name the column with the number of each entry"));
    }
    if (Stream.of(Target.KIND, Target.CLASSIFICATION)
        .noneMatch(target -> read.contains(target) || fixed.contains(target))) {
      faults.add(
          fault(
              "columns",
              "must name the column that says what it was (KIND or CLASSIFICATION), or fix it for all"));
    }
    Integer last = mapping.lastRow();
    if (last != null && last <= mapping.headingRow()) {
      faults.add(fault("lastRow", "must lie below the headings"));
    }
    return faults;
  }

  private static Refusal.Invalid fault(String field, String rule) {
    return new Refusal.InvalidField(field, rule);
  }
}
