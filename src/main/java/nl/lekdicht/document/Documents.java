package nl.lekdicht.document;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import nl.lekdicht.core.paper.Block;

/**
 * Makes files from the blocks of a paper and from the parts of a sheet. The title stands above them, one level over their headings. A
 * character that such a file cannot hold becomes U+FFFD.
 */
@Singleton
public final class Documents {
  private static final int REPLACEMENT = 0xFFFD;

  /**
   * A Word document with real headings and lists.
   *
   * @param title one line
   * @param language nl or en
   */
  public byte[] docx(String title, String language, List<Block> blocks) {
    return WordFile.bytes(legible(title), locale(language), blocks);
  }

  /**
   * A PDF that a screen reader can follow (PDF/UA-1), with its fonts inside.
   *
   * @param title one line
   * @param language nl or en
   */
  public byte[] pdf(String title, String language, List<Block> blocks) {
    Locale locale = locale(language);
    return PdfFile.bytes(PaperPage.of(legible(title), locale, blocks), locale);
  }

  /**
   * A PDF of what is read and not changed, that a screen reader can follow (PDF/UA-1): with tables, plain charts and numbered pages.
   *
   * @param title one line
   * @param language nl or en
   */
  public byte[] sheet(String title, String language, List<Part> parts) {
    Locale locale = locale(language);
    return PdfFile.bytes(SheetPage.of(legible(title), locale, parts), locale);
  }

  private static Locale locale(String language) {
    return switch (language) {
      case "nl" -> Locale.of("nl", "NL");
      case "en" -> Locale.UK;
      default -> throw new IllegalArgumentException("no documents in language " + language);
    };
  }

  /** With nothing that XML 1.0 forbids. */
  static String legible(String text) {
    return text.codePoints()
        .map(point -> isLegible(point) ? point : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegible(int point) {
    return point == '\n'
        || point == '\t'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point < 0xFFFE)
        || point > 0xFFFF;
  }
}
