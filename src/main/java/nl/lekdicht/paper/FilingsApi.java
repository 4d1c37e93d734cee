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
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;

/** Records filings with the authority, and gives papers as files. */
@Controller("/v1/incidents/{id}")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class FilingsApi {
  private final Filings filings;
  private final PaperReader reader;
  private final DraftExport export;
  private final Contract contract;

  FilingsApi(Filings filings, PaperReader reader, DraftExport export, Contract contract) {
    this.filings = filings;
    this.reader = reader;
    this.export = export;
    this.contract = contract;
  }

  @Post("/papers/{paper}/filing")
  HttpResponse<?> file(
      HttpRequest<?> request, Viewer viewer, UUID id, UUID paper, @Body byte[] body) {
    Inputs.Filing input = contract.read("FilingInput", body, Inputs.Filing.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(
        () -> filings.file(viewer, id, null, paper, input.said(), key),
        items -> HttpResponse.ok(new PapersView(items)));
  }

  @Put("/papers/{paper}/filing/confirmation")
  @Consumes({"application/pdf", "image/png", "image/jpeg"})
  HttpResponse<?> confirm(
      HttpRequest<?> request, Viewer viewer, UUID id, UUID paper, @Body byte[] body) {
    Filings.Confirmation confirmation = Uploads.read(request, body);
    return Replies.answer(
        () -> filings.confirm(viewer, id, null, paper, confirmation),
        items -> HttpResponse.ok(new PapersView(items)));
  }

  @Get("/papers/{paper}/filing/confirmation")
  @Produces({"application/pdf", "image/png", "image/jpeg", "application/problem+json"})
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> confirmation(Viewer viewer, UUID id, UUID paper) {
    return reader
        .confirmation(viewer, id, paper)
        .<HttpResponse<?>>map(Attachments::of)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("confirmation", paper.toString())));
  }

  @Get("/papers/{paper}/document")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/problem+json"
  })
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> document(HttpRequest<?> request, Viewer viewer, UUID id, UUID paper) {
    PaperReader.Format format = Attachments.format(Query.of(request));
    return reader
        .document(viewer, id, paper, format)
        .<HttpResponse<?>>map(Attachments::of)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("document", paper.toString())));
  }

  @Get("/ap-drafts/export")
  @Produces({"application/zip", "application/problem+json"})
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> export(Viewer viewer, UUID id) {
    return export
        .find(viewer, id)
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("incident", id.toString())));
  }
}
