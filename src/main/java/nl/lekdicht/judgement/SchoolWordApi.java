package nl.lekdicht.judgement;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.UUID;
import nl.lekdicht.core.incident.AssessmentEvent;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;

/** The supplier writes down what a school said or did. */
@Controller("/v1/incidents/{id}/affected-schools/{brin}")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class SchoolWordApi {
  private final Judgements judgements;
  private final Contract contract;

  SchoolWordApi(Judgements judgements, Contract contract) {
    this.judgements = judgements;
    this.contract = contract;
  }

  @Post("/joint-answer")
  HttpResponse<?> answer(
      HttpRequest<?> request, Viewer viewer, UUID id, String brin, @Body byte[] body) {
    AssessmentEvent answer =
        contract.read("JointAnswerInput", body, Inputs.JointAnswer.class).of(brin);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> judgements.answer(viewer, id, brin, answer, key));
  }

  @Post("/subject-information")
  HttpResponse<?> tell(
      HttpRequest<?> request, Viewer viewer, UUID id, String brin, @Body byte[] body) {
    AssessmentEvent told =
        contract.read("SubjectInformationInput", body, Inputs.Told.class).of(brin);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> judgements.tell(viewer, id, brin, told, key));
  }
}
