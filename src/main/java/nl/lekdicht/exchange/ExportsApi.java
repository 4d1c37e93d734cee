package nl.lekdicht.exchange;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Locale;
import java.util.Objects;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.register.Register;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** The register as a file, for its supplier; and a school's part of it, for that school too. */
@Controller("/v1")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({
  "text/csv",
  "application/json",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/pdf",
  "application/zip",
  "application/problem+json"
})
final class ExportsApi {
  private static final int LONGEST_NOTE = 500;

  private final Exports exports;

  ExportsApi(Exports exports) {
    this.exports = exports;
  }

  private enum Language {
    nl,
    en
  }

  @Get("/register/exports")
  HttpResponse<?> whole(HttpRequest<?> request, Viewer viewer) {
    return exports.give(viewer, wanted(request, null));
  }

  @Get("/schools/{brin}/register/exports")
  @Secured({"SCHOOL_CONTACT", "SCHOOL_SYSTEM", "INCIDENT_MANAGER", "ESCALATION_MANAGER"})
  HttpResponse<?> ofSchool(HttpRequest<?> request, Viewer viewer, String brin) {
    Exports.Wanted wanted = wanted(request, brin);
    return exports.mayLookAt(viewer, brin)
        ? exports.give(viewer, wanted)
        : Problems.from(new Refusal.Unknown("school", brin));
  }

  private static Exports.Wanted wanted(HttpRequest<?> request, @Nullable String brin) {
    Query query = Query.of(request);
    Exports.Format format = query.oneOf("format", Exports.Format.class);
    Language language = query.oneOf("lang", Language.class);
    Register.Filter filter = Register.filterOf(query);
    query.done();
    if (format == null) {
      throw BadRequest.because("format", "is required");
    }
    String asked = Objects.requireNonNullElse(request.getUri().getQuery(), "");
    return new Exports.Wanted(
        format,
        brin,
        filter,
        language == null ? "nl" : language.name().toLowerCase(Locale.ROOT),
        asked.length() <= LONGEST_NOTE ? asked : asked.substring(0, LONGEST_NOTE));
  }
}
