package nl.lekdicht.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.web.Portions;
import org.jspecify.annotations.Nullable;

/** Separated values as a Dutch spreadsheet program opens them: semicolons, a mark of UTF-8 in front, rows ended by CR and LF. */
final class CsvExport implements Portions {
  private final List<Column<RegisterEntry>> columns;
  private final char decimal;
  private final Walk walk;
  private boolean begun;

  /**
   * @param decimal what stands before the quarters of a score
   */
  CsvExport(List<Column<RegisterEntry>> columns, char decimal, Walk walk) {
    this.columns = columns;
    this.decimal = decimal;
    this.walk = walk;
  }

  @Override
  public boolean writeNext(OutputStream to) throws IOException {
    OutputStreamWriter out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    CsvWriter writer =
        CsvWriter.builder()
            .fieldSeparator(';')
            .lineDelimiter(LineDelimiter.CRLF)
            .bufferSize(0)
            .build(out);
    if (!begun) {
      begun = true;
      out.write('\uFEFF');
      writer.writeRecord(columns.stream().map(Column::heading).toList());
    }
    for (RegisterEntry entry : walk.next()) {
      writer.writeRecord(
          columns.stream().map(column -> text(column.value().apply(entry))).toList());
    }
    out.flush();
    return !walk.hasEnded();
  }

  private String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String words -> CsvGuard.guarded(words);
      case Double number -> number.toString().replace('.', decimal);
      default -> Cells.text(value);
    };
  }
}
