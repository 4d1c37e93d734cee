package nl.lekdicht.exchange;

import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping as the API takes it and proposes it. */
@Serdeable
record MappingView(
    String sheet,
    int headingRow,
    @Nullable Integer lastRow,
    boolean monthFirst,
    List<ColumnView> columns,
    List<FixedView> fixed) {

  @Serdeable
  record ColumnView(String column, Target target, List<Translation> translations) {}

  @Serdeable
  record Translation(String says, String means) {}

  @Serdeable
  record FixedView(Target target, String value) {}

  static MappingView of(Mapping mapping) {
    return new MappingView(
        mapping.sheet(),
        mapping.headingRow(),
        mapping.lastRow(),
        mapping.monthFirst(),
        mapping.columns().stream()
            .map(column ->
                new ColumnView(
                    column.column(),
                    column.target(),
                    column.translations().entrySet().stream()
                        .map(each -> new Translation(each.getKey(), each.getValue()))
                        .toList()))
            .toList(),
        mapping.fixed().stream().map(each -> new FixedView(each.target(), each.value())).toList());
  }

  Mapping mapping() {
    return new Mapping(
        sheet,
        headingRow,
        lastRow,
        monthFirst,
        columns.stream()
            .map(column -> {
              Map<String, String> translations = new LinkedHashMap<>();
              column.translations().forEach(each -> translations.put(each.says(), each.means()));
              return new Mapping.Column(column.column(), column.target(), translations);
            })
            .toList(),
        fixed.stream().map(each -> new Mapping.Fixed(each.target(), each.value())).toList());
  }
}
