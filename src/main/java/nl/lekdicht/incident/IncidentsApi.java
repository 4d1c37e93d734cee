package nl.lekdicht.incident;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.UUID;
import nl.lekdicht.core.incident.IncidentCommand;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;

/** Opens incidents and changes them as a whole; see {@link RunsApi} for their steps and {@link IncidentReadingApi} for reading. */
@Controller("/v1/incidents")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class IncidentsApi {
  private final Openings openings;
  private final Incidents incidents;
  private final Contract contract;

  IncidentsApi(Openings openings, Incidents incidents, Contract contract) {
    this.openings = openings;
    this.incidents = incidents;
    this.contract = contract;
  }

  @Post
  HttpResponse<?> open(HttpRequest<?> request, Viewer viewer, @Body byte[] body) {
    Inputs.Opening input = contract.read("IncidentInput", body, Inputs.Opening.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(
        () -> openings.open(viewer, input, key),
        incident -> HttpResponse.created(incident, URI.create("/v1/incidents/" + incident.id())));
  }

  @Put("/{id}/affected-schools")
  HttpResponse<?> changeSchools(Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Schools input = contract.read("AffectedSchoolsInput", body, Inputs.Schools.class);
    return Replies.ok(() -> incidents.changeSchools(viewer, id, input.affectedSchools()));
  }

  @Post("/{id}/affected-schools/{brin}/moments")
  HttpResponse<?> recordMoment(
      HttpRequest<?> request, Viewer viewer, UUID id, String brin, @Body byte[] body) {
    Inputs.Moment input = contract.read("SchoolMomentInput", body, Inputs.Moment.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> incidents.record(viewer, id, input.of(brin), key));
  }

  @Post("/{id}/closure")
  HttpResponse<?> close(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Closure input = contract.read("ClosureInput", body, Inputs.Closure.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(
        () -> incidents.record(viewer, id, new IncidentCommand.Close(input.note()), key));
  }
}
