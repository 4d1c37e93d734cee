package nl.lekdicht.judgement;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Obligations;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

/** Decides who is told, and shows what is owed. */
@Controller("/v1/incidents/{id}")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class DecisionsApi {
  private final Decisions decisions;
  private final Contract contract;

  DecisionsApi(Decisions decisions, Contract contract) {
    this.decisions = decisions;
    this.contract = contract;
  }

  @Get("/obligations")
  HttpResponse<?> list(HttpRequest<?> request, Viewer viewer, UUID id) {
    Query query = Query.of(request);
    Decisions.Filter filter =
        new Decisions.Filter(
            query.oneOf("duty", Duty.class), query.oneOf("state", Obligations.State.class));
    int limit = query.limit();
    Decisions.Place after =
        query.cursor(parts -> new Decisions.Place(parts.get(0), Duty.valueOf(parts.get(1))));
    query.done();
    return found(decisions.find(viewer, id, filter, after, limit), id);
  }

  @Get("/closure")
  HttpResponse<?> closure(Viewer viewer, UUID id) {
    return found(decisions.findClosure(viewer, id), id);
  }

  @Post("/decisions")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
  HttpResponse<?> decide(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Decided input = contract.read("DecisionInput", body, Inputs.Decided.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> decisions.decide(viewer, id, input, key));
  }

  @Post("/decisions/confirmation")
  HttpResponse<?> confirm(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.DecisionConfirmed input =
        contract.read("DecisionConfirmationInput", body, Inputs.DecisionConfirmed.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> decisions.confirm(viewer, id, input, key));
  }

  private static HttpResponse<?> found(Optional<?> body, UUID id) {
    return body.isPresent()
        ? HttpResponse.ok(body.get())
        : Problems.from(new Refusal.Unknown("incident", id.toString()));
  }
}
