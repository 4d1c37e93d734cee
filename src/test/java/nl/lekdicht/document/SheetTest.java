package nl.lekdicht.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.lekdicht.document.Part.Bar;
import nl.lekdicht.document.Part.Bars;
import nl.lekdicht.document.Part.Heading;
import nl.lekdicht.document.Part.Items;
import nl.lekdicht.document.Part.PageBreak;
import nl.lekdicht.document.Part.Pair;
import nl.lekdicht.document.Part.Pairs;
import nl.lekdicht.document.Part.Paragraph;
import nl.lekdicht.document.Part.Table;
import nl.lekdicht.support.PdfUa;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets: tables, pairs and charts, as others read them. */
final class SheetTest {
  private static final Documents DOCUMENTS = new Documents();

  private static List<Part> everything(int rows) {
    return List.of(
        new Paragraph("Eén alinea met ë & <b>niets</b>.\nTweede regel."),
        new Heading(2, "Een kop"),
        new Pairs(
            List.of(new Pair("Soort", "datalek"), new Pair("Systemen", List.of("Mail", "RDP")))),
        new Heading(3, "Een lagere kop"),
        new Table(
            "Een tabel",
            List.of("Naam", "Wat er gebeurde", "Wanneer"),
            IntStream.rangeClosed(1, rows)
                .mapToObj(i -> List.of("Rij " + i, "Iets dat op rij " + i + " staat", ""))
                .toList()),
        new Items(List.of("één punt", "nog een punt")),
        new PageBreak(),
        new Bars(
            "Een grafiek",
            "Aantal",
            List.of(
                new Bar("veel", 12, "12"), new Bar("weinig", 1, "1"), new Bar("niets", 0, "0"))),
        new Heading(2, "Leeg"),
        new Bars("Nog een", "Aantal", List.of(new Bar("niets", 0, "0"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "en"})
  void a_sheet_is_pdf_ua_and_numbers_its_pages(String language) throws Exception {
    byte[] pdf = DOCUMENTS.sheet("Een vel", language, everything(90));

    assertThat(PdfUa.faults(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(3);
      String text = PdfUa.text(pdf);
      for (int page = 1; page <= pages; page++) {
        assertThat(text)
            .contains(
                (language.equals("nl") ? "bladzijde %d van %d" : "page %d of %d")
                    .formatted(page, pages));
      }
    }
  }

  @Test
  void the_headings_of_a_table_stand_on_each_page_but_are_read_once() throws Exception {
    byte[] pdf = DOCUMENTS.sheet("Een vel", "nl", everything(90));

    assertThat(PdfUa.text(pdf).split("Wat er gebeurde", -1)).hasSizeGreaterThan(3);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> tags = new ArrayList<>();
      tags(document.getDocumentCatalog().getStructureTreeRoot(), tags);
      assertThat(tags)
          .containsSubsequence("H1", "P", "H2", "Table", "TBody", "TR", "TH", "TD", "H3", "Table");
      assertThat(tags.stream().filter("THead"::equals)).hasSize(4);
      assertThat(tags.stream().filter("H1"::equals)).hasSize(1);
    }
  }

  private static void tags(PDStructureNode node, List<String> tags) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        tags.add(element.getStructureType());
        tags(element, tags);
      }
    }
  }

  @Test
  void a_word_without_end_and_a_row_without_end_lose_nothing() throws Exception {
    String word = "x".repeat(400) + "einde";
    String row =
        IntStream.range(0, 900).mapToObj(i -> "woord" + i).reduce("", (a, b) -> a + " " + b);
    byte[] pdf =
        DOCUMENTS.sheet(
            "Lang",
            "nl",
            List.of(
                new Pairs(List.of(new Pair("y".repeat(90), word))),
                new Table(
                    "", List.of("a", "b", "c"), List.of(List.of(word, row.strip(), "slot")))));

    assertThat(PdfUa.faults(pdf)).isEmpty();
    String text = PdfUa.text(pdf).replaceAll("\\s", "");
    assertThat(text).contains("woord899", "slot");
    assertThat(text.split("einde", -1)).hasSize(3);
    assertThat(text.chars().filter(c -> c == 'x')).hasSizeGreaterThanOrEqualTo(800);
  }

  @Test
  void what_no_file_can_hold_is_replaced() throws Exception {
    byte[] pdf =
        DOCUMENTS.sheet(
            "a\u0000b",
            "en",
            List.of(
                new Table("c\u0001", List.of("d\u0002"), List.of(List.of("\ud83d ]]> &#0; 😀")))));

    assertThat(PdfUa.faults(pdf)).isEmpty();
    assertThat(PdfUa.text(pdf)).contains("]]> &#0;");
  }

  @Test
  void a_sheet_of_nothing_is_its_title() throws Exception {
    assertThat(PdfUa.faults(DOCUMENTS.sheet("Niets", "nl", List.of()))).isEmpty();
  }

  @Test
  void what_is_no_table_is_refused() {
    assertThatThrownBy(() -> new Table("", List.of("a", "b"), List.of(List.of("a"))))
        .hasMessage("a row of another width");
    assertThatThrownBy(() -> new Table("", List.of("a"), List.of()))
        .hasMessage("a table of nothing");
    assertThatThrownBy(() -> new Heading(1, "a")).hasMessage("no heading of level 1");
    assertThatThrownBy(() -> new Bar("a", -1, "")).hasMessage("no length of a bar");
    assertThatThrownBy(() -> DOCUMENTS.sheet("a", "fr", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
