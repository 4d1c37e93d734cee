package nl.lekdicht.incident;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Problems;

@Controller("/v1/reports")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportsApi {
  private final Reports reports;
  private final Contract contract;

  ReportsApi(Reports reports, Contract contract) {
    this.reports = reports;
    this.contract = contract;
  }

  @Post
  HttpResponse<?> record(HttpRequest<?> request, Viewer viewer, @Body byte[] body) {
    ReportInput input = contract.read("ReportInput", body, ReportInput.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(
        () -> reports.record(viewer, input, key),
        report -> HttpResponse.created(report, URI.create("/v1/reports/" + report.id())));
  }

  @Get("/{id}")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
  HttpResponse<?> show(Viewer viewer, UUID id) {
    return reports
        .find(viewer, id)
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(new Refusal.Unknown("report", id.toString())));
  }
}
