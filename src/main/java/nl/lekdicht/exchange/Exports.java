package nl.lekdicht.exchange;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.print.RegisterPrint;
import nl.lekdicht.print.RegisterWords;
import nl.lekdicht.reading.Readings;
import nl.lekdicht.register.EntryView;
import nl.lekdicht.register.Register;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.web.Portions;
import org.jspecify.annotations.Nullable;

/** Gives the register, or a school's part of it, as a file. It is noted before the first byte is given. */
@Singleton
final class Exports {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Register register;
  private final RegisterPrint print;
  private final Readings readings;
  private final SchoolDirectory schools;
  private final Desk desk;
  private final ObjectMapper json;
  private final InstantSource clock;

  Exports(
      Register register,
      RegisterPrint print,
      Readings readings,
      SchoolDirectory schools,
      Desk desk,
      ObjectMapper json,
      InstantSource clock) {
    this.register = register;
    this.print = print;
    this.readings = readings;
    this.schools = schools;
    this.desk = desk;
    this.json = json;
    this.clock = clock;
  }

  enum Format {
    CSV,
    JSON,
    XLSX,
    PDF
  }

  /**
   * @param brin the school whose part it is; null for the whole
   * @param language nl or en
   * @param asked the query as it came, for the note
   */
  record Wanted(
      Format format,
      @Nullable String brin,
      Register.Filter filter,
      String language,
      String asked) {}

  /** Whether the viewer may ask for that school's part. */
  boolean mayLookAt(Viewer viewer, String brin) {
    return desk.<Boolean>look(viewer, _ -> schools.mayLookAt(viewer, brin));
  }

  HttpResponse<?> give(Viewer viewer, Wanted wanted) {
    Instant now = clock.instant();
    readings.noteExport(viewer, wanted.brin(), wanted.format() + " " + wanted.asked());
    String name = "register-" + Cells.text(now).substring(0, 10);
    RegisterWords words = RegisterWords.in(wanted.language());
    EntryColumns columns = new EntryColumns(wanted.language(), now);
    Supplier<Walk> walks = () -> walk(viewer, wanted);
    return switch (wanted.format()) {
      case CSV ->
          Portions.download(
              name + ".csv",
              "text/csv;charset=utf-8;header=present",
              new CsvExport(
                  columns.ofEntries(), wanted.language().equals("nl") ? ',' : '.', walks.get()));
      case JSON ->
          Portions.download(
              name + ".json",
              MediaType.APPLICATION_JSON,
              new JsonExport(json, entry -> EntryView.of(entry, now), walks.get()));
      case XLSX ->
          Portions.download(
              name + ".xlsx",
              XLSX,
              new XlsxExport(columns, wanted.language(), walks, XlsxExport.FULL));
      case PDF -> pdf(name, words, wanted, walks.get(), now);
    };
  }

  private Walk walk(Viewer viewer, Wanted wanted) {
    String brin = wanted.brin();
    return new Walk(
        brin == null
            ? (after, most) -> register.page(viewer, wanted.filter(), after, most)
            : (after, most) -> register.pageOfSchool(viewer, brin, wanted.filter(), after, most));
  }

  /** One PDF where that is made within a second, else a ZIP of volumes. */
  private HttpResponse<?> pdf(
      String name, RegisterWords words, Wanted wanted, Walk walk, Instant now) {
    List<RegisterEntry> first = walk.next(PdfVolumes.HEAVIEST / RegisterPrint.LIGHTEST + 1);
    ExportWords said = ExportWords.in(wanted.language());
    PdfVolumes.Printer printer =
        (volume, entries) ->
            print.pdf(
                said.title(),
                said.under(volume, words.moment(now), entries.size()),
                wanted.language(),
                now,
                entries);
    if (walk.hasEnded() && !PdfVolumes.areTooMany(first)) {
      return HttpResponse.ok(printer.print(0, first))
          .contentType(MediaType.APPLICATION_PDF_TYPE)
          .header(HttpHeaders.CONTENT_DISPOSITION, Portions.disposition(name + ".pdf"));
    }
    return Portions.download(
        name + ".zip", "application/zip", new PdfVolumes(printer, first, walk, now.toEpochMilli()));
  }
}
