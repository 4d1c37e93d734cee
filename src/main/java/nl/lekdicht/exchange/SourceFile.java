package nl.lekdicht.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was put up, read as far as it can be without knowing what it means.
 *
 * @param encoding of separated values; null for a workbook
 * @param separator likewise
 * @param sheets in the order of the file
 */
record SourceFile(
    Format format, @Nullable String encoding, @Nullable String separator, List<Grid> sheets) {
  SourceFile {
    sheets = List.copyOf(sheets);
  }

  enum Format {
    CSV,
    XLSX
  }

  /** It cannot be read; the message is a sentence for whoever put it up. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String sentence) {
      super(sentence, null, false, false);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  /** Reads it by what it begins as, whatever it is called. */
  static SourceFile read(byte[] content) throws Unreadable {
    return read(content, Limits.USUAL);
  }

  static SourceFile read(byte[] content, Limits limits) throws Unreadable {
    if (content.length == 0) {
      throw new Unreadable("The file is empty.");
    }
    if (begins(content, 'P', 'K', 3, 4)) {
      return XlsxSource.read(content, limits);
    }
    if (begins(content, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new Unreadable(
          "This is an Excel file of before 2007, or one with a password. Save it as .xlsx, without a password.");
    }
    if (begins(content, '%', 'P', 'D', 'F')) {
      throw new Unreadable(
          "This is a PDF. Put up the workbook that it was made from, or a CSV file.");
    }
    return CsvSource.read(content, limits);
  }

  /** Whether these are its first bytes. */
  static boolean begins(byte[] content, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (content.length <= i || (content[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
