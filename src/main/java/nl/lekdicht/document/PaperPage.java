package nl.lekdicht.document;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.lekdicht.core.paper.Block;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A paper as a page that holds nothing but its words. */
final class PaperPage {
  private static final String CSS = PdfFile.text("paper.css");

  private PaperPage() {}

  static Document of(String title, Locale locale, List<Block> blocks) {
    Element body = Markup.body(title, locale, CSS);
    Element list = null;
    for (Block block : blocks) {
      list = block instanceof Block.Item ? list == null ? Markup.add(body, "ul") : list : null;
      write(list, body, block);
    }
    return body.getOwnerDocument();
  }

  private static void write(@Nullable Element list, Element body, Block block) {
    switch (block) {
      case Block.Heading(String text) -> Markup.write(body, "h2", text);
      case Block.Paragraph(String text) -> Markup.write(body, "p", text);
      case Block.Item(String text) -> Markup.write(Objects.requireNonNull(list), "li", text);
    }
  }
}
