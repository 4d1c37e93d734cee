package nl.lekdicht.reading;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

/** Shows who read an incident, to its supplier; and to a school who saw or changed what of its own. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReadingsApi {
  private final Logbook logbook;

  ReadingsApi(Logbook logbook) {
    this.logbook = logbook;
  }

  @Get("/incidents/{id}/readings")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
  HttpResponse<?> readings(HttpRequest<?> request, Viewer viewer, UUID id) {
    Query query = Query.of(request);
    Logbook.Filter filter = new Logbook.Filter(query.text("part", 100), query.uuid("item"));
    int limit = query.limit();
    Logbook.Place before =
        query.cursor(
            parts -> new Logbook.Place(moment(parts.get(0)), UUID.fromString(parts.get(1))));
    query.done();
    return logbook
        .find(viewer, id, filter, before, limit + 1)
        .map(rows ->
            PageView.of(
                rows,
                limit,
                ReadingView::of,
                row -> Query.cursor(row.at().toString(), row.id().toString())))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("incident", id.toString())));
  }

  @Get("/schools/{brin}/access-log")
  @Secured({"SCHOOL_CONTACT", "SCHOOL_SYSTEM", "INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> ofSchool(HttpRequest<?> request, Viewer viewer, String brin) {
    Query query = Query.of(request);
    int limit = query.limit();
    Logbook.PlaceInLog before =
        query.cursor(parts -> new Logbook.PlaceInLog(moment(parts.get(0)), parts.get(1)));
    query.done();
    return logbook
        .findOfSchool(viewer, brin, before, limit + 1)
        .map(rows ->
            PageView.of(
                rows,
                limit,
                AccessLogView::of,
                row -> Query.cursor(row.at().toString(), row.key())))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("school", brin)));
  }

  private static Instant moment(String part) {
    return Query.momentOf(part);
  }
}
