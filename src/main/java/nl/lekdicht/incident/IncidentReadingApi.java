package nl.lekdicht.incident;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.deadline.DeadlineView;
import nl.lekdicht.journal.Line;
import nl.lekdicht.web.ListView;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

@Controller("/v1/incidents")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class IncidentReadingApi {
  private final IncidentReader reader;

  IncidentReadingApi(IncidentReader reader) {
    this.reader = reader;
  }

  @Get
  PageView<SummaryView> list(HttpRequest<?> request, Viewer viewer) {
    Query query = Query.of(request);
    IncidentReader.Filter filter =
        new IncidentReader.Filter(
            query.oneOf("status", IncidentReader.Status.class),
            query.oneOf("kind", IncidentKind.class),
            query.brin("school"),
            query.text("checklist", 100),
            query.moment("from"),
            query.moment("to"),
            query.text("q", 200));
    int limit = query.limit();
    IncidentReader.Place after =
        query.cursor(parts ->
            new IncidentReader.Place(Query.momentOf(parts.get(0)), UUID.fromString(parts.get(1))));
    query.done();
    return PageView.of(
        reader.list(viewer, filter, after, limit + 1),
        limit,
        SummaryView::of,
        row -> Query.cursor(row.openedAt().toString(), row.id().toString()));
  }

  @Get("/{id}")
  HttpResponse<?> show(Viewer viewer, UUID id) {
    return found(reader.find(viewer, id), "incident", id);
  }

  @Get("/{id}/runs/{runId}")
  HttpResponse<?> showRun(Viewer viewer, UUID id, UUID runId) {
    return found(reader.findRun(viewer, id, runId), "run", runId);
  }

  @Get("/{id}/deadlines")
  HttpResponse<?> deadlines(Viewer viewer, UUID id) {
    Optional<ListView<DeadlineView>> all = reader.findDeadlines(viewer, id).map(ListView::new);
    return found(all, "incident", id);
  }

  @Get("/{id}/journal")
  HttpResponse<?> journal(HttpRequest<?> request, Viewer viewer, UUID id) {
    Query query = Query.of(request);
    int limit = query.limit();
    Integer after = query.cursor(parts -> Integer.valueOf(parts.getFirst()));
    query.done();
    Optional<List<Line>> lines =
        reader.findJournal(viewer, id, after == null ? 0 : after, limit + 1);
    return found(
        lines.map(found ->
            PageView.of(
                found,
                limit,
                EntryView::of,
                line -> Query.cursor(Integer.toString(line.entry().number())))),
        "incident",
        id);
  }

  private static HttpResponse<?> found(Optional<?> body, String what, UUID id) {
    return body.isPresent()
        ? HttpResponse.ok(body.get())
        : Problems.from(new Refusal.Unknown(what, id.toString()));
  }
}
