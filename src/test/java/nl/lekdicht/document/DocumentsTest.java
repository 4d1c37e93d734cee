package nl.lekdicht.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.core.paper.Block;
import nl.lekdicht.core.paper.Block.Heading;
import nl.lekdicht.core.paper.Block.Item;
import nl.lekdicht.core.paper.Block.Paragraph;
import nl.lekdicht.core.paper.Prose;
import nl.lekdicht.support.PdfUa;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the files back with what others read them with. */
final class DocumentsTest {
  private static final Path PAPERS = Path.of("src", "test", "resources", "papers");
  private static final Documents DOCUMENTS = new Documents();
  private static final String TITLE = "Incident 2026-0001: “eerste” bericht & <meer>";
  private static final List<Block> BLOCKS =
      List.of(
          new Paragraph("Eén alinea met ë, € en een streepje – hier.\nTweede regel."),
          new Heading("Wat er is gebeurd"),
          new Paragraph("Iets <b>ergs</b> & meer."),
          new Item("één punt"),
          new Item("nog een punt"),
          new Heading("Vragen"),
          new Paragraph("Bel ons."));

  @Test
  void a_word_document_has_real_headings_lists_title_and_language() throws Exception {
    try (XWPFDocument document =
        new XWPFDocument(new ByteArrayInputStream(DOCUMENTS.docx(TITLE, "nl", BLOCKS)))) {
      assertThat(document.getParagraphs().stream().map(XWPFParagraph::getStyle))
          .containsExactly(
              "Title",
              "Normal",
              "Heading1",
              "Normal",
              "ListBullet",
              "ListBullet",
              "Heading1",
              "Normal");
      assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
          .containsExactly(
              TITLE,
              "Eén alinea met ë, € en een streepje – hier.\nTweede regel.",
              "Wat er is gebeurd",
              "Iets <b>ergs</b> & meer.",
              "één punt",
              "nog een punt",
              "Vragen",
              "Bel ons.");
      assertThat(document.getStyles().getStyle("Heading1").getName()).isEqualTo("heading 1");
      assertThat(
              document
                  .getStyles()
                  .getStyle("Heading1")
                  .getCTStyle()
                  .getPPr()
                  .getOutlineLvl()
                  .getVal()
                  .intValue())
          .isZero();
      XWPFParagraph point = document.getParagraphs().get(4);
      assertThat(point.getNumID()).isEqualTo(1);
      assertThat(document.getNumbering().getNum(point.getNumID())).isNotNull();
      assertThat(point.getNumFmt()).isEqualTo("bullet");
      var properties = document.getProperties().getCoreProperties();
      assertThat(properties.getTitle()).isEqualTo(TITLE);
      assertThat(properties.getUnderlyingProperties().getLanguageProperty()).contains("nl-NL");
      assertThat(properties.getCreator()).isNull();
      assertThat(
              document
                  .getStyle()
                  .getDocDefaults()
                  .getRPrDefault()
                  .getRPr()
                  .getLangArray(0)
                  .getVal())
          .isEqualTo("nl-NL");
      assertThat(document.getDocument().getBody().getSectPr().getPgSz().getW())
          .hasToString("11906");
    }
  }

  @Test
  void one_document_s_language_is_not_the_next_one_s() throws Exception {
    for (String language : List.of("en", "nl", "en")) {
      try (XWPFDocument document =
          new XWPFDocument(new ByteArrayInputStream(DOCUMENTS.docx(TITLE, language, BLOCKS)))) {
        assertThat(
                document
                    .getStyle()
                    .getDocDefaults()
                    .getRPrDefault()
                    .getRPr()
                    .getLangArray(0)
                    .getVal())
            .isEqualTo(language.equals("en") ? "en-GB" : "nl-NL");
      }
    }
  }

  @Test
  void a_pdf_is_tagged_and_holds_its_words_its_fonts_its_title_and_its_language() throws Exception {
    try (PDDocument document = Loader.loadPDF(DOCUMENTS.pdf(TITLE, "nl", BLOCKS))) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(TITLE);
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("nl-NL");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      List<String> tags = new ArrayList<>();
      tags(document.getDocumentCatalog().getStructureTreeRoot(), tags);
      assertThat(tags)
          .containsSubsequence("Document", "H1", "P", "H2", "P", "L", "LI", "LI", "H2", "P");
      assertThat(new PDFTextStripper().getText(document))
          .contains(
              "Incident 2026-0001",
              "Eén alinea met ë, € en een streepje – hier.",
              "Tweede regel.",
              "Iets <b>ergs</b> & meer.",
              "één punt",
              "1 / 1");
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
      }
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first-notice.nl",
        "first-notice.six.en",
        "closing-notice.nl",
        "joint-intention.nl",
        "letter-parents.nl",
        "letter-pupils.en"
      })
  void a_paper_as_pdf_is_pdf_ua(String name) throws Exception {
    String language = name.substring(name.length() - 2);
    List<Block> blocks = Prose.parse(Files.readString(PAPERS.resolve(name + ".txt"), UTF_8));

    byte[] pdf = DOCUMENTS.pdf("Incident 2026-0001", language, blocks);

    assertThat(PdfUa.faults(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      for (Block block : blocks) {
        assertThat(text).contains(block.text().replaceAll("\\s+", " "));
      }
    }
  }

  @Test
  void the_judge_of_pdf_ua_finds_faults_where_there_are_some() throws Exception {
    try (PDDocument bare = new PDDocument();
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream()) {
      bare.addPage(new PDPage());
      bare.save(bytes);
      assertThat(PdfUa.faults(bytes.toByteArray())).isNotEmpty();
    }
  }

  @Test
  void what_no_file_can_hold_is_replaced_and_nothing_else_is_lost() throws Exception {
    List<Block> blocks =
        List.of(
            new Heading("a\u0000b"),
            new Paragraph("half \ud83d een, heel 😀 \uffff"),
            new Item("c\u0007\td ]]> &#0;"));
    try (XWPFDocument document =
        new XWPFDocument(new ByteArrayInputStream(DOCUMENTS.docx("x\u0001y", "en", blocks)))) {
      assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
          .containsExactly(
              "x\ufffdy", "a\ufffdb", "half \ufffd een, heel 😀 \ufffd", "c\ufffd\td ]]> &#0;");
    }
    assertThat(PdfUa.faults(DOCUMENTS.pdf("x\u0001y", "en", blocks))).isEmpty();
  }

  @Test
  void a_paper_of_nothing_is_a_file_with_its_title() throws Exception {
    assertThat(PdfUa.faults(DOCUMENTS.pdf(TITLE, "nl", List.of()))).isEmpty();
    try (XWPFDocument document =
        new XWPFDocument(new ByteArrayInputStream(DOCUMENTS.docx(TITLE, "nl", List.of())))) {
      assertThat(document.getParagraphs()).hasSize(1);
    }
  }

  @Test
  void a_line_never_ends_within_a_time_and_a_word_without_end_stays_on_the_page() throws Exception {
    List<Block> blocks = new ArrayList<>();
    for (int i = 40; i < 90; i++) {
      blocks.add(new Paragraph("x".repeat(i) + " om 15:00 uur."));
    }
    blocks.add(new Paragraph("https://lekdicht.example.nl/" + "y".repeat(300) + "einde"));
    try (PDDocument document = Loader.loadPDF(DOCUMENTS.pdf(TITLE, "nl", blocks))) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text.split("15:00", -1)).hasSize(51);
      assertThat(text.replaceAll("\\s", "")).contains("y".repeat(300) + "einde");
      assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(110));
    }
  }

  @Test
  void another_language_is_refused() {
    assertThatThrownBy(() -> DOCUMENTS.pdf(TITLE, "fr", BLOCKS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no documents in language fr");
    assertThatThrownBy(() -> DOCUMENTS.docx(TITLE, "fr", BLOCKS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Warm, and in the time of a core, so that it does not depend on who else is at work. */
  @Test
  void one_letter_takes_less_than_300_ms() throws Exception {
    List<Block> blocks =
        Prose.parse(Files.readString(PAPERS.resolve("letter-parents.nl.txt"), UTF_8));
    for (int i = 0; i < 20; i++) {
      DOCUMENTS.pdf(TITLE, "nl", blocks);
      DOCUMENTS.docx(TITLE, "nl", blocks);
    }
    assertThat(median(() -> DOCUMENTS.pdf(TITLE, "nl", blocks))).isLessThan(Duration.ofMillis(300));
    assertThat(median(() -> DOCUMENTS.docx(TITLE, "nl", blocks)))
        .isLessThan(Duration.ofMillis(300));
  }

  private static Duration median(Runnable work) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.run();
      nanos.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from);
    }
    nanos.sort(null);
    return Duration.ofNanos(nanos.get(3));
  }
}
