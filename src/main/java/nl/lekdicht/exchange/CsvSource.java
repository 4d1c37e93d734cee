package nl.lekdicht.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.lekdicht.exchange.SourceFile.Unreadable;

/** Reads separated values as programs write them: in their encodings, with the separator of their country. */
final class CsvSource {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** In order of preference, where the file does not tell them apart. */
  private static final char[] SEPARATORS = {';', ',', '\t', '|'};

  private static final int LOOKED_AT = 60;
  private static final int SAMPLE = 64 * 1024;

  private CsvSource() {}

  private record Text(String encoding, String text) {}

  static SourceFile read(byte[] content, Limits limits) throws Unreadable {
    Text decoded = decode(content);
    String text = decoded.text();
    if (text.indexOf('\0') >= 0) {
      throw new Unreadable(
          "This is no text that can be read. Save it as CSV in UTF-8, or as .xlsx.");
    }
    char separator;
    if (text.startsWith("sep=") && text.length() > 4) {
      // Programs that know this line do not count it as a row.
      separator = text.charAt(4);
      int end = text.indexOf('\n');
      text = end < 0 ? "" : text.substring(end + 1);
    } else {
      separator = separatorOf(text);
    }
    return new SourceFile(
        SourceFile.Format.CSV,
        decoded.encoding(),
        String.valueOf(separator),
        List.of(new Grid("", rows(text, separator, limits))));
  }

  private static Text decode(byte[] content) throws Unreadable {
    if (SourceFile.begins(content, 0xEF, 0xBB, 0xBF)) {
      return new Text("UTF-8-BOM", strict(content, 3, StandardCharsets.UTF_8, "UTF-8"));
    }
    if (SourceFile.begins(content, 0xFF, 0xFE)) {
      return new Text("UTF-16LE", strict(content, 2, StandardCharsets.UTF_16LE, "UTF-16"));
    }
    if (SourceFile.begins(content, 0xFE, 0xFF)) {
      return new Text("UTF-16BE", strict(content, 2, StandardCharsets.UTF_16BE, "UTF-16"));
    }
    try {
      return new Text("UTF-8", decoded(content, 0, StandardCharsets.UTF_8));
    } catch (CharacterCodingException notUtf8) {
      return new Text(
          "windows-1252", strict(content, 0, WINDOWS_1252, "UTF-8, nor in windows-1252"));
    }
  }

  private static String strict(byte[] content, int from, Charset charset, String tried)
      throws Unreadable {
    try {
      return decoded(content, from, charset);
    } catch (CharacterCodingException e) {
      throw new Unreadable(
          "The file is not written in %s. Save it as CSV in UTF-8, or as .xlsx.".formatted(tried));
    }
  }

  private static String decoded(byte[] content, int from, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .decode(ByteBuffer.wrap(content, from, content.length - from))
        .toString();
  }

  /** The one by which most rows have as many cells as each other, and more than one. */
  private static char separatorOf(String text) {
    int end = text.length() <= SAMPLE ? text.length() : text.lastIndexOf('\n', SAMPLE);
    String sample = text.substring(0, end <= 0 ? Math.min(text.length(), SAMPLE) : end);
    char best = SEPARATORS[0];
    int bestScore = 0;
    for (char candidate : SEPARATORS) {
      int score = alike(sample, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static int alike(String sample, char separator) {
    Map<Integer, Integer> rowsByWidth = new HashMap<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(true)
            .ofCsvRecord(sample)) {
      int looked = 0;
      for (CsvRecord record : reader) {
        if (record.getFieldCount() > 1) {
          rowsByWidth.merge(record.getFieldCount(), 1, Integer::sum);
        }
        if (++looked == LOOKED_AT) {
          break;
        }
      }
    } catch (CsvParseException noSuchRows) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rowsByWidth.entrySet().stream()
        .mapToInt(width -> width.getValue() * 1_000 + Math.min(width.getKey(), 999))
        .max()
        .orElse(0);
  }

  private static List<Grid.Row> rows(String text, char separator, Limits limits) throws Unreadable {
    Rows rows = new Rows(limits);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(1 << 20)
            .ofCsvRecord(text)) {
      int number = 0;
      for (CsvRecord record : reader) {
        number++;
        List<Cell> cells = new ArrayList<>();
        for (String field : record.getFields()) {
          if (field.length() > limits.cell()) {
            throw new Unreadable(
                "A cell in row %d has more than %d characters. Is a quotation mark not closed?"
                    .formatted(number, limits.cell()));
          }
          cells.add(Cell.of(unguarded(field)));
        }
        rows.add(number, cells);
      }
    } catch (CsvParseException e) {
      throw new Unreadable(
          "After row %d the file cannot be read as CSV: probably a quotation mark is not closed."
              .formatted(rows.last()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.take();
  }

  /** Without the mark that keeps a spreadsheet from taking words for a formula; our own exports have it. */
  private static String unguarded(String field) {
    return field.length() > 1 && field.charAt(0) == '\'' && CsvGuard.isDangerous(field.substring(1))
        ? field.substring(1)
        : field;
  }
}
