package nl.lekdicht.incident;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.IncidentReader.Place;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

@Controller("/v1/schools/{brin}/incidents")
@Secured({"SCHOOL_CONTACT", "SCHOOL_SYSTEM", "INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class SchoolIncidentsApi {
  private final SchoolIncidents incidents;

  SchoolIncidentsApi(SchoolIncidents incidents) {
    this.incidents = incidents;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Viewer viewer, String brin) {
    Query query = Query.of(request);
    int limit = query.limit();
    Place after =
        query.cursor(
            parts -> new Place(Query.momentOf(parts.get(0)), UUID.fromString(parts.get(1))));
    query.done();
    return incidents
        .list(viewer, brin, after, limit + 1)
        .map(items ->
            PageView.of(
                items,
                limit,
                SchoolIncidents.Item::view,
                item ->
                    Query.cursor(item.place().openedAt().toString(), item.place().id().toString())))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("school", brin)));
  }

  @Get("/{id}")
  HttpResponse<?> show(Viewer viewer, String brin, UUID id) {
    return incidents
        .find(viewer, brin, id)
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("incident", id.toString())));
  }
}
