package nl.lekdicht.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet looks like: where its headings are, what is below them, and what that probably means.
 *
 * @param headingRow 0 where there are no headings
 * @param rows that hold anything, below the headings
 */
record Layout(Grid grid, int headingRow, int rows, List<Column> columns, boolean monthFirst) {
  private static final int SEARCHED = 40;
  private static final int SAMPLES = 5;
  private static final int LOOKED_AT = 500;

  /**
   * @param samples of what stands below, each once
   * @param filled how many cells below hold anything
   * @param target null where it is not known
   */
  record Column(
      String column, String heading, List<String> samples, int filled, @Nullable Target target) {}

  static Layout of(Grid grid) {
    int heading = headingRow(grid);
    List<Grid.Row> below = grid.rows().stream().filter(row -> row.number() > heading).toList();
    Grid.Row headings =
        grid.rows().stream()
            .filter(row -> row.number() == heading)
            .findFirst()
            .orElse(new Grid.Row(1, List.of()));
    int width =
        Math.max(
            headings.cells().size(),
            below.stream().mapToInt(row -> row.cells().size()).max().orElse(0));
    Set<Target> taken = EnumSet.noneOf(Target.class);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<Cell> cells =
          below.stream()
              .map(row -> row.at(column))
              .filter(cell -> !(cell instanceof Cell.Blank))
              .toList();
      String name = headings.at(column).shown();
      if (name.isEmpty() && cells.isEmpty()) {
        continue;
      }
      Target target =
          Vocabulary.OURS
              .target(name)
              .map(found -> meant(found, cells))
              .filter(found -> !taken.contains(found) || joins(found, name))
              .orElse(null);
      if (target != null) {
        taken.add(target);
      }
      columns.add(new Column(Grid.letters(column), name, samples(cells), cells.size(), target));
    }
    return new Layout(
        grid, heading, below.size(), List.copyOf(columns), monthFirst(below, columns));
  }

  /** Whether something was done, or when, where the cells say when. */
  private static Target meant(Target heading, List<Cell> cells) {
    Target when =
        switch (heading) {
          case AP_NOTIFIED -> Target.AP_NOTIFIED_AT;
          case SUBJECTS_TOLD -> Target.SUBJECTS_TOLD_AT;
          default -> heading;
        };
    return !cells.isEmpty() && cells.stream().limit(LOOKED_AT).allMatch(Layout::isDay)
        ? when
        : heading;
  }

  private static boolean isDay(Cell cell) {
    return switch (cell) {
      case Cell.Dated dated -> dated.day() != null;
      case Cell.Words(String text) ->
          WrittenMoment.parse(text, false)
              .or(() -> WrittenMoment.parse(text, true))
              .filter(written -> written.day() != null)
              .isPresent();
      case Cell.Blank _, Cell.Count _, Cell.YesNo _, Cell.Broken _, Cell.Uncalculated _ -> false;
    };
  }

  /** A second column is proposed for the same only where it is the time of a day, or the most of a number. */
  private static boolean joins(Target target, String heading) {
    String plain = Vocabulary.plain(heading);
    return (target.shape() == Target.Shape.MOMENT
            && (plain.startsWith("tijd") || plain.startsWith("time")))
        || (target.shape() == Target.Shape.RANGE
            && (plain.endsWith("hoogstens") || plain.endsWith("at most")));
  }

  private static List<String> samples(List<Cell> cells) {
    Set<String> samples = new LinkedHashSet<>();
    for (Cell cell : cells) {
      String shown = cell.shown();
      if (!shown.isEmpty()) {
        samples.add(
            shown.codePointCount(0, shown.length()) <= 100
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, 100)) + "…");
      }
      if (samples.size() == SAMPLES) {
        break;
      }
    }
    return List.copyOf(samples);
  }

  /** The first row that names most: titles above it span one cell, remarks have no known words. */
  private static int headingRow(Grid grid) {
    int best = 0;
    int bestScore = 1;
    for (Grid.Row row : grid.rows().subList(0, Math.min(SEARCHED, grid.rows().size()))) {
      Set<String> names = new LinkedHashSet<>();
      Set<Target> known = EnumSet.noneOf(Target.class);
      boolean onlyWords = true;
      for (Cell cell : row.cells()) {
        switch (cell) {
          case Cell.Words(String text) -> {
            names.add(Vocabulary.plain(text));
            Vocabulary.OURS.target(text).ifPresent(known::add);
          }
          case Cell.Blank _ -> {}
          case Cell.Count _, Cell.Dated _, Cell.YesNo _, Cell.Broken _, Cell.Uncalculated _ ->
              onlyWords = false;
        }
      }
      int score = names.size() + 5 * known.size();
      if (onlyWords && names.size() > 1 && score > bestScore) {
        best = row.number();
        bestScore = score;
      }
    }
    return best;
  }

  /** Whether some date can only be read with the month first, and none with the day first. */
  private static boolean monthFirst(List<Grid.Row> rows, List<Column> columns) {
    boolean month = false;
    for (Grid.Row row : rows.subList(0, Math.min(LOOKED_AT, rows.size()))) {
      for (Column column : columns) {
        if (column.target() != null
            && column.target().shape() == Target.Shape.MOMENT
            && row.at(Grid.column(column.column())) instanceof Cell.Words(String text)) {
          boolean asDay = WrittenMoment.parse(text, false).isPresent();
          boolean asMonth = WrittenMoment.parse(text, true).isPresent();
          if (asDay && !asMonth) {
            return false;
          }
          month |= asMonth && !asDay;
        }
      }
    }
    return month;
  }

  /** How it would be read if nobody says otherwise. */
  Mapping proposal() {
    return new Mapping(
        grid.name(),
        headingRow,
        null,
        monthFirst,
        columns.stream()
            .flatMap(column ->
                column.target() == null
                    ? java.util.stream.Stream.empty()
                    : java.util.stream.Stream.of(
                        new Mapping.Column(column.column(), column.target(), Map.of())))
            .toList(),
        List.of());
  }

  /** The sheet that looks most like a register. */
  static Layout best(List<Layout> layouts) {
    return IntStream.range(0, layouts.size())
        .boxed()
        .max(
            java.util.Comparator.<Integer>comparingLong(i ->
                    layouts.get(i).columns().stream()
                        .filter(column -> column.target() != null)
                        .count())
                .thenComparingInt(i -> Math.min(layouts.get(i).rows(), 1))
                .thenComparingInt(i -> -i))
        .map(layouts::get)
        .orElseThrow();
  }
}
