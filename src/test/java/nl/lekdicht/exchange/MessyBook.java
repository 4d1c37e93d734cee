package nl.lekdicht.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A register as people really have it: a merged title, remarks, empty rows, dates of every kind, formulas, errors, a total below. */
final class MessyBook {
  private MessyBook() {}

  static byte[] of(Consumer<XSSFWorkbook> fill) {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      fill.accept(book);
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] usual() {
    return of(MessyBook::fill);
  }

  private static void fill(XSSFWorkbook book) {
    book.createSheet("Toelichting")
        .createRow(2)
        .createCell(1)
        .setCellValue("Alleen voor intern gebruik.");
    Sheet sheet = book.createSheet("Register 2024");
    CellStyle day = style(book, "d-m-yyyy");
    CellStyle moment = style(book, "d-m-yyyy h:mm");
    sheet.createRow(0).createCell(0).setCellValue("Incidentenregister Leerlicht BV");
    sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 8));
    sheet.createRow(1).createCell(0).setCellValue("bijgewerkt t/m maart");
    row(
        sheet,
        3,
        "Nr.",
        "Datum melding",
        "Tijd",
        "Soort incident",
        "Omschrijving",
        "Oorzaak",
        "Aantal betrokkenen",
        "Soort gegevens",
        "School",
        "Gemeld bij AP?",
        "Datum AP",
        "Afgesloten",
        "Soort melding",
        "Kolom voor Kees");
    Row first =
        row(
            sheet,
            4,
            1,
            null,
            "14.30",
            "verkeerde ontvanger",
            "Mail aan verkeerde ouder.\nDirect teruggehaald.",
            "Menselijke fout");
    date(first, 1, LocalDate.of(2024, 3, 4), day);
    first.createCell(6).setCellValue(12);
    cells(first, 7, "naam, e-mailadres", "99XA", "nee", null, "5 maart 2024", "datalek", "ok");
    // an empty row, and one that only looks full
    sheet.createRow(5);
    Row blank = sheet.createRow(6);
    blank.createCell(0).setCellStyle(day);
    blank.createCell(4).setCellValue("   ");
    Row second = row(sheet, 7, 2, null, null, "Hack", "Ransomware bij hoster", "Extern");
    Cell stamped = second.createCell(1);
    stamped.setCellValue(LocalDateTime.of(2024, 10, 26, 9, 15));
    stamped.setCellStyle(moment);
    Cell formula = second.createCell(6);
    formula.setCellFormula("1000+200");
    cells(
        second,
        7,
        "BSN; geboortedatum",
        "99XA / 99XB",
        "ja",
        "zo 27 okt. 2024 om 02.30 uur",
        null,
        "datalek");
    Row third = row(sheet, 8, 3, "12-3-24", null, "usb kwijt", "USB-stick kwijt", null);
    Cell broken = third.createCell(6);
    broken.setCellFormula("1/0");
    cells(third, 7, "namen", "Het Baken", "ja", "31 februari 2024", null, "datalek");
    Row fourth = row(sheet, 9, 3, 45_365, null, "verkeerde ontvanger", "Brief", null);
    cells(fourth, 6, "ca. 30", "naam", "99XC", "misschien", null, null, "datalek");
    sheet.createRow(11).createCell(4).setCellValue("Totaal: 4");
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
  }

  static CellStyle style(XSSFWorkbook book, String format) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    return style;
  }

  private static void date(Row row, int column, LocalDate day, CellStyle style) {
    Cell cell = row.createCell(column);
    cell.setCellValue(day);
    cell.setCellStyle(style);
  }

  static Row row(Sheet sheet, int index, @Nullable Object... values) {
    return cells(sheet.createRow(index), 0, values);
  }

  private static Row cells(Row row, int from, @Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> {}
        case Integer number -> row.createCell(from + i).setCellValue(number);
        case Object text -> row.createCell(from + i).setCellValue(text.toString());
      }
    }
    return row;
  }
}
