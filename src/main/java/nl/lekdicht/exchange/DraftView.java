package nl.lekdicht.exchange;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file that was put up.
 *
 * @param encoding null for a workbook
 * @param separator likewise
 * @param proposal how it would be read if nobody says otherwise
 */
@Serdeable
record DraftView(
    UUID id,
    String name,
    String digest,
    int size,
    SourceFile.Format format,
    @Nullable String encoding,
    @Nullable String separator,
    Instant expiresAt,
    List<Sheet> sheets,
    MappingView proposal) {

  /**
   * @param headingRow 0 where none was found
   */
  @Serdeable
  record Sheet(String name, int headingRow, int rows, List<Column> columns) {}

  @Serdeable
  record Column(
      String column, String heading, List<String> samples, int filled, @Nullable Target target) {}

  static DraftView of(DraftRow draft, SourceFile file) {
    List<Layout> layouts = file.sheets().stream().map(Layout::of).toList();
    return new DraftView(
        draft.id(),
        draft.name(),
        draft.digest(),
        draft.content().length,
        file.format(),
        file.encoding(),
        file.separator(),
        draft.expiresAt(),
        layouts.stream()
            .map(layout ->
                new Sheet(
                    layout.grid().name(),
                    layout.headingRow(),
                    layout.rows(),
                    layout.columns().stream()
                        .map(column ->
                            new Column(
                                column.column(),
                                column.heading(),
                                column.samples(),
                                column.filled(),
                                column.target()))
                        .toList()))
            .toList(),
        MappingView.of(Layout.best(layouts).proposal()));
  }
}
