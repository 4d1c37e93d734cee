package nl.lekdicht.paper;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

/** Shows the papers of an incident, changes them, and brings them past the second pair of eyes. */
@Controller("/v1/incidents/{id}")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class PapersApi {
  private final PaperReader reader;
  private final Papers papers;
  private final Rewordings rewordings;
  private final DraftAnswers answers;
  private final Contract contract;

  PapersApi(
      PaperReader reader,
      Papers papers,
      Rewordings rewordings,
      DraftAnswers answers,
      Contract contract) {
    this.reader = reader;
    this.papers = papers;
    this.rewordings = rewordings;
    this.answers = answers;
    this.contract = contract;
  }

  @Get("/papers")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> list(HttpRequest<?> request, Viewer viewer, UUID id) {
    Query query = Query.of(request);
    PaperReader.Filter filter =
        new PaperReader.Filter(
            query.oneOf("kind", PaperKind.class),
            query.oneOf("state", Paper.State.class),
            query.brin("school"));
    int limit = query.limit();
    UUID after = query.cursor(parts -> UUID.fromString(parts.getFirst()));
    query.done();
    return reader
        .list(viewer, id, filter, after, limit + 1)
        .map(items ->
            PageView.of(items, limit, paper -> paper, paper -> Query.cursor(paper.id().toString())))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("incident", id.toString())));
  }

  @Get("/papers/{paper}")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> show(Viewer viewer, UUID id, UUID paper) {
    return reader
        .find(viewer, id, paper)
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("paper", paper.toString())));
  }

  @Put("/papers/{paper}/text")
  HttpResponse<?> reword(
      HttpRequest<?> request, Viewer viewer, UUID id, UUID paper, @Body byte[] body) {
    Inputs.Text input = contract.read("PaperTextInput", body, Inputs.Text.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return ok(() -> rewordings.reword(viewer, id, paper, input.digest(), input.content(), key));
  }

  @Put("/papers/{paper}/answers")
  HttpResponse<?> answer(
      HttpRequest<?> request, Viewer viewer, UUID id, UUID paper, @Body byte[] body) {
    Inputs.Answers input = contract.read("DraftAnswersInput", body, Inputs.Answers.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return ok(() -> answers.answer(viewer, id, paper, input.digest(), input.said(), key));
  }

  @Post("/papers/{paper}/refill")
  HttpResponse<?> refill(
      HttpRequest<?> request, Viewer viewer, UUID id, UUID paper, @Body byte[] body) {
    Inputs.Refill input = contract.read("DraftRefillInput", body, Inputs.Refill.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return ok(() -> answers.refill(viewer, id, paper, input.digest(), key));
  }

  @Post("/papers/{paper}/cancellation")
  HttpResponse<?> drop(
      HttpRequest<?> request, Viewer viewer, UUID id, UUID paper, @Body byte[] body) {
    Inputs.Cancellation input =
        contract.read("PaperCancellationInput", body, Inputs.Cancellation.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return ok(() -> papers.drop(viewer, id, paper, input.reason(), key));
  }

  @Post("/submissions")
  HttpResponse<?> submit(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Seen input = contract.read("SeenPapersInput", body, Inputs.Seen.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return ok(() -> papers.submit(viewer, id, input.seen(), key));
  }

  @Post("/approvals")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> approve(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Seen input = contract.read("SeenPapersInput", body, Inputs.Seen.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return ok(() -> papers.approve(viewer, id, input.seen(), key));
  }

  @Post("/rejections")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> reject(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Rejection input = contract.read("PaperRejectionInput", body, Inputs.Rejection.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return ok(() -> papers.reject(viewer, id, input.seen(), input.reason(), key));
  }

  @Post("/dispatches")
  HttpResponse<?> send(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Chosen input = contract.read("ChosenPapersInput", body, Inputs.Chosen.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return ok(() -> papers.send(viewer, id, input.papers(), key));
  }

  private static HttpResponse<?> ok(Supplier<Reply<List<PaperSummary>>> useCase) {
    return Replies.answer(useCase, items -> HttpResponse.ok(new PapersView(items)));
  }
}
