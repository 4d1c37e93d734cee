package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingRulesTest {
  private static List<String[]> pairs(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(", ")).map(pair -> pair.split(" ")).toList();
  }

  private static List<Refusal.Invalid> faults(
      String columns, @Nullable Integer lastRow, @Nullable String fixed) {
    return MappingRules.faults(
        new Mapping(
            "",
            1,
            lastRow,
            false,
            pairs(columns).stream()
                .map(pair -> new Mapping.Column(pair[0], Target.valueOf(pair[1]), Map.of()))
                .toList(),
            pairs(fixed).stream()
                .map(pair -> new Mapping.Fixed(Target.valueOf(pair[0]), pair[1]))
                .toList()),
        5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "B SUMMARY, A KIND|||columns|must name the column with the number of each entry",
        "A NUMBER, F KIND|||columns[1].column|must be a column of the sheet, which has 5",
        "A NUMBER, C KIND, C SUMMARY|||columns[2].column|must be named once",
        "A NUMBER, C KIND, D KIND|||columns[2].target|can be read from one column only",
        "A NUMBER, C KIND|1||lastRow|must lie below the headings",
        "A NUMBER, D SUMMARY|||columns|must name the column that says what it was (KIND or CLASSIFICATION), or fix it for all",
        "A NUMBER, C KIND||NUMBER 7|fixed[0].target|must be read from a column: each entry has its own number",
        "A NUMBER, C KIND||RISK hoog, RISK laag|fixed[1].target|must be named once",
      })
  void says_what_cannot_be_right(
      String columns,
      @Nullable Integer lastRow,
      @Nullable String fixed,
      String field,
      String rule) {
    assertThat(faults(columns, lastRow, fixed))
        .containsExactly(new Refusal.InvalidField(field, rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A NUMBER, C KIND, D SUMMARY, E SUMMARY|2|RISK hoog",
        "A NUMBER, C PEOPLE, D PEOPLE||KIND datalek",
        "A NUMBER||CLASSIFICATION datalek",
      })
  void has_nothing_to_say_of_what_may_be_right(
      String columns, @Nullable Integer lastRow, @Nullable String fixed) {
    assertThat(faults(columns, lastRow, fixed)).isEmpty();
  }
}
