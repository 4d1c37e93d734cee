package nl.lekdicht.document;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.lekdicht.document.Part.Bar;
import nl.lekdicht.document.Part.Bars;
import nl.lekdicht.document.Part.Heading;
import nl.lekdicht.document.Part.Items;
import nl.lekdicht.document.Part.PageBreak;
import nl.lekdicht.document.Part.Pair;
import nl.lekdicht.document.Part.Pairs;
import nl.lekdicht.document.Part.Paragraph;
import nl.lekdicht.document.Part.Table;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A sheet as a page of words, tables and bars. */
final class SheetPage {
  private static final String CSS = PdfFile.text("sheet.css");

  /** Of a column, in the same measure as the square root of how much stands in it. */
  private static final double NARROWEST = 3;

  private static final double WIDEST = 10;

  /** Rows that the widths of the columns follow. */
  private static final int LOOKED_AT = 1_000;

  private boolean onNewPage;

  private SheetPage() {}

  static Document of(String title, Locale locale, List<Part> parts) {
    boolean dutch = locale.getLanguage().equals("nl");
    Element body =
        Markup.body(
            title,
            locale,
            CSS.replace("{page}", dutch ? "bladzijde" : "page")
                .replace("{of}", dutch ? "van" : "of"));
    SheetPage page = new SheetPage();
    parts.forEach(part -> page.write(body, part));
    return body.getOwnerDocument();
  }

  private void write(Element body, Part part) {
    if (part instanceof PageBreak) {
      onNewPage = true;
      return;
    }
    Element element =
        switch (part) {
          case Heading(int level, String text) -> Markup.write(body, "h" + level, text);
          case Paragraph(String text) -> Markup.write(body, "p", text);
          case Items(List<String> items) -> list(body, items);
          case Table table -> table(body, table);
          case Pairs(List<Pair> pairs) -> pairs(body, pairs);
          case Bars bars -> bars(body, bars);
          case PageBreak _ -> throw new IllegalStateException("a page break is no element");
        };
    if (onNewPage) {
      element.setAttribute("style", "page-break-before: always");
      onNewPage = false;
    }
  }

  private static Element list(Element body, List<String> items) {
    Element list = Markup.add(body, "ul");
    items.forEach(item -> Markup.write(list, "li", item));
    return list;
  }

  private static Element table(Element body, Table table) {
    Element element = begun(body, "rows", table.caption());
    columns(element, widths(table));
    heading(element, table.headings());
    Element rows = Markup.add(element, "tbody");
    for (List<String> cells : table.rows()) {
      Element row = Markup.add(rows, "tr");
      rowHeading(row, cells.getFirst());
      cells.stream().skip(1).forEach(cell -> Markup.write(row, "td", cell));
    }
    return element;
  }

  private static Element pairs(Element body, List<Pair> pairs) {
    Element element = begun(body, "pairs", "");
    columns(element, List.of(31, 69));
    Element rows = Markup.add(element, "tbody");
    for (Pair pair : pairs) {
      Element row = Markup.add(rows, "tr");
      rowHeading(row, pair.label());
      Markup.write(row, "td", String.join("\n", pair.values()));
    }
    return element;
  }

  private static Element bars(Element body, Bars chart) {
    Element element = begun(body, "bars", "%s (%s)".formatted(chart.caption(), chart.unit()));
    columns(element, List.of(44, 16, 40));
    double longest = chart.bars().stream().mapToDouble(Bar::value).max().orElse(0);
    Element rows = Markup.add(element, "tbody");
    for (Bar bar : chart.bars()) {
      Element row = Markup.add(rows, "tr");
      rowHeading(row, bar.label());
      Markup.write(row, "td", bar.text());
      Element drawn = Markup.add(Markup.add(row, "td"), "div");
      drawn.setAttribute("class", "bar");
      drawn.setAttribute(
          "style",
          "width: %d%%".formatted(longest == 0 ? 0 : Math.round(100 * bar.value() / longest)));
    }
    return element;
  }

  private static Element begun(Element body, String kind, String caption) {
    Element element = Markup.add(body, "table");
    element.setAttribute("class", kind);
    if (!caption.isEmpty()) {
      Markup.write(element, "caption", caption);
    }
    return element;
  }

  private static void columns(Element table, List<Integer> widths) {
    for (int width : widths) {
      Markup.add(table, "col").setAttribute("style", "width: %d%%".formatted(width));
    }
  }

  private static void heading(Element table, List<String> headings) {
    Element row = Markup.add(Markup.add(table, "thead"), "tr");
    for (String heading : headings) {
      Markup.write(row, "th", heading).setAttribute("scope", "col");
    }
  }

  private static void rowHeading(Element row, String text) {
    Markup.write(row, "th", text).setAttribute("scope", "row");
  }

  /** In percent; a column with more words gets more, but not all that it could use. */
  private static List<Integer> widths(Table table) {
    List<Double> shares =
        IntStream.range(0, table.headings().size())
            .mapToObj(column -> share(table, column))
            .toList();
    double all = shares.stream().mapToDouble(Double::doubleValue).sum();
    return shares.stream().map(share -> (int) (100 * share / all)).toList();
  }

  private static double share(Table table, int column) {
    int longest =
        Stream.concat(
                Stream.of(table.headings().get(column)),
                table.rows().stream().limit(LOOKED_AT).map(row -> row.get(column)))
            .flatMap(String::lines)
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return Math.clamp(Math.sqrt(longest), NARROWEST, WIDEST);
  }
}
