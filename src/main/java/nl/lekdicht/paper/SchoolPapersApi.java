package nl.lekdicht.paper;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

/** What a school was sent: it reads it, says that it has it, and says that it filed its notification. */
@Controller("/v1/schools/{brin}/incidents/{id}/papers")
@Secured({"SCHOOL_CONTACT", "SCHOOL_SYSTEM", "INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class SchoolPapersApi {
  private final PaperReader reader;
  private final Papers papers;
  private final Filings filings;
  private final Contract contract;

  SchoolPapersApi(PaperReader reader, Papers papers, Filings filings, Contract contract) {
    this.reader = reader;
    this.papers = papers;
    this.filings = filings;
    this.contract = contract;
  }

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Viewer viewer, String brin, UUID id) {
    Query query = Query.of(request);
    int limit = query.limit();
    UUID after = query.cursor(parts -> UUID.fromString(parts.getFirst()));
    query.done();
    return reader
        .listOfSchool(viewer, brin, id, after, limit + 1)
        .map(items ->
            PageView.of(items, limit, paper -> paper, paper -> Query.cursor(paper.id().toString())))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("incident", id.toString())));
  }

  @Get("/{paper}")
  HttpResponse<?> show(Viewer viewer, String brin, UUID id, UUID paper) {
    return reader
        .findOfSchool(viewer, brin, id, paper)
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> unknown(paper));
  }

  @Get("/{paper}/document")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/problem+json"
  })
  HttpResponse<?> document(
      HttpRequest<?> request, Viewer viewer, String brin, UUID id, UUID paper) {
    PaperReader.Format format = Attachments.format(Query.of(request));
    return reader
        .documentOfSchool(viewer, brin, id, paper, format)
        .<HttpResponse<?>>map(Attachments::of)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("document", paper.toString())));
  }

  @Post("/{paper}/acknowledgement")
  @Secured("SCHOOL_CONTACT")
  HttpResponse<?> acknowledge(
      HttpRequest<?> request, Viewer viewer, String brin, UUID id, UUID paper) {
    RequestKey key = RequestKeys.of(viewer.account(), request, new byte[0]);
    return own(viewer, brin, paper, () -> papers.acknowledge(viewer, id, brin, paper, key));
  }

  @Post("/{paper}/filing")
  @Secured("SCHOOL_CONTACT")
  HttpResponse<?> file(
      HttpRequest<?> request, Viewer viewer, String brin, UUID id, UUID paper, @Body byte[] body) {
    Inputs.Filing input = contract.read("FilingInput", body, Inputs.Filing.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return own(viewer, brin, paper, () -> filings.file(viewer, id, brin, paper, input.said(), key));
  }

  @Put("/{paper}/filing/confirmation")
  @Secured("SCHOOL_CONTACT")
  @Consumes({"application/pdf", "image/png", "image/jpeg"})
  HttpResponse<?> confirm(
      HttpRequest<?> request, Viewer viewer, String brin, UUID id, UUID paper, @Body byte[] body) {
    Filings.Confirmation confirmation = Uploads.read(request, body);
    return own(viewer, brin, paper, () -> filings.confirm(viewer, id, brin, paper, confirmation));
  }

  /** A school acts for itself and for no other. */
  private static HttpResponse<?> own(
      Viewer viewer, String brin, UUID paper, Supplier<Reply<List<PaperSummary>>> useCase) {
    return brin.equals(viewer.school())
        ? Replies.answer(useCase, items -> HttpResponse.ok(new PapersView(items)))
        : unknown(paper);
  }

  private static HttpResponse<?> unknown(UUID paper) {
    return Problems.from(new Refusal.Unknown("paper", paper.toString()));
  }
}
