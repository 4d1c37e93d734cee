package nl.lekdicht.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Supplier;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.print.RegisterWords;
import nl.lekdicht.web.Portions;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook with a sheet of entries and one of entries by school, each followed by another where it is full. The register is walked twice:
 * one sheet is written after the other.
 */
final class XlsxExport implements Portions {
  /** Rows of a sheet below the headings; a program takes 1,048,576. */
  static final int FULL = 1_000_000;

  private static final int LONGEST = 32_000;
  private static final double WIDE = 24;

  private final List<Column<RegisterEntry>> ofEntries;
  private final List<Column<EntryColumns.Part>> ofParts;
  private final Supplier<Walk> walks;
  private final String first;
  private final String second;
  private final String cut;
  private final int full;
  private final Relay relay = new Relay();
  private final Workbook book = new Workbook(relay, "Lekdicht", null);

  private @Nullable Sheet sheet;
  private Walk walk;
  private boolean inParts;
  private int sheets;

  XlsxExport(EntryColumns columns, String language, Supplier<Walk> walks, int full) {
    this.ofEntries = columns.ofEntries();
    this.ofParts = columns.ofParts();
    ExportWords said = ExportWords.in(language);
    this.first = said.sheet();
    this.cut = said.cut();
    this.second = RegisterWords.in(language).label("schools");
    this.walks = walks;
    this.walk = walks.get();
    this.full = full;
  }

  /** A sheet that is being written, and how far. */
  private static final class Sheet {
    private final Worksheet page;
    private int row;

    Sheet(Worksheet page) {
      this.page = page;
    }
  }

  @Override
  public boolean writeNext(OutputStream to) throws IOException {
    relay.turnTo(to);
    for (RegisterEntry entry : walk.next()) {
      if (inParts) {
        for (var school : entry.schools()) {
          write(ofParts, new EntryColumns.Part(entry, school));
        }
      } else {
        write(ofEntries, entry);
      }
    }
    Sheet open = sheet();
    if (!walk.hasEnded()) {
      open.page.flush();
      return true;
    }
    open.page.finish();
    sheet = null;
    if (!inParts) {
      inParts = true;
      sheets = 0;
      walk = walks.get();
      return true;
    }
    book.finish();
    return false;
  }

  private Sheet sheet() throws IOException {
    if (sheet == null) {
      sheets++;
      String name = inParts ? second : first;
      Worksheet page = book.newWorksheet(sheets == 1 ? name : name + " " + sheets);
      page.freezePane(1, 1);
      sheet = new Sheet(page);
      headings(page, inParts ? ofParts : ofEntries);
    }
    return sheet;
  }

  private static void headings(Worksheet page, List<? extends Column<?>> columns) {
    for (int i = 0; i < columns.size(); i++) {
      page.width(i, WIDE);
      page.inlineString(0, i, columns.get(i).heading());
      page.style(0, i).bold().wrapText(true).set();
    }
  }

  private <T> void write(List<Column<T>> columns, T of) throws IOException {
    Sheet into = sheet();
    if (into.row == full) {
      into.page.finish();
      sheet = null;
      into = sheet();
    }
    into.row++;
    for (int i = 0; i < columns.size(); i++) {
      put(into.page, into.row, i, columns.get(i).value().apply(of));
    }
  }

  private void put(Worksheet page, int row, int column, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Instant at -> {
        ZonedDateTime local = at.atZone(WrittenMoment.ZONE);
        page.value(row, column, local.toLocalDateTime());
        page.style(row, column).format("yyyy-mm-dd hh:mm").set();
      }
      case Number number -> page.value(row, column, number);
      default -> page.inlineString(row, column, fitting(value.toString()));
    }
  }

  /** A cell takes 32,767 characters; what is cut off says so. */
  private String fitting(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(
                0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST)
            + "… ("
            + cut
            + ")";
  }
}
