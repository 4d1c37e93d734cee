package nl.lekdicht.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.lekdicht.exchange.Importer.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.print.RegisterPrint;
import nl.lekdicht.print.RegisterWords;
import nl.lekdicht.register.EntryView;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import nl.lekdicht.web.Portions;
import org.apache.pdfbox.Loader;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.MethodName.class)
class ExportsTest {
  private static final Path FILES = Path.of("src/test/resources/register/exports");
  private static final String HEADINGS =
      "nummer;gemeld op;soort melding;omschrijving;school;gesloten\n";

  private static Service service;
  private static Cast cast;
  private static Importer fg;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
    fg = Importer.in(service, cast);
    fg.takeOver(
        HEADINGS
            + "X-1;3-3-2024;datalek;Een;99XA;4-3-2024\nX-2;4-3-2024;datalek;Twee;99XB;\nX-3;5-3-2024;beveiligingsincident;Drie;99XA, 99XB;\n");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Walk walk(List<RegisterEntry> entries) {
    return new Walk((after, most) -> after == null ? entries : List.of());
  }

  private static byte[] whole(Portions portions) {
    try (InputStream in = Portions.stream(portions)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static EntryColumns columns(String language) {
    return new EntryColumns(language, Entries.NOW);
  }

  /** Rewrite with -Dlekdicht.register.write=true, and read what changed. */
  private static void golden(String name, byte[] made) throws IOException {
    if (Boolean.getBoolean("lekdicht.register.write")) {
      Files.createDirectories(FILES);
      Files.write(FILES.resolve(name), made);
    }
    assertThat(new String(made, UTF_8)).isEqualTo(Files.readString(FILES.resolve(name), UTF_8));
  }

  @Test
  void csv_is_as_it_was_approved() throws IOException {
    for (String language : List.of("nl", "en")) {
      golden(
          "entries." + language + ".csv",
          whole(
              new CsvExport(
                  columns(language).ofEntries(),
                  language.equals("nl") ? ',' : '.',
                  walk(Entries.both()))));
    }
  }

  @Test
  void json_is_as_it_was_approved() throws IOException {
    golden(
        "entries.json",
        whole(
            new JsonExport(
                service.bean(ObjectMapper.class),
                entry -> EntryView.of(entry, Entries.NOW),
                walk(Entries.both()))));
    assertThat(
            whole(
                new JsonExport(service.bean(ObjectMapper.class), entry -> entry, walk(List.of()))))
        .asString(UTF_8)
        .isEqualToIgnoringWhitespace("[]");
  }

  @Test
  void csv_has_a_mark_semicolons_and_rows_that_no_program_takes_for_formulas() throws Exception {
    byte[] csv = whole(new CsvExport(columns("nl").ofEntries(), ',', walk(Entries.both())));
    SourceFile read = SourceFile.read(csv);
    assertThat(read.encoding()).isEqualTo("UTF-8-BOM");
    assertThat(read.separator()).isEqualTo(";");
    assertThat(read.sheets().getFirst().rows()).hasSize(3);
    String text = new String(csv, UTF_8);
    assertThat(text.split("\r\n")).hasSize(3);
    assertThat(text)
        .contains("'=HYPERLINK")
        .contains("'@allen")
        .doesNotContain(";=", ";\"=", ";@", ";-");
  }

  @Test
  void what_was_exported_can_be_taken_over_elsewhere() throws Exception {
    JsonNode first = takenOver("nl");
    assertThat(first.get("fresh").asInt()).isEqualTo(1);
    Content content = content("2026-0001");
    assertThat(content.said())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(Target.NUMBER, "2026-0001"),
                Map.entry(Target.TITLE, "=HYPERLINK(\"http://example.nl\")"),
                Map.entry(Target.KIND, "PERSONAL_DATA_BREACH"),
                Map.entry(Target.CLASSIFICATION, "PERSONAL_DATA_BREACH"),
                Map.entry(Target.REPORTED_AT, "2026-03-28T23:30:00Z"),
                Map.entry(Target.REPORTED_BY, "Kim Voorbeeld"),
                Map.entry(Target.DISCOVERED_AT, "2026-03-28T22:30:00Z"),
                Map.entry(Target.ESTABLISHED_AT, "2026-03-29T00:30:00Z"),
                Map.entry(Target.CLOSED_AT, "2026-04-07T23:30:00Z"),
                Map.entry(Target.EVALUATION, "@allen: beter opletten"),
                Map.entry(Target.RISK, "RISK"),
                Map.entry(Target.RISK_METHOD, "eigen weging"),
                Map.entry(Target.RISK_REASONS, "Veel namen."),
                Map.entry(Target.MEASURES_DIRECT, "Teruggehaald · Kim · ✓ 2026-03-30"),
                Map.entry(Target.MEASURES_STRUCTURAL, "Uitleg aan allen · ≤ 2026-06-01"),
                Map.entry(Target.SCHOOLS, "99XA"),
                Map.entry(Target.SCHOOLS_TOLD_AT, "2026-03-30T00:30:00Z"),
                Map.entry(Target.AP_NOTIFIED_AT, "2026-03-30T03:16:00Z"),
                Map.entry(Target.AP_NUMBER, "Z2026-1"),
                Map.entry(Target.AP_LATE_REASON, "Het was nacht."),
                Map.entry(Target.OCCURRED_FROM, "2026-03-28T23:30:00Z"),
                Map.entry(Target.ONGOING, "NO"),
                Map.entry(Target.KIND_OF_INCIDENT, "MAIL_TO_WRONG_RECIPIENT"),
                Map.entry(Target.SUMMARY, "Mail aan alle ouders"),
                Map.entry(Target.SYSTEMS, "Mail\n-RDP"),
                Map.entry(Target.DATA_KINDS, "BSN,NAME"),
                Map.entry(Target.PEOPLE, "1200-1500")));
    assertThat(takenOver("en").get("unchanged").asInt())
        .describedAs("says the same in another language")
        .isEqualTo(1);
  }

  /** As it is proposed, with no column left out but those that say what nobody can take over. */
  private static JsonNode takenOver(String language) {
    JsonNode draft =
        fg.put(
            "register.csv",
            "text/csv",
            whole(
                new CsvExport(
                    columns(language).ofEntries(), ',', walk(List.of(Entries.ofOneSchool())))));
    JsonNode trial = good(fg.tryOut(draft, draft.get("proposal")), 200);
    assertThat(trial.get("items")).isEmpty();
    RegisterWords words = RegisterWords.in(language);
    assertThat(trial.get("leftOut").findValuesAsText("heading"))
        .containsExactlyElementsOf(
            Stream.of(
                    "state",
                    "origin",
                    "recordedAt",
                    "riskBy",
                    "riskAt",
                    "severity",
                    "schools",
                    "toldBy",
                    "apState",
                    "apLate",
                    "subjectsState",
                    "decisions",
                    "terms",
                    "id")
                .map(words::label)
                .toList());
    return good(fg.confirm(draft), 201);
  }

  private static Content content(String number) throws SQLException {
    try (var owner = service.asOwner();
        var asked = owner.prepareStatement("select content from imported_entry where number = ?")) {
      asked.setString(1, number);
      try (var row = asked.executeQuery()) {
        row.next();
        return Content.parse(row.getString(1));
      }
    }
  }

  @Test
  void a_text_that_does_not_fit_in_a_cell_says_where_the_rest_is() throws Exception {
    String paperclips = "\uD83D\uDCCE".repeat(20_000);
    for (String text : List.of("x".repeat(40_000), "x" + paperclips, paperclips)) {
      try (XSSFWorkbook book = workbook(List.of(Entries.saying(text)), XlsxExport.FULL)) {
        String shown = under(book.getSheetAt(0), "Samenvatting", 1).getStringCellValue();
        assertThat(shown)
            .hasSizeBetween(32_000, 32_767)
            .startsWith(text.substring(0, 30_000))
            .endsWith("… (de rest past niet in een cel; die staat in de export als JSON)");
        assertThat(Character.isHighSurrogate(shown.charAt(shown.indexOf('…') - 1))).isFalse();
      }
    }
  }

  private static XSSFWorkbook workbook(List<RegisterEntry> entries, int full) throws IOException {
    return new XSSFWorkbook(
        new ByteArrayInputStream(
            whole(new XlsxExport(columns("nl"), "nl", () -> walk(entries), full))));
  }

  private static Cell under(Sheet sheet, String heading, int row) {
    for (Cell cell : sheet.getRow(0)) {
      if (cell.getStringCellValue().equals(heading)) {
        return sheet
            .getRow(row)
            .getCell(cell.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      }
    }
    throw new AssertionError("no column " + heading);
  }

  @Test
  void another_library_reads_the_workbook_with_its_types() throws Exception {
    try (XSSFWorkbook book = workbook(Entries.both(), XlsxExport.FULL)) {
      assertThat(book.getNumberOfSheets()).isEqualTo(2);
      Sheet sheet = book.getSheetAt(0);
      assertThat(sheet.getSheetName()).isEqualTo("Register");
      assertThat(sheet.getLastRowNum()).isEqualTo(2);
      Cell reported = under(sheet, "Gemeld bij de leverancier", 1);
      assertThat(reported.getCellType()).isEqualTo(CellType.NUMERIC);
      assertThat(DateUtil.isCellDateFormatted(reported)).isTrue();
      // Half past eleven in the evening in London, half past midnight in the Netherlands.
      assertThat(reported.getLocalDateTimeCellValue())
          .isEqualTo(LocalDateTime.of(2026, 3, 29, 0, 30));
      Cell people = under(sheet, "Aantal mensen, minstens", 1);
      assertThat(people.getCellType()).isEqualTo(CellType.NUMERIC);
      assertThat(people.getNumericCellValue()).isEqualTo(1_200);
      assertThat(DateUtil.isCellDateFormatted(people)).isFalse();
      assertThat(under(sheet, "Titel", 1).getCellType()).isEqualTo(CellType.STRING);
      assertThat(under(sheet, "Titel", 1).getStringCellValue()).startsWith("=HYPERLINK");
      assertThat(under(sheet, "Nummer", 2).getStringCellValue()).isEqualTo("0042");
      assertThat(under(sheet, "Samenvatting", 1).getStringCellValue())
          .contains("\n", "\uD83D\uDCCE");
      assertThat(under(sheet, "Gesloten", 2).getCellType()).isEqualTo(CellType.BLANK);
      Sheet schools = book.getSheetAt(1);
      assertThat(schools.getLastRowNum()).isEqualTo(2);
      assertThat(under(schools, "BRIN-code", 2).getStringCellValue()).isEqualTo("99XB");
      assertThat(DateUtil.isCellDateFormatted(under(schools, "Gemeld bij de AP", 1))).isTrue();
    }
  }

  @Test
  void a_sheet_that_is_full_is_followed_by_another() throws Exception {
    List<RegisterEntry> seven =
        List.of(
            Entries.full(),
            Entries.full(),
            Entries.full(),
            Entries.full(),
            Entries.full(),
            Entries.full(),
            Entries.full());
    try (XSSFWorkbook book = workbook(seven, 3)) {
      assertThat(book.getNumberOfSheets()).isEqualTo(3 + 5);
      assertThat(book.getSheetName(2)).isEqualTo("Register 3");
      assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(3);
      assertThat(book.getSheetAt(2).getLastRowNum()).isEqualTo(1);
      assertThat(book.getSheetAt(2).getRow(0).getCell(0).getStringCellValue()).isEqualTo("Nummer");
    }
    try (XSSFWorkbook book = workbook(List.of(), 3)) {
      assertThat(book.getNumberOfSheets()).isEqualTo(2);
    }
  }

  @Test
  void a_long_register_is_a_zip_of_volumes_that_begins_at_once() throws Exception {
    RegisterPrint print = service.bean(RegisterPrint.class);
    List<RegisterEntry> many = java.util.Collections.nCopies(70, Entries.full());
    assertThat(PdfVolumes.areTooMany(many)).isTrue();
    assertThat(PdfVolumes.areTooMany(List.of(Entries.full()))).isFalse();
    PdfVolumes volumes =
        new PdfVolumes(
            (volume, entries) ->
                print.pdf("Register", "Deel " + volume, "nl", Entries.NOW, entries),
            many.subList(0, 31),
            walk(many.subList(31, 70)),
            Entries.NOW.toEpochMilli());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long begun = System.nanoTime();
    boolean more = volumes.writeNext(all);
    assertThat(all.size()).isPositive();
    assertThat(System.nanoTime() - begun).isLessThan(100_000_000L);
    while (more) {
      more = volumes.writeNext(all);
    }
    int count = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(all.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        count++;
        assertThat(entry.getName()).isEqualTo("register-%05d.pdf".formatted(count));
        try (var pdf = Loader.loadPDF(zip.readAllBytes())) {
          assertThat(pdf.getNumberOfPages()).isPositive();
        }
      }
    }
    assertThat(count).isBetween(3, 4);
  }

  @Test
  void the_register_is_given_in_every_form_and_that_it_was_is_noted() throws Exception {
    Http http = fg.http();
    String csv = new String(http.getBytes("/v1/register/exports?format=CSV"), UTF_8);
    assertThat(csv).contains("X-1", "X-2", "X-3", "datalek");
    assertThat(new String(http.getBytes("/v1/register/exports?format=CSV&lang=en"), UTF_8))
        .contains("data breach");
    var json = good(http.get("/v1/register/exports?format=JSON&q=Twee"), 200);
    assertThat(json).hasSize(1);
    assertThat(json.get(0).get("number").asText()).isEqualTo("X-2");
    try (XSSFWorkbook book =
        new XSSFWorkbook(
            new ByteArrayInputStream(http.getBytes("/v1/register/exports?format=XLSX")))) {
      assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(3);
      assertThat(book.getSheetAt(1).getLastRowNum()).isEqualTo(4);
    }
    try (var pdf = Loader.loadPDF(http.getBytes("/v1/register/exports?format=PDF"))) {
      assertThat(pdf.getNumberOfPages()).isPositive();
    }
    try (var owner = service.asOwner();
        var statement = owner.createStatement();
        var row =
            statement.executeQuery(
                "select count(*), min(note) from reading where incident_id is null and account_id = '%s'"
                    .formatted(cast.viewer("fg").account()))) {
      row.next();
      assertThat(row.getInt(1)).isGreaterThanOrEqualTo(5);
      assertThat(row.getString(2)).startsWith("CSV");
    }
  }

  @Test
  void a_file_is_saved_and_never_shown() {
    Http.Answer answer = fg.http().get("/v1/register/exports?format=CSV");
    assertThat(answer.header("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"register-");
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/csv");
  }

  @Test
  void a_school_gets_its_own_part_and_nothing_of_another() {
    Http school = Http.of(service).as(cast.token("wilgentuin"));
    String csv = school.get("/v1/schools/99XA/register/exports?format=CSV").body();
    assertThat(csv).contains("X-1", "X-3").doesNotContain("X-2", "99XB", "Het Baken");
    assertThat(school.get("/v1/schools/99XA/register/exports?format=JSON").body())
        .doesNotContain("99XB");
    assertThat(school.get("/v1/schools/99XB/register/exports?format=CSV").status()).isEqualTo(404);
    assertThat(school.get("/v1/register/exports?format=CSV").status()).isEqualTo(403);
    assertThat(fg.http().get("/v1/schools/99XB/register/exports?format=CSV").body())
        .contains("X-2", "X-3")
        .doesNotContain("99XA");
    assertThat(fg.http().get("/v1/schools/99XD/register/exports?format=CSV").status())
        .isEqualTo(404);
  }

  @Test
  void another_supplier_gets_nothing_of_it() {
    Http other = Http.of(service).as(cast.token("other-manager"));
    assertThat(good(other.get("/v1/register/exports?format=JSON"), 200)).isEmpty();
    assertThat(other.get("/v1/schools/99XA/register/exports?format=CSV").body())
        .doesNotContain("X-1");
    assertThat(other.get("/v1/schools/99XB/register/exports?format=CSV").status()).isEqualTo(404);
  }

  @Test
  void what_is_asked_for_must_be_known() {
    for (String query : List.of("", "?format=DOC", "?format=CSV&lang=fr", "?format=CSV&limit=2")) {
      assertThat(fg.http().get("/v1/register/exports" + query).status())
          .describedAs(query)
          .isEqualTo(400);
    }
  }

  @Test
  void z_what_breaks_off_is_seen_to_be_broken() throws Exception {
    StringBuilder many = new StringBuilder(HEADINGS);
    for (int i = 0; i < 1_200; i++) {
      many.append("B-%d;3-3-2023;datalek;%s;99XA;\n".formatted(i, "x".repeat(6_000)));
    }
    fg.takeOver(many.toString());
    String token = cast.token("fg");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.baseUri() + "/v1/register/exports?format=CSV"))
            .header("Authorization", "Bearer " + token)
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        InputStream body = client.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(body.readNBytes(1_000)).hasSize(1_000);
      // Whose session has ended gets no further portion.
      assertThat(Http.of(service).as(token).post("/v1/logout", "{}").status()).isEqualTo(204);
      long begun = System.nanoTime();
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }
  }
}
