package nl.lekdicht.deadline;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.UUID;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.deadline.DeadlineBoard.Place;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Query;

@Controller("/v1/deadlines")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadlinesApi {
  private static final String UNKNOWN = "-";

  private final DeadlineBoard board;

  DeadlinesApi(DeadlineBoard board) {
    this.board = board;
  }

  @Get
  PageView<DeadlineView> list(HttpRequest<?> request, Viewer viewer) {
    Query query = Query.of(request);
    Deadline.State state = query.oneOf("state", Deadline.State.class);
    int limit = query.limit();
    Place after =
        query.cursor(parts ->
            new Place(
                parts.get(0).equals(UNKNOWN) ? null : Query.momentOf(parts.get(0)),
                UUID.fromString(parts.get(1)),
                parts.get(2)));
    query.done();
    DeadlineBoard.Page page = board.page(viewer, state, after, limit);
    Place next = page.next();
    return new PageView<>(
        page.items(),
        next == null
            ? null
            : Query.cursor(
                next.dueAt() == null ? UNKNOWN : next.dueAt().toString(),
                next.incident().toString(),
                next.slot()));
  }
}
