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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.lekdicht.core.paper.Block;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a paper as tagged PDF, by way of a page that holds nothing but its words. */
final class PdfFile {
  private static final String FONT = "Liberation Sans";
  private static final byte[] REGULAR = read("/liberation/LiberationSans-Regular.ttf");
  private static final byte[] BOLD = read("/liberation/LiberationSans-Bold.ttf");
  private static final String CSS = new String(read("/document/paper.css"), UTF_8);

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private PdfFile() {}

  static byte[] bytes(String title, Locale locale, List<Block> blocks) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      new PdfRendererBuilder()
          .usePdfUaAccessibility(true)
          .useUnicodeLineBreaker(new LineBreaker(locale))
          .useFont(() -> new ByteArrayInputStream(REGULAR), FONT, 400, FontStyle.NORMAL, true)
          .useFont(() -> new ByteArrayInputStream(BOLD), FONT, 700, FontStyle.NORMAL, true)
          .withProducer("Lekdicht")
          .withW3cDocument(page(title, locale, blocks), null)
          .toStream(bytes)
          .run();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("a PDF could not be written to memory", e);
    }
  }

  private static Document page(String title, Locale locale, List<Block> blocks) {
    Document page = empty();
    Element html = page.createElement("html");
    html.setAttribute("lang", locale.toLanguageTag());
    page.appendChild(html);
    Element head = add(html, "head");
    write(head, "title", title);
    Element description = add(head, "meta");
    description.setAttribute("name", "subject");
    description.setAttribute("content", title);
    write(head, "style", CSS);
    Element body = add(html, "body");
    write(body, "h1", title);
    Element list = null;
    for (Block block : blocks) {
      list = block instanceof Block.Item ? list == null ? add(body, "ul") : list : null;
      write(list, body, block);
    }
    return page;
  }

  private static void write(@Nullable Element list, Element body, Block block) {
    String text = Documents.legible(block.text());
    switch (block) {
      case Block.Heading _ -> write(body, "h2", text);
      case Block.Paragraph _ -> write(body, "p", text);
      case Block.Item _ -> write(Objects.requireNonNull(list), "li", text);
    }
  }

  private static Element add(Element parent, String name) {
    Element child = parent.getOwnerDocument().createElement(name);
    parent.appendChild(child);
    return child;
  }

  private static void write(Element parent, String name, String text) {
    Element element = add(parent, name);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0 && !name.equals("style")) {
        add(element, "br");
      }
      element.appendChild(parent.getOwnerDocument().createTextNode(lines[i]));
    }
  }

  private static Document empty() {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no XML", e);
    }
  }

  private static byte[] read(String name) {
    try (InputStream in = Objects.requireNonNull(PdfFile.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
