package nl.lekdicht.register;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.InstantSource;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.register.Register.Filter;
import nl.lekdicht.register.Register.Place;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** The register as its supplier reads it. */
@Controller("/v1/register")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class RegisterApi {
  private final Register register;
  private final InstantSource clock;

  RegisterApi(Register register, InstantSource clock) {
    this.register = register;
    this.clock = clock;
  }

  @Get("/entries")
  PageView<SummaryView> list(HttpRequest<?> request, Viewer viewer) {
    Query query = Query.of(request);
    int limit = query.limit();
    Place after = place(query);
    Filter filter = Register.filterOf(query);
    query.done();
    return PageView.of(
        register.list(viewer, filter, after, limit + 1),
        limit,
        SummaryView::of,
        row -> cursor(new Place(row.reportedAt(), row.id())));
  }

  @Get("/counts")
  CountsView count(HttpRequest<?> request, Viewer viewer) {
    Query query = Query.of(request);
    Filter filter = Register.filterOf(query);
    query.done();
    return CountsView.of(register.count(viewer, filter));
  }

  @Get("/entries/{id}")
  HttpResponse<?> show(Viewer viewer, UUID id) {
    return register
        .find(viewer, id)
        .map(entry -> EntryView.of(entry, clock.instant()))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("entry", id.toString())));
  }

  static @Nullable Place place(Query query) {
    return query.cursor(
        parts -> new Place(Query.momentOf(parts.get(0)), UUID.fromString(parts.get(1))));
  }

  static String cursor(Place place) {
    return Query.cursor(place.reportedAt().toString(), place.id().toString());
  }
}
