package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private static final Limits FEW = new Limits(3, 3, 5, 10, 2, 24, 10_000);

  private static String words(String text) {
    return "<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(text);
  }

  private static String shared(int which) {
    return "<c t=\"s\"><v>%d</v></c>".formatted(which);
  }

  /** As the same text with rows after / and cells after ; is written in a workbook. */
  private static byte[] book(String rows) {
    StringBuilder written = new StringBuilder();
    for (String row : rows.split("/", -1)) {
      written.append("<row>");
      for (String cell : row.split(";", -1)) {
        written.append(cell.isEmpty() ? "<c/>" : words(cell));
      }
      written.append("</row>");
    }
    return BareBook.of(written.toString());
  }

  private static byte[] csv(String rows) {
    return rows.replace('/', '\n').getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b/c/d|more than 3 rows",
        "a;b;c;d|more than 3 columns",
        "a;b;c/d;e;f|more than 5 cells",
        ";;a/;;b|more than 5 cells",
        "abcdefghijk|more than 10 characters",
        "abcdefghij;abcdefghij;abcde|more than 24 characters",
      })
  void what_is_more_than_a_register_is_refused_in_either_format(String rows, String sentence) {
    for (byte[] file : new byte[][] {csv("sep=;/" + rows), book(rows)}) {
      assertThatThrownBy(() -> SourceFile.read(file, FEW))
          .isInstanceOf(SourceFile.Unreadable.class)
          .hasMessageContaining(sentence);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b/c", "a;b;c", "a;b;c/d;e", ";;a/b;c", "abcdefghij;abcdefghij;abcd"})
  void what_is_just_not_too_much_is_read(String rows) throws Exception {
    assertThat(SourceFile.read(book(rows), FEW).sheets()).hasSize(1);
    assertThat(SourceFile.read(csv("sep=;/" + rows), FEW).sheets()).hasSize(1);
  }

  @Test
  void what_cells_share_is_made_once_and_counts_for_each() throws Exception {
    byte[] three =
        BareBook.of(
            "", "<row>%s</row><row>%s</row>".formatted(shared(0), shared(0)), "abcdefghij", "b");
    Grid grid = SourceFile.read(three, FEW).sheets().getFirst();
    assertThat(grid.rows().get(1).at(0))
        .isEqualTo(new Cell.Words("abcdefghij"))
        .isSameAs(grid.rows().get(0).at(0));
    assertThatThrownBy(() ->
            SourceFile.read(
                BareBook.of("", "<row>%s</row>".formatted(shared(0).repeat(3)), "abcdefghij"), FEW))
        .hasMessageContaining("more than 24 characters");
    assertThatThrownBy(() -> SourceFile.read(BareBook.of("", "<row/>", "abcdefghijk"), FEW))
        .hasMessageContaining("A cell has more than 10 characters");
    assertThatThrownBy(() -> SourceFile.read(BareBook.of("", "<row/>", "a", "b", "c"), FEW))
        .hasMessageContaining("more text in this workbook");
    assertThatThrownBy(() ->
            SourceFile.read(
                BareBook.of("", "<row/>", "abcdefghij", "abcdefghij"),
                new Limits(3, 3, 5, 10, 9, 19, 10_000)))
        .hasMessageContaining("more text in this workbook");
  }

  @Test
  void a_long_text_is_refused_before_it_is_whole() {
    String escaped = "_x0041_".repeat(10);
    assertThat(escaped).hasSize(70);
    assertThatThrownBy(() -> SourceFile.read(book(escaped + "b"), FEW))
        .hasMessageContaining("A cell has more than 10 characters");
    assertThatThrownBy(() ->
            SourceFile.read(
                BareBook.of("<!-- %s -->".formatted("x".repeat(12_000)), "<row/>"), FEW))
        .hasMessageContaining("no workbook that can be read");
  }

  @Test
  void what_was_escaped_counts_as_the_character_that_it_is() throws Exception {
    assertThat(
            SourceFile.read(book("_x0041_".repeat(10)), FEW)
                .sheets()
                .getFirst()
                .rows()
                .getFirst()
                .at(0))
        .isEqualTo(new Cell.Words("AAAAAAAAAA"));
  }
}
