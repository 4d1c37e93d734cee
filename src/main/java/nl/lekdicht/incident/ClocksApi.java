package nl.lekdicht.incident;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.UUID;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;

/** Records what concerns an incident's clocks. */
@Controller("/v1/incidents/{id}")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClocksApi {
  private final Clocks clocks;
  private final Contract contract;

  ClocksApi(Clocks clocks, Contract contract) {
    this.clocks = clocks;
    this.contract = contract;
  }

  @Post("/deadlines/{slot}/acknowledgement")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> acknowledge(
      HttpRequest<?> request, Viewer viewer, UUID id, String slot, @Body byte[] body) {
    Inputs.Acknowledgement input =
        contract.read("AcknowledgementInput", body, Inputs.Acknowledgement.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> clocks.acknowledge(viewer, id, slot, input.note(), key));
  }

  @Post("/updates")
  HttpResponse<?> giveUpdate(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.StatusUpdate input = contract.read("StatusUpdateInput", body, Inputs.StatusUpdate.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> clocks.giveUpdate(viewer, id, input.command(), key));
  }

  @Post("/moment-corrections/preview")
  HttpResponse<?> preview(Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.CorrectionPreview input =
        contract.read("MomentCorrectionPreviewInput", body, Inputs.CorrectionPreview.class);
    return Replies.ok(() -> clocks.preview(viewer, id, input.command()));
  }

  @Post("/moment-corrections")
  HttpResponse<?> correct(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.MomentCorrection input =
        contract.read("MomentCorrectionInput", body, Inputs.MomentCorrection.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> clocks.correct(viewer, id, input.command(), input.entries(), key));
  }
}
