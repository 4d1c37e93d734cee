package nl.lekdicht.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.lekdicht.exchange.SourceFile.Unreadable;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sheets of an Office Open XML workbook (ISO/IEC 29500) as a stream: what cells hold, never what formulas would give. Nothing
 * outside the file is looked at, and what a small file unpacks to is bounded.
 */
final class XlsxSource {
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final int LENGTH_OF_ESCAPED = 7;
  private static final int FIRST_DAY_SERIAL = 1;
  private static final int MOST_LETTERS = 3;

  private final ZipFile zip;
  private final XMLInputFactory factory;
  private final Limits limits;
  private final Rows rows;
  private long unpacked;
  private List<Cell> strings = List.of();
  private List<Style> styles = List.of();
  private boolean since1904;

  private XlsxSource(ZipFile zip, Limits limits) {
    this.zip = zip;
    this.limits = limits;
    this.rows = new Rows(limits);
    this.factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  static SourceFile read(byte[] content, Limits limits) throws Unreadable {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get()) {
      return new XlsxSource(zip, limits).read();
    } catch (XMLStreamException | IOException | RuntimeException e) {
      throw new Unreadable(
          "This is no workbook that can be read, or it is damaged. Open it in a spreadsheet program and save it again as .xlsx.");
    }
  }

  private SourceFile read() throws Unreadable, XMLStreamException, IOException {
    String workbook =
        targets("", "_rels/.rels").values().stream()
            .filter(part -> part.type().endsWith("/officeDocument"))
            .map(Part::path)
            .findFirst()
            .orElseThrow(() -> new Unreadable("This ZIP file is no workbook."));
    if (!workbook.endsWith(".xml")) {
      throw new Unreadable("Save this workbook as .xlsx: this kind of it cannot be read.");
    }
    String directory = workbook.substring(0, workbook.lastIndexOf('/') + 1);
    Map<String, Part> parts =
        targets(directory, directory + "_rels/" + workbook.substring(directory.length()) + ".rels");
    Map<String, String> sheets = sheets(workbook);
    for (Part part : parts.values()) {
      if (part.type().endsWith("/styles")) {
        styles = styles(part.path());
      } else if (part.type().endsWith("/sharedStrings")) {
        strings = strings(part.path());
      }
    }
    List<Grid> grids = new ArrayList<>();
    for (var sheet : sheets.entrySet()) {
      Part part = parts.get(sheet.getKey());
      if (part != null && part.type().endsWith("/worksheet")) {
        grids.add(new Grid(sheet.getValue(), rows(part.path())));
      }
    }
    if (grids.stream().allMatch(grid -> grid.rows().isEmpty())) {
      throw new Unreadable("There is nothing in this workbook.");
    }
    return new SourceFile(SourceFile.Format.XLSX, null, null, grids);
  }

  private record Part(String type, String path) {}

  private Map<String, Part> targets(String directory, String path)
      throws XMLStreamException, IOException, Unreadable {
    Map<String, Part> found = new HashMap<>();
    try (Xml xml = open(path)) {
      while (xml.nextElement()) {
        if (xml.is("Relationship") && !"External".equals(xml.attribute("TargetMode"))) {
          String target = xml.required("Target");
          String whole = target.startsWith("/") ? target.substring(1) : directory + target;
          found.put(xml.required("Id"), new Part(xml.required("Type"), whole));
        }
      }
    }
    return found;
  }

  /** Names of the sheets, by what the workbook calls their parts. */
  private Map<String, String> sheets(String workbook)
      throws XMLStreamException, IOException, Unreadable {
    Map<String, String> names = new java.util.LinkedHashMap<>();
    try (Xml xml = open(workbook)) {
      while (xml.nextElement()) {
        if (xml.is("sheet")) {
          String part = xml.attributeOfAnyNamespace("id");
          if (part != null) {
            names.put(part, xml.required("name"));
          }
        } else if (xml.is("workbookPr")) {
          since1904 = isTrue(xml.attribute("date1904"));
        }
      }
    }
    return names;
  }

  /**
   * @param format as the workbook has it
   */
  private record Style(boolean dated, String format) {
    private static final Style USUAL = new Style(false, "General");
  }

  private List<Style> styles(String path) throws XMLStreamException, IOException, Unreadable {
    Map<Integer, String> formats = new HashMap<>();
    List<Style> found = new ArrayList<>();
    boolean inCells = false;
    try (Xml xml = open(path)) {
      while (xml.nextElement()) {
        if (xml.is("numFmt")) {
          formats.put(Integer.valueOf(xml.required("numFmtId")), xml.required("formatCode"));
        } else if (xml.is("cellXfs")) {
          inCells = true;
        } else if (xml.is("cellStyles") || xml.is("dxfs")) {
          inCells = false;
        } else if (inCells && xml.is("xf")) {
          int id = Integer.parseInt(Objects.requireNonNullElse(xml.attribute("numFmtId"), "0"));
          String format = formats.getOrDefault(id, BuiltinFormats.getBuiltinFormat(id));
          found.add(
              format == null ? Style.USUAL : new Style(DateUtil.isADateFormat(id, format), format));
        }
      }
    }
    return found;
  }

  /** The cells with what cells share, each made once however many refer to it. */
  private List<Cell> strings(String path) throws XMLStreamException, IOException, Unreadable {
    List<Cell> all = new ArrayList<>();
    long characters = 0;
    try (Xml xml = open(path)) {
      while (xml.nextElement()) {
        if (xml.is("si")) {
          String text = xml.runs("si");
          characters += text.length();
          all.add(words(text));
          if (all.size() > limits.strings() || characters > limits.characters()) {
            throw new Unreadable("There is more text in this workbook than a register has.");
          }
        }
      }
    }
    return all;
  }

  private List<Grid.Row> rows(String path) throws XMLStreamException, IOException, Unreadable {
    int number = 0;
    int last = -1;
    List<Cell> cells = new ArrayList<>();
    try (Xml xml = open(path)) {
      while (xml.nextElement()) {
        if (xml.is("row")) {
          rows.add(number, cells);
          cells = new ArrayList<>();
          last = -1;
          String given = xml.attribute("r");
          int next = given == null ? number + 1 : Integer.parseInt(given);
          if (next <= number) {
            throw new Unreadable(
                "After row %d of a sheet comes row %d. Open the workbook in a spreadsheet program and save it again."
                    .formatted(number, next));
          }
          number = next;
        } else if (xml.is("c")) {
          String place = xml.attribute("r");
          int column = place == null ? last + 1 : column(place);
          if (column <= last) {
            throw new Unreadable(
                "In row %d of a sheet cell %s does not come in its order. Open the workbook in a spreadsheet program and save it again."
                    .formatted(number, Grid.letters(column)));
          }
          last = column;
          Cell cell = cell(xml);
          if (!(cell instanceof Cell.Blank)) {
            if (column >= limits.columns()) {
              throw new Unreadable(
                  "Row %d has more than %d columns.".formatted(number, limits.columns()));
            }
            while (cells.size() < column) {
              cells.add(Cell.BLANK);
            }
            cells.add(cell);
          }
        }
      }
    }
    rows.add(number, cells);
    return rows.take();
  }

  /** Of a place such as AB12, counted from 0. */
  private static int column(String place) throws Unreadable {
    int end = 0;
    while (end < place.length() && place.charAt(end) >= 'A' && place.charAt(end) <= 'Z') {
      end++;
    }
    if (end == 0 || end > MOST_LETTERS) {
      throw new Unreadable(
          "The place of a cell cannot be read: %s. Open the workbook in a spreadsheet program and save it again."
              .formatted(place));
    }
    return Grid.column(place.substring(0, end));
  }

  private Cell cell(Xml xml) throws XMLStreamException, Unreadable {
    String type = Objects.requireNonNullElse(xml.attribute("t"), "n");
    String style = xml.attribute("s");
    boolean formula = false;
    String value = null;
    String inline = null;
    while (xml.nextElementWithin("c")) {
      if (xml.is("f")) {
        formula = true;
        xml.text();
      } else if (xml.is("v")) {
        value = xml.text();
      } else if (xml.is("is")) {
        inline = xml.runs("is");
      }
    }
    if (inline != null) {
      return words(inline);
    }
    if (value == null || value.isEmpty()) {
      return formula && !type.equals("str") ? new Cell.Uncalculated() : Cell.BLANK;
    }
    return switch (type) {
      case "s" -> strings.get(Integer.parseInt(value.strip()));
      case "b" -> new Cell.YesNo(isTrue(value.strip()));
      case "e" -> new Cell.Broken(value.strip());
      case "str", "inlineStr" -> words(value);
      case "d" -> Cell.of(value);
      default -> numeric(value.strip(), style);
    };
  }

  private Cell numeric(String written, @Nullable String named) {
    double number = Double.parseDouble(written);
    if (!Double.isFinite(number)) {
      return new Cell.Broken(written);
    }
    int index = named == null ? 0 : Integer.parseInt(named);
    Style style = index < styles.size() ? styles.get(index) : Style.USUAL;
    return style.dated()
        ? serial(number, since1904)
            .<Cell>map(found -> found)
            .orElseGet(() -> new Cell.Count(number))
        : new Cell.Count(number, style.format());
  }

  /** The day and time that a number stands for, to the second; empty where it stands for none. */
  static Optional<Cell.Dated> serial(double number, boolean since1904) {
    LocalDateTime at =
        number >= 0 && number < 2_958_466
            ? DateUtil.getLocalDateTime(number, since1904, true)
            : null;
    if (at == null) {
      return Optional.empty();
    }
    LocalTime time = at.toLocalTime();
    LocalDate day = number < FIRST_DAY_SERIAL ? null : at.toLocalDate();
    return Optional.of(
        new Cell.Dated(day, day != null && time.equals(LocalTime.MIDNIGHT) ? null : time));
  }

  private Cell words(String written) throws Unreadable {
    String text = unescaped(written);
    if (text.length() > limits.cell()) {
      throw tooLong();
    }
    return Cell.of(text);
  }

  private Unreadable tooLong() {
    return new Unreadable("A cell has more than %d characters.".formatted(limits.cell()));
  }

  private static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(code ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 16))))
        : text;
  }

  private static boolean isTrue(@Nullable String value) {
    return "1".equals(value) || "true".equals(value);
  }

  private Xml open(String path) throws IOException, XMLStreamException, Unreadable {
    ZipArchiveEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw new Unreadable("This is no workbook that can be read: a part of it is missing.");
    }
    return new Xml(factory, new Bounded(zip.getInputStream(entry)));
  }

  /** Stops before a small file has filled the memory. */
  private final class Bounded extends FilterInputStream {
    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      unpacked += Math.max(0, read);
      if (unpacked > limits.unpacked()) {
        throw new IOException("unpacks to more than is read");
      }
    }
  }

  /** Elements of a part, by their plain names. */
  private final class Xml implements AutoCloseable {
    private final XMLStreamReader reader;

    Xml(XMLInputFactory factory, InputStream in) throws XMLStreamException {
      this.reader = factory.createXMLStreamReader(in);
    }

    boolean nextElement() throws XMLStreamException {
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          return true;
        }
      }
      return false;
    }

    /** The next element inside the one of that name. */
    boolean nextElementWithin(String name) throws XMLStreamException {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          return true;
        }
        if (event == XMLStreamConstants.END_ELEMENT && is(name)) {
          return false;
        }
      }
      return false;
    }

    boolean is(String name) {
      return reader.getLocalName().equals(name);
    }

    /** What the element says; references to what the file declares itself say nothing. */
    String text() throws XMLStreamException, Unreadable {
      StringBuilder text = new StringBuilder();
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          return text.toString();
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          throw new XMLStreamException("an element within text");
        }
        if (event == XMLStreamConstants.CHARACTERS
            || event == XMLStreamConstants.CDATA
            || event == XMLStreamConstants.SPACE) {
          append(text, reader.getText());
        }
      }
      throw new XMLStreamException("text without an end");
    }

    /** Stops before a long text is whole. */
    private void append(StringBuilder text, String more) throws Unreadable {
      if (text.length() + more.length() > limits.cell() * LENGTH_OF_ESCAPED) {
        throw tooLong();
      }
      text.append(more);
    }

    /** The text of all runs; how it is to be pronounced does not count. */
    String runs(String within) throws XMLStreamException, Unreadable {
      StringBuilder text = new StringBuilder();
      boolean spoken = false;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (is("rPh")) {
            spoken = true;
          } else if (is("t")) {
            String run = text();
            if (!spoken) {
              append(text, run);
            }
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          if (is("rPh")) {
            spoken = false;
          } else if (is(within)) {
            break;
          }
        }
      }
      return text.toString();
    }

    @Nullable String attribute(String name) {
      return reader.getAttributeValue(null, name);
    }

    @Nullable String attributeOfAnyNamespace(String name) {
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        if (reader.getAttributeLocalName(i).equals(name)
            && !Objects.requireNonNullElse(reader.getAttributeNamespace(i), "").isEmpty()) {
          return reader.getAttributeValue(i);
        }
      }
      return null;
    }

    String required(String name) throws Unreadable {
      String value = attribute(name);
      if (value == null) {
        throw new Unreadable("This is no workbook that can be read: a name in it is missing.");
      }
      return value;
    }

    @Override
    public void close() throws XMLStreamException {
      reader.close();
    }
  }
}
