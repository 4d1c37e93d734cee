package nl.lekdicht.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a sheet as a mapping says: every line that holds anything, and every fault in any of them. */
final class Reading {
  /** So many faults are told; all are counted. */
  static final int MOST_TOLD = 1_000;

  private static final int LONGEST_SHOWN = 100;

  private final Grid grid;
  private final Mapping mapping;
  private final CellReader cells;
  private final Map<String, String> headings = new HashMap<>();
  private final Map<Target, List<Mapping.Column>> columns = new EnumMap<>(Target.class);
  private final Map<Target, String> fixed = new EnumMap<>(Target.class);
  private final List<RowFault> told = new ArrayList<>();
  private int faults;

  private Reading(Grid grid, Mapping mapping, Instant now) {
    this.grid = grid;
    this.mapping = mapping;
    this.cells = new CellReader(now, mapping.monthFirst());
    mapping
        .columns()
        .forEach(
            column -> columns.computeIfAbsent(column.target(), _ -> new ArrayList<>()).add(column));
    mapping.fixed().forEach(each -> fixed.put(each.target(), each.value()));
    grid.rows().stream()
        .filter(row -> row.number() == mapping.headingRow())
        .forEach(row -> {
          for (int i = 0; i < row.cells().size(); i++) {
            headings.put(Grid.letters(i), row.at(i).shown());
          }
        });
  }

  /**
   * @param line the file's own row
   */
  record Line(int line, Content content) {}

  /**
   * @param rows that hold anything, below the headings
   * @param lines of which nothing is wrong, in the order of the file
   * @param faults all
   * @param told the first of them
   */
  record Result(int rows, List<Line> lines, int faults, List<RowFault> told) {}

  static Result of(Grid grid, Mapping mapping, Instant now) {
    return new Reading(grid, mapping, now).read();
  }

  private Result read() {
    List<Line> lines = new ArrayList<>();
    Map<String, Integer> rowByNumber = new HashMap<>();
    int rows = 0;
    for (Grid.Row row : grid.rows()) {
      Integer last = mapping.lastRow();
      if (row.number() <= mapping.headingRow() || (last != null && row.number() > last)) {
        continue;
      }
      if (mapping.columns().stream()
          .allMatch(column -> row.at(column.index()) instanceof Cell.Blank)) {
        continue;
      }
      rows++;
      int before = faults;
      Content content = content(row);
      String number = content.find(Target.NUMBER).orElse(null);
      Integer earlier = number == null ? null : rowByNumber.putIfAbsent(number, row.number());
      if (earlier != null) {
        note(
            row,
            Target.NUMBER,
            "stands in row %d too; a number is of one entry".formatted(earlier));
      }
      if (faults == before) {
        lines.add(new Line(row.number(), content));
      }
    }
    return new Result(rows, List.copyOf(lines), faults, List.copyOf(told));
  }

  private Content content(Grid.Row row) {
    Map<Target, String> said = new EnumMap<>(Target.class);
    Set<Target> faulty = new LinkedHashSet<>();
    Set<Target> asked = new LinkedHashSet<>(columns.keySet());
    asked.addAll(fixed.keySet());
    for (Target target : asked) {
      List<CellReader.Given> given = new ArrayList<>();
      for (Mapping.Column column : columns.getOrDefault(target, List.of())) {
        Cell cell = row.at(column.index());
        if (!(cell instanceof Cell.Blank)) {
          given.add(new CellReader.Given(column, cell));
        }
      }
      if (given.isEmpty() && fixed.containsKey(target)) {
        given.add(new CellReader.Given(null, Cell.of(fixed.getOrDefault(target, ""))));
      }
      switch (cells.read(target, given)) {
        case CellReader.Read.Nothing _ -> {}
        case CellReader.Read.Said(String text) -> said.put(target, text);
        case CellReader.Read.Wrong(CellReader.Given where, String rule) -> {
          faulty.add(target);
          note(row, where.column(), target, where.cell().shown(), rule);
        }
      }
    }
    Content content = new Content(said);
    LineRules.faults(content, faulty).forEach((target, rule) -> note(row, target, rule));
    return content;
  }

  /** A fault of what a row says of something, told at the first column that says it. */
  private void note(Grid.Row row, Target target, String rule) {
    Mapping.Column column =
        columns.getOrDefault(target, List.of()).stream().findFirst().orElse(null);
    note(row, column, target, column == null ? "" : row.at(column.index()).shown(), rule);
  }

  private void note(
      Grid.Row row, Mapping.@Nullable Column column, Target target, String value, String rule) {
    faults++;
    if (told.size() < MOST_TOLD) {
      told.add(
          new RowFault(
              row.number(),
              column == null ? null : column.column(),
              column == null ? null : headings.getOrDefault(column.column(), ""),
              target.name(),
              value.isEmpty() ? null : shortened(value),
              rule));
    }
  }

  private static String shortened(String value) {
    return value.codePointCount(0, value.length()) <= LONGEST_SHOWN
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }

  /** Columns that hold something below the headings and are read by nobody, as letters with their headings. */
  Map<String, String> leftOut() {
    Set<Integer> read = new TreeSet<>();
    mapping.columns().forEach(column -> read.add(column.index()));
    Map<String, String> left = new LinkedHashMap<>();
    Stream.iterate(0, column -> column + 1)
        .limit(grid.width())
        .filter(column -> !read.contains(column))
        .filter(column ->
            grid.rows().stream()
                .anyMatch(row ->
                    row.number() > mapping.headingRow() && !(row.at(column) instanceof Cell.Blank)))
        .forEach(column ->
            left.put(Grid.letters(column), headings.getOrDefault(Grid.letters(column), "")));
    return left;
  }

  static Map<String, String> leftOut(Grid grid, Mapping mapping) {
    return new Reading(grid, mapping, Instant.EPOCH).leftOut();
  }
}
