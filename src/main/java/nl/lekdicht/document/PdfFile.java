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
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import org.w3c.dom.Document;

/** Writes a page of words as tagged PDF. */
final class PdfFile {
  private static final String FONT = "Liberation Sans";
  private static final byte[] REGULAR = read("/liberation/LiberationSans-Regular.ttf");
  private static final byte[] BOLD = read("/liberation/LiberationSans-Bold.ttf");

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
