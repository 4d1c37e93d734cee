package nl.lekdicht.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of one sheet that is written by hand: what no program writes can stand in it. */
final class BareBook {
  private static final String RELATIONSHIP =
      "<Relationship Id=\"%s\" Type=\"x/%s\" Target=\"%s\"/>";

  private BareBook() {}

  /** With these rows, as they stand in the sheet. */
  static byte[] of(String rows) {
    return of("", rows);
  }

  /**
   * @param doctype before the sheet's first element
   * @param strings that cells share
   */
  static byte[] of(String doctype, String rows, String... strings) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      part(
          out,
          "_rels/.rels",
          "<Relationships>%s</Relationships>"
              .formatted(RELATIONSHIP.formatted("a", "officeDocument", "book.xml")));
      part(
          out,
          "book.xml",
          "<workbook xmlns:r=\"y\"><sheets><sheet name=\"Blad\" r:id=\"b\"/></sheets></workbook>");
      part(
          out,
          "_rels/book.xml.rels",
          "<Relationships>%s%s</Relationships>"
              .formatted(
                  RELATIONSHIP.formatted("b", "worksheet", "sheet.xml"),
                  RELATIONSHIP.formatted("c", "sharedStrings", "strings.xml")));
      StringBuilder shared = new StringBuilder();
      for (String each : strings) {
        shared.append("<si><t>").append(each).append("</t></si>");
      }
      part(out, "strings.xml", "<sst>%s</sst>".formatted(shared));
      part(
          out,
          "sheet.xml",
          doctype + "<worksheet><sheetData>%s</sheetData></worksheet>".formatted(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zip.toByteArray();
  }

  private static void part(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write("<?xml version=\"1.0\"?>".getBytes(StandardCharsets.UTF_8));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
