package nl.lekdicht.document;

import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes the page of words that a PDF is made from. */
final class Markup {
  private Markup() {}

  /** A page with its title as its first heading; gives the body to write the rest in. */
  static Element body(String title, Locale locale, String css) {
    Document page = empty();
    Element html = page.createElement("html");
    html.setAttribute("lang", locale.toLanguageTag());
    page.appendChild(html);
    Element head = add(html, "head");
    write(head, "title", title);
    Element description = add(head, "meta");
    description.setAttribute("name", "subject");
    description.setAttribute("content", title);
    add(head, "style").appendChild(page.createTextNode(css));
    Element body = add(html, "body");
    write(body, "h1", title);
    return body;
  }

  static Element add(Element parent, String name) {
    Element child = parent.getOwnerDocument().createElement(name);
    parent.appendChild(child);
    return child;
  }

  /** Adds an element with a text, whose line breaks stay. */
  static Element write(Element parent, String name, String text) {
    Element element = add(parent, name);
    String[] lines = Documents.legible(text).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        add(element, "br");
      }
      element.appendChild(parent.getOwnerDocument().createTextNode(lines[i]));
    }
    return element;
  }

  private static Document empty() {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no XML", e);
    }
  }
}
