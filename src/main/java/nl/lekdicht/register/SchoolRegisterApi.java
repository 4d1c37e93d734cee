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
import java.util.function.Function;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.register.Register.Filter;
import nl.lekdicht.register.Register.Place;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

/** A school's part of the register. */
@Controller("/v1/schools/{brin}/register/entries")
@Secured({"SCHOOL_CONTACT", "SCHOOL_SYSTEM", "INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class SchoolRegisterApi {
  private final Register register;
  private final InstantSource clock;

  SchoolRegisterApi(Register register, InstantSource clock) {
    this.register = register;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Viewer viewer, String brin) {
    Query query = Query.of(request);
    int limit = query.limit();
    Place after = RegisterApi.place(query);
    Filter filter = Register.filterOf(query);
    query.done();
    return register
        .listOfSchool(viewer, brin, filter, after, limit + 1)
        .map(entries ->
            PageView.of(
                entries,
                limit,
                Function.identity(),
                entry -> RegisterApi.cursor(new Place(entry.reportedAt(), entry.id()))))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("school", brin)));
  }

  @Get("/{id}")
  HttpResponse<?> show(Viewer viewer, String brin, UUID id) {
    return register
        .findOfSchool(viewer, brin, id)
        .map(entry -> EntryView.of(entry, clock.instant()))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("entry", id.toString())));
  }
}
