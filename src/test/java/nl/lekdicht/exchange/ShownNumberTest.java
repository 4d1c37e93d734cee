package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "42|General|42",
        "42|@|42",
        "1.5|General|1.5",
        "42|0|42",
        "42|0000|0042",
        "12345|0000|12345",
        "42|\"INC-\"0000|INC-0042",
        "42|\\I\\N\\C-000|INC-042",
        "42|\"a;b\"00\" (x)\"|a;b42 (x)",
        "42|0000;-0000|0042",
        "0|0000|0000",
      })
  void zeros_and_words_before_and_after_are_shown(double number, String format, String shown) {
    assertThat(ShownNumber.of(new Cell.Count(number, format))).contains(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "42|0.00",
        "42|#,##0",
        "42|0-000",
        "42|0%",
        "42|0E+00",
        "1.5|0000",
        "-42|0000",
        "0|0000;-0000;\"geen\"",
        "1e15|0000",
      })
  void what_else_a_format_does_cannot_be_told(double number, String format) {
    assertThat(ShownNumber.of(new Cell.Count(number, format))).isEmpty();
  }
}
