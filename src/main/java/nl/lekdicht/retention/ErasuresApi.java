package nl.lekdicht.retention;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Portions;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

/** What was erased, with its certificates. */
@Controller("/v1")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class ErasuresApi {
  private final Certificates certificates;

  ErasuresApi(Certificates certificates) {
    this.certificates = certificates;
  }

  @Get("/erasures")
  PageView<ErasureView> list(HttpRequest<?> request, Viewer viewer) {
    Query query = Query.of(request);
    int limit = query.limit();
    Certificates.Place after = query.cursor(ErasuresApi::place);
    query.done();
    return PageView.of(
        certificates.list(viewer, after, limit + 1),
        limit,
        erasure -> erasure,
        erasure -> Query.cursor(erasure.erasedAt().toString(), erasure.id().toString()));
  }

  @Get("/erasures/{id}")
  HttpResponse<?> show(Viewer viewer, UUID id) {
    return certificates
        .find(viewer, id)
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> unknown(id));
  }

  @Get("/erasures/{id}/certificate")
  HttpResponse<?> certificate(Viewer viewer, UUID id) {
    return file(certificates.document(viewer, id), id);
  }

  @Get("/schools/{brin}/erasures")
  @Secured({"SCHOOL_CONTACT", "SCHOOL_SYSTEM", "INCIDENT_MANAGER", "ESCALATION_MANAGER"})
  HttpResponse<?> listOfSchool(HttpRequest<?> request, Viewer viewer, String brin) {
    Query query = Query.of(request);
    int limit = query.limit();
    Certificates.Place after = query.cursor(ErasuresApi::place);
    query.done();
    return certificates
        .listOfSchool(viewer, brin, after, limit + 1)
        .map(found ->
            PageView.of(
                found,
                limit,
                erasure -> erasure,
                erasure -> Query.cursor(erasure.erasedAt().toString(), erasure.id().toString())))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("school", brin)));
  }

  @Get("/schools/{brin}/erasures/{id}/certificate")
  @Secured({"SCHOOL_CONTACT", "SCHOOL_SYSTEM", "INCIDENT_MANAGER", "ESCALATION_MANAGER"})
  HttpResponse<?> certificateOfSchool(Viewer viewer, String brin, UUID id) {
    return file(certificates.documentOfSchool(viewer, brin, id), id);
  }

  private static HttpResponse<?> file(Optional<Certificates.Made> found, UUID id) {
    return found
        .<HttpResponse<?>>map(made ->
            HttpResponse.ok(made.content())
                .contentType(MediaType.APPLICATION_PDF_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, Portions.disposition(made.name())))
        .orElseGet(() -> unknown(id));
  }

  private static HttpResponse<?> unknown(UUID id) {
    return Problems.from(new Refusal.Unknown("erasure", id.toString()));
  }

  private static Certificates.Place place(List<String> parts) {
    return new Certificates.Place(Query.momentOf(parts.get(0)), UUID.fromString(parts.get(1)));
  }
}
