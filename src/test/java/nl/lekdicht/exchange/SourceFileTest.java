package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {
  private static final String TEXT =
      "nummer;omschrijving;reden\r\n1;Gegevens van Zoë, gelekt;geïnfecteerd\r\n\r\n2;\"regel\r\ntwee; drie\";€ 5\r\n";

  private static SourceFile read(byte[] content) throws SourceFile.Unreadable {
    return SourceFile.read(content);
  }

  private static SourceFile read(String text, Charset charset) throws SourceFile.Unreadable {
    return read(text.getBytes(charset));
  }

  private static byte[] marked(int[] mark, byte[] text) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int each : mark) {
      all.write(each);
    }
    all.writeBytes(text);
    return all.toByteArray();
  }

  private static void holdsTheText(SourceFile file, String encoding) {
    assertThat(file.encoding()).isEqualTo(encoding);
    assertThat(file.separator()).isEqualTo(";");
    Grid grid = file.sheets().getFirst();
    assertThat(grid.rows().stream().map(Grid.Row::number)).containsExactly(1, 2, 4);
    assertThat(grid.rows().get(1).at(1)).isEqualTo(new Cell.Words("Gegevens van Zoë, gelekt"));
    assertThat(grid.rows().get(1).at(2)).isEqualTo(new Cell.Words("geïnfecteerd"));
    assertThat(grid.rows().get(2).at(1)).isEqualTo(new Cell.Words("regel\r\ntwee; drie"));
    assertThat(grid.rows().get(2).at(2)).isEqualTo(new Cell.Words("€ 5"));
    assertThat(grid.rows().get(2).at(9)).isEqualTo(Cell.BLANK);
  }

  @Test
  void separated_values_are_read_in_each_encoding_that_programs_write() throws Exception {
    holdsTheText(read(TEXT, StandardCharsets.UTF_8), "UTF-8");
    holdsTheText(read(TEXT, Charset.forName("windows-1252")), "windows-1252");
    holdsTheText(
        read(marked(new int[] {0xEF, 0xBB, 0xBF}, TEXT.getBytes(StandardCharsets.UTF_8))),
        "UTF-8-BOM");
    holdsTheText(
        read(marked(new int[] {0xFF, 0xFE}, TEXT.getBytes(StandardCharsets.UTF_16LE))), "UTF-16LE");
    holdsTheText(
        read(marked(new int[] {0xFE, 0xFF}, TEXT.getBytes(StandardCharsets.UTF_16BE))), "UTF-16BE");
  }

  @ParameterizedTest
  @ValueSource(chars = {';', ',', '\t', '|'})
  void the_separator_is_found(char separator) throws Exception {
    String text =
        "nummer;titel;datum\n1;\"Een, twee; drie|vier\tvijf\";3-3-2024\n2;Zes, zeven;4-3-2024\n"
            .replace(";", String.valueOf(separator))
            .replace("twee" + separator + " drie", "twee; drie");
    if (separator == ',') {
      text = text.replace("Zes, zeven", "Zes zeven");
    }
    SourceFile file = read(text, StandardCharsets.UTF_8);
    assertThat(file.separator()).isEqualTo(String.valueOf(separator));
    assertThat(file.sheets().getFirst().rows()).allMatch(row -> row.cells().size() == 3);
  }

  @Test
  void a_line_that_names_the_separator_is_no_row() throws Exception {
    SourceFile file = read("sep=|\r\na|b;c\r\n1|2\r\n", StandardCharsets.UTF_8);
    assertThat(file.separator()).isEqualTo("|");
    assertThat(file.sheets().getFirst().rows().getFirst())
        .isEqualTo(new Grid.Row(1, List.of(new Cell.Words("a"), new Cell.Words("b;c"))));
  }

  @Test
  void the_mark_that_guards_a_cell_is_taken_off_again() throws Exception {
    SourceFile file = read("a;b;c\n'=1+1;'s middags;'-\n", StandardCharsets.UTF_8);
    assertThat(file.sheets().getFirst().rows().get(1).cells())
        .containsExactly(new Cell.Words("=1+1"), new Cell.Words("'s middags"), new Cell.Words("-"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a;b\\n1;\"nooit gesloten\\n2;x\\n|After row 1 the file cannot be read",
        "a;b\\u0000\\n|no text that can be read",
        "%PDF-1.7|This is a PDF"
      })
  void what_cannot_be_read_is_told_in_a_sentence(String text, String sentence) {
    byte[] content =
        text.replace("\\n", "\n").replace("\\u0000", "\0").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(SourceFile.Unreadable.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void what_is_no_workbook_is_told_too() throws Exception {
    assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("empty");
    assertThatThrownBy(() -> read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
        .hasMessageContaining("before 2007");
    assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 5, 6}))
        .isInstanceOf(SourceFile.Unreadable.class);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("brief.txt"));
      out.write(1);
    }
    assertThatThrownBy(() -> read(zip.toByteArray())).isInstanceOf(SourceFile.Unreadable.class);
    assertThatThrownBy(() -> read(new byte[] {(byte) 0x81, ';', 'a'}))
        .hasMessageContaining("windows-1252");
    assertThatThrownBy(() -> read(MessyBook.of(XSSFWorkbook::createSheet)))
        .hasMessageContaining("nothing in this workbook");
  }

  /** What a workbook says, or why it cannot be read. */
  private static String said(byte[] book) {
    try {
      return read(book).sheets().toString();
    } catch (SourceFile.Unreadable refused) {
      return refused.sentence();
    }
  }

  @Test
  void a_file_that_a_workbook_names_is_not_followed(@TempDir Path directory) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "hunter2");
    String row =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>";
    assertThat(said(BareBook.of("", row.formatted("a")))).contains("Words[text=a]");
    assertThat(
            said(
                BareBook.of(
                    "<!DOCTYPE worksheet [<!ENTITY leak SYSTEM \"%s\">]>".formatted(secret.toUri()),
                    row.formatted("&leak;"))))
        .doesNotContain("hunter2");
    assertThat(
            said(
                BareBook.of(
                    "<!DOCTYPE worksheet [<!ENTITY leak \"hunter2\">]>", row.formatted("&leak;"))))
        .doesNotContain("hunter2");
  }

  private static Cell cell(String written) throws SourceFile.Unreadable {
    return read(BareBook.of("<row r=\"1\"><c r=\"A1\"><v>7</v></c>%s</row>".formatted(written)))
        .sheets()
        .getFirst()
        .rows()
        .getFirst()
        .at(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "1e999", "-1e999", "Infinity"})
  void a_number_that_is_none_is_broken(String number) throws Exception {
    assertThat(cell("<c r=\"B1\"><v>%s</v></c>".formatted(number)))
        .isEqualTo(new Cell.Broken(number));
  }

  @Test
  void cells_without_a_place_follow_each_other() throws Exception {
    assertThat(cell("<c><v>8</v></c>")).isEqualTo(new Cell.Count(8));
    assertThat(read(BareBook.of("<row><c/><c><v>8</v></c></row>")).sheets().getFirst().rows())
        .containsExactly(new Grid.Row(1, List.of(Cell.BLANK, new Cell.Count(8))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<row r='2'><c><v>1</v></c></row><row r='1'><c><v>2</v></c></row>|After row 2 of a sheet comes row 1",
        "<row r='1'><c><v>1</v></c></row><row r='1'><c><v>2</v></c></row>|After row 1 of a sheet comes row 1",
        "<row r='0'><c><v>1</v></c></row>|After row 0 of a sheet comes row 0",
        "<row r='-3'><c><v>1</v></c></row>|comes row -3",
        "<row r='99999999999'><c><v>1</v></c></row>|no workbook that can be read",
        "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>2</v></c></row>|cell A does not come in its order",
        "<row r='1'><c r='B1'><v>1</v></c><c r='B1'><v>2</v></c></row>|cell B does not come in its order",
        "<row r='1'><c r='1'><v>1</v></c></row>|The place of a cell cannot be read: 1",
        "<row r='1'><c r='b1'><v>1</v></c></row>|The place of a cell cannot be read: b1",
        "<row r='1'><c r='ABCD1'><v>1</v></c></row>|The place of a cell cannot be read: ABCD1",
        "<row r='1'><c t='s'><v>4</v></c></row>|no workbook that can be read",
        "<row r='1'><c><v>twee</v></c></row>|no workbook that can be read",
      })
  void rows_and_cells_that_are_not_in_their_order_are_refused(String rows, String sentence) {
    assertThatThrownBy(() -> read(BareBook.of(rows.replace('\'', '"'))))
        .isInstanceOf(SourceFile.Unreadable.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void a_workbook_is_read_with_its_own_rows_and_kinds_of_cells() throws Exception {
    SourceFile file = read(MessyBook.usual());
    assertThat(file.format()).isEqualTo(SourceFile.Format.XLSX);
    assertThat(file.sheets().stream().map(Grid::name))
        .containsExactly("Toelichting", "Register 2024");
    Grid grid = file.sheets().get(1);
    assertThat(grid.rows().stream().map(Grid.Row::number))
        .containsExactly(1, 2, 4, 5, 8, 9, 10, 12);
    Grid.Row first = grid.rows().get(3);
    assertThat(first.at(0)).isEqualTo(new Cell.Count(1));
    assertThat(first.at(1)).isEqualTo(new Cell.Dated(LocalDate.of(2024, 3, 4), null));
    assertThat(first.at(4).shown()).contains("\n");
    Grid.Row second = grid.rows().get(4);
    assertThat(second.at(1))
        .isEqualTo(new Cell.Dated(LocalDate.of(2024, 10, 26), LocalTime.of(9, 15)));
    assertThat(second.at(6)).describedAs("what a formula gave").isEqualTo(new Cell.Count(1200));
    assertThat(grid.rows().get(5).at(6)).isEqualTo(new Cell.Broken("#DIV/0!"));
  }

  @Test
  void a_formula_that_was_never_worked_out_is_not_taken_for_an_empty_cell() throws Exception {
    assertThat(cell("<c r=\"B1\"><f>1+1</f></c>")).isEqualTo(new Cell.Uncalculated());
    assertThat(cell("<c r=\"B1\"><f>1+1</f><v/></c>")).isEqualTo(new Cell.Uncalculated());
    assertThat(cell("<c r=\"B1\"><f>1+1</f><v>2</v></c>")).isEqualTo(new Cell.Count(2));
  }

  @Test
  void days_count_from_1904_where_the_workbook_says_so() throws Exception {
    byte[] book =
        MessyBook.of(made -> {
          made.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
          var cell = made.createSheet("a").createRow(0).createCell(0);
          cell.setCellValue(43_894);
          cell.setCellStyle(MessyBook.style(made, "d mmmm yyyy"));
        });
    assertThat(read(book).sheets().getFirst().rows().getFirst().at(0))
        .isEqualTo(new Cell.Dated(LocalDate.of(2024, 3, 5), null));
  }

  @Test
  void a_number_keeps_the_format_that_it_is_shown_in() throws Exception {
    byte[] book =
        MessyBook.of(made -> {
          var row = made.createSheet("a").createRow(0);
          var cell = row.createCell(0);
          cell.setCellValue(42);
          cell.setCellStyle(MessyBook.style(made, "0000"));
          row.createCell(1).setCellValue(42);
        });
    Grid.Row row = read(book).sheets().getFirst().rows().getFirst();
    assertThat(row.at(0)).isEqualTo(new Cell.Count(42, "0000"));
    assertThat(row.at(1)).isEqualTo(new Cell.Count(42));
  }

  @Test
  void columns_have_letters() {
    for (int column : new int[] {0, 25, 26, 27, 51, 52, 701, 702}) {
      assertThat(Grid.column(Grid.letters(column))).isEqualTo(column);
    }
    assertThat(Grid.letters(26)).isEqualTo("AA");
    assertThat(Grid.letters(701)).isEqualTo("ZZ");
  }
}
