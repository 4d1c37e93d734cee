package nl.lekdicht.incident;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.UUID;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;

/** Starts runs and records their steps. Who may take a step, the step says. */
@Controller("/v1/incidents/{id}/runs")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class RunsApi {
  private final Incidents incidents;
  private final Contract contract;

  RunsApi(Incidents incidents, Contract contract) {
    this.incidents = incidents;
    this.contract = contract;
  }

  @Post
  HttpResponse<?> start(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.RunStart input = contract.read("RunInput", body, Inputs.RunStart.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(
        () -> incidents.start(viewer, id, input.checklistId(), key),
        run ->
            HttpResponse.created(
                run, URI.create("/v1/incidents/%s/runs/%s".formatted(id, run.id()))));
  }

  @Post("/{runId}/steps/{stepId}/completion")
  HttpResponse<?> complete(
      HttpRequest<?> request,
      Viewer viewer,
      UUID id,
      UUID runId,
      String stepId,
      @Body byte[] body) {
    Inputs.Completion input = contract.read("StepCompletionInput", body, Inputs.Completion.class);
    return record(request, viewer, id, runId, input.of(stepId), body);
  }

  @Post("/{runId}/steps/{stepId}/skip")
  HttpResponse<?> skip(
      HttpRequest<?> request,
      Viewer viewer,
      UUID id,
      UUID runId,
      String stepId,
      @Body byte[] body) {
    Inputs.Skip input = contract.read("StepSkipInput", body, Inputs.Skip.class);
    return record(request, viewer, id, runId, input.of(stepId), body);
  }

  @Post("/{runId}/steps/{stepId}/correction")
  HttpResponse<?> correct(
      HttpRequest<?> request,
      Viewer viewer,
      UUID id,
      UUID runId,
      String stepId,
      @Body byte[] body) {
    Inputs.Correction input = contract.read("StepCorrectionInput", body, Inputs.Correction.class);
    return record(request, viewer, id, runId, input.of(stepId), body);
  }

  private HttpResponse<?> record(
      HttpRequest<?> request, Viewer viewer, UUID id, UUID runId, RunCommand command, byte[] body) {
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> incidents.record(viewer, id, runId, command, key));
  }
}
