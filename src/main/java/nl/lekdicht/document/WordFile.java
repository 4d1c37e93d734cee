package nl.lekdicht.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import nl.lekdicht.core.paper.Block;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumbering;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** Writes a paper as WordprocessingML. */
final class WordFile {
  private static final CTStyles STYLES =
      read("styles.xml", in -> StylesDocument.Factory.parse(in).getStyles());
  private static final CTNumbering NUMBERING =
      read("numbering.xml", in -> NumberingDocument.Factory.parse(in).getNumbering());

  /** 210 by 297 mm, in twentieths of a point. */
  private static final BigInteger A4_WIDTH = BigInteger.valueOf(11906);

  private static final BigInteger A4_HEIGHT = BigInteger.valueOf(16838);
  private static final BigInteger MARGIN = BigInteger.valueOf(1418);

  /** The list of {@code numbering.xml}; its style names it too, but not every reader looks there. */
  private static final BigInteger LIST = BigInteger.ONE;

  private interface Reading<T> {
    T from(InputStream in) throws IOException, XmlException;
  }

  private WordFile() {}

  static byte[] bytes(String title, Locale locale, List<Block> blocks) {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      dress(document, title, locale);
      write(document, "Title", title);
      for (Block block : blocks) {
        switch (block) {
          case Block.Heading(String text) -> write(document, "Heading1", text);
          case Block.Paragraph(String text) -> write(document, "Normal", text);
          case Block.Item(String text) -> {
            XWPFParagraph point = write(document, "ListBullet", text);
            point.setNumID(LIST);
            point.setNumILvl(BigInteger.ZERO);
          }
        }
      }
      document.write(bytes);
      return bytes.toByteArray();
    } catch (IOException | InvalidFormatException e) {
      throw new IllegalStateException("a document could not be written to memory", e);
    }
  }

  private static void dress(XWPFDocument document, String title, Locale locale)
      throws InvalidFormatException {
    XWPFStyles styles = document.createStyles();
    styles.setStyles((CTStyles) STYLES.copy());
    styles.setSpellingLanguage(locale.toLanguageTag());
    document.createNumbering().setNumbering((CTNumbering) NUMBERING.copy());
    PackageProperties properties =
        document.getProperties().getCoreProperties().getUnderlyingProperties();
    properties.setTitleProperty(title);
    properties.setLanguageProperty(locale.toLanguageTag());
    properties.setCreatorProperty(Optional.empty());
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(A4_WIDTH);
    size.setH(A4_HEIGHT);
    CTPageMar margin = section.addNewPgMar();
    margin.setTop(MARGIN);
    margin.setBottom(MARGIN);
    margin.setLeft(MARGIN);
    margin.setRight(MARGIN);
  }

  private static XWPFParagraph write(XWPFDocument document, String style, String text) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setStyle(style);
    XWPFRun run = paragraph.createRun();
    String[] lines = Documents.legible(text).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        run.addBreak();
      }
      run.setText(lines[i], i);
    }
    return paragraph;
  }

  private static <T> T read(String name, Reading<T> reading) {
    try (InputStream in =
        Objects.requireNonNull(WordFile.class.getResourceAsStream("/document/" + name), name)) {
      return reading.from(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlException e) {
      throw new IllegalStateException(name + " is no WordprocessingML", e);
    }
  }
}
