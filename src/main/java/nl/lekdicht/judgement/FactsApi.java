package nl.lekdicht.judgement;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

/** States what is known of an incident, and what is done about it. */
@Controller("/v1/incidents/{id}")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class FactsApi {
  private final Statements statements;
  private final Contract contract;

  FactsApi(Statements statements, Contract contract) {
    this.statements = statements;
    this.contract = contract;
  }

  @Get("/facts")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> show(HttpRequest<?> request, Viewer viewer, UUID id) {
    Query query = Query.of(request);
    int limit = query.limit();
    String school = query.brin("school");
    String after = query.cursor(List::getFirst);
    query.done();
    return statements
        .find(viewer, id, school, after, limit)
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("incident", id.toString())));
  }

  @Patch("/facts")
  HttpResponse<?> state(Viewer viewer, UUID id, @Body byte[] body) {
    FactValues.Asked asked = read(body);
    return Replies.ok(() -> statements.state(viewer, id, null, asked));
  }

  @Patch("/affected-schools/{brin}/facts")
  HttpResponse<?> stateOfSchool(Viewer viewer, UUID id, String brin, @Body byte[] body) {
    FactValues.Asked asked = read(body);
    return Replies.ok(() -> statements.state(viewer, id, brin, asked));
  }

  private FactValues.Asked read(byte[] body) {
    return FactValues.read(contract.read("FactsInput", body, Inputs.StatedFacts.class).facts());
  }

  @Post("/measures")
  HttpResponse<?> addMeasure(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.StatedMeasure input = contract.read("MeasureInput", body, Inputs.StatedMeasure.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(() -> statements.add(viewer, id, input, key), HttpResponse::created);
  }

  @Put("/measures/{measure}")
  HttpResponse<?> changeMeasure(Viewer viewer, UUID id, UUID measure, @Body byte[] body) {
    Inputs.StatedMeasure input = contract.read("MeasureInput", body, Inputs.StatedMeasure.class);
    return Replies.ok(() -> statements.change(viewer, id, measure, input));
  }
}
