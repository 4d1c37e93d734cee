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
import java.util.function.Function;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.AssessmentEvent;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Problems;

/** Judges an incident. Who may judge depends on who stands in for whom, which the use case knows. */
@Controller("/v1/incidents/{id}")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class JudgementApi {
  private final Judgements judgements;
  private final Contract contract;

  JudgementApi(Judgements judgements, Contract contract) {
    this.judgements = judgements;
    this.contract = contract;
  }

  @Get("/assessment")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> show(Viewer viewer, UUID id) {
    return found(judgements.find(viewer, id), id);
  }

  @Get("/severity")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> showSeverity(Viewer viewer, UUID id) {
    return found(judgements.findSeverity(viewer, id), id);
  }

  @Post("/severity")
  HttpResponse<?> assess(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    AssessmentEvent assessed = contract.read("SeverityInput", body, Inputs.Assessed.class).event();
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> judgements.assess(viewer, id, assessed, key));
  }

  @Post("/classification")
  HttpResponse<?> classify(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    return judge(
        request,
        viewer,
        id,
        body,
        "ClassificationInput",
        Inputs.Classified.class,
        Inputs.Classified::event);
  }

  @Post("/classification/confirmation")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> confirm(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    return judge(
        request,
        viewer,
        id,
        body,
        "ClassificationConfirmationInput",
        Inputs.Confirmed.class,
        Inputs.Confirmed::event);
  }

  @Post("/risk-judgement")
  HttpResponse<?> judgeRisk(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    return judge(
        request,
        viewer,
        id,
        body,
        "RiskJudgementInput",
        Inputs.RiskJudged.class,
        Inputs.RiskJudged::event);
  }

  @Post("/withholding")
  HttpResponse<?> withhold(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    return judge(
        request,
        viewer,
        id,
        body,
        "WithholdingInput",
        Inputs.Withheld.class,
        Inputs.Withheld::event);
  }

  @Post("/withholding/end")
  HttpResponse<?> endWithholding(
      HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    return judge(
        request, viewer, id, body, "WithholdingEndInput", Inputs.Ended.class, Inputs.Ended::event);
  }

  @Post("/consultations")
  HttpResponse<?> consult(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    return judge(
        request,
        viewer,
        id,
        body,
        "ConsultationInput",
        Inputs.Consulted.class,
        Inputs.Consulted::event);
  }

  @Post("/equal-measure")
  HttpResponse<?> compare(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    return judge(
        request,
        viewer,
        id,
        body,
        "EqualMeasureInput",
        Inputs.Compared.class,
        Inputs.Compared::event);
  }

  private <I> HttpResponse<?> judge(
      HttpRequest<?> request,
      Viewer viewer,
      UUID id,
      byte[] body,
      String schema,
      Class<I> type,
      Function<I, AssessmentEvent> event) {
    AssessmentEvent proposed = event.apply(contract.read(schema, body, type));
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> judgements.judge(viewer, id, proposed, key));
  }

  private static HttpResponse<?> found(Optional<?> body, UUID id) {
    return body.isPresent()
        ? HttpResponse.ok(body.get())
        : Problems.from(new Refusal.Unknown("incident", id.toString()));
  }
}
