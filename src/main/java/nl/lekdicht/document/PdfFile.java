package nl.lekdicht.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import org.w3c.dom.Document;

/** Writes a page of words as tagged PDF. */
final class PdfFile {
  private static final String FONT = "Liberation Sans";

  /** Of the directory that a TrueType font begins with. */
  private static final int TABLE_COUNT = 4;

  private static final int FIRST_TABLE = 12;
  private static final int TABLE_LENGTH = 16;

  /** The tag GSUB. */
  private static final int LIGATURES = 0x47535542;

  /** The tag XXXX. */
  private static final int NOTHING = 0x58585858;

  private static final byte[] REGULAR = font("/liberation/LiberationSans-Regular.ttf");
  private static final byte[] BOLD = font("/liberation/LiberationSans-Bold.ttf");

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private PdfFile() {}

  static byte[] bytes(Document page, Locale locale) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      new PdfRendererBuilder()
          .usePdfUaAccessibility(true)
          .useUnicodeLineBreaker(new LineBreaker(locale))
          .useFont(() -> new ByteArrayInputStream(REGULAR), FONT, 400, FontStyle.NORMAL, true)
          .useFont(() -> new ByteArrayInputStream(BOLD), FONT, 700, FontStyle.NORMAL, true)
          .withProducer("Lekdicht")
          .withW3cDocument(page, null)
          .toStream(bytes)
          .run();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("a PDF could not be written to memory", e);
    }
  }

  /**
   * Without its table of ligatures: looking for them in each word takes most of the time, and nobody reads better by them. The table is
   * given a name that nothing looks for.
   */
  private static byte[] font(String name) {
    byte[] font = read(name);
    ByteBuffer tables = ByteBuffer.wrap(font);
    int count = tables.getShort(TABLE_COUNT);
    for (int i = 0; i < count; i++) {
      int place = FIRST_TABLE + i * TABLE_LENGTH;
      if (tables.getInt(place) == LIGATURES) {
        tables.putInt(place, NOTHING);
      }
    }
    return font;
  }

  /** One of our own texts beside the documents. */
  static String text(String name) {
    return new String(read("/document/" + name), UTF_8);
  }

  private static byte[] read(String name) {
    try (InputStream in = Objects.requireNonNull(PdfFile.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
