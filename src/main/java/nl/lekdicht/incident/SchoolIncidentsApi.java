package nl.lekdicht.incident;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.UUID;
import java.util.function.Function;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.IncidentReader.Status;
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
    Status status = query.oneOf("status", Status.class);
    int limit = query.limit();
    UUID after = query.cursor(parts -> UUID.fromString(parts.getFirst()));
    query.done();
    return incidents
        .list(viewer, brin, status, after, limit + 1)
        .map(views ->
            PageView.of(
                views, limit, Function.identity(), view -> Query.cursor(view.id().toString())))
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
