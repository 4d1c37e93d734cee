package nl.lekdicht.overview;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.register.Period;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.document.Documents;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** A school's figures, and the reports that it was given. */
@Controller("/v1/schools/{brin}/overviews")
@Secured({"SCHOOL_CONTACT", "SCHOOL_SYSTEM", "INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class SchoolOverviewApi {
  private final Overviews overviews;
  private final Issues issues;
  private final Documents documents;
  private final Contract contract;

  SchoolOverviewApi(Overviews overviews, Issues issues, Documents documents, Contract contract) {
    this.overviews = overviews;
    this.issues = issues;
    this.documents = documents;
    this.contract = contract;
  }

  @Serdeable
  record IssueInput(@Nullable String remarks) {}

  @Get
  HttpResponse<?> list(HttpRequest<?> request, Viewer viewer, String brin) {
    Query query = Query.of(request);
    int limit = query.limit();
    UUID before = query.cursor(parts -> UUID.fromString(parts.getFirst()));
    query.done();
    return overviews
        .issued(viewer, brin, before, limit + 1)
        .map(items ->
            PageView.of(
                items, limit, issued -> issued, issued -> Query.cursor(issued.id().toString())))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> unknown(brin));
  }

  @Get("/{period}")
  @Produces({"application/json", "application/pdf", "application/problem+json"})
  HttpResponse<?> show(HttpRequest<?> request, Viewer viewer, String brin, String period) {
    Asked asked = Asked.of(Query.of(request));
    return overviews
        .findOfSchool(viewer, brin, Asked.period(period))
        .<HttpResponse<?>>map(overview -> Answers.of(overview, asked, documents))
        .orElseGet(() -> unknown(brin));
  }

  @Get("/{period}/issue")
  @Produces({"application/pdf", "application/problem+json"})
  HttpResponse<?> read(HttpRequest<?> request, Viewer viewer, String brin, String period) {
    Query query = Query.of(request);
    Integer edition = query.number("edition", 1, Integer.MAX_VALUE);
    query.done();
    return overviews
        .findIssued(viewer, brin, Asked.period(period), edition)
        .<HttpResponse<?>>map(issued ->
            Answers.pdf(
                "lekdicht-%s-%s-%d.pdf".formatted(issued.period(), brin, issued.edition()),
                issued.content()))
        .orElseGet(() -> Problems.from(new Refusal.Unknown("overview", period)));
  }

  @Post("/{period}/issue")
  @Secured("ESCALATION_MANAGER")
  HttpResponse<?> issue(
      HttpRequest<?> request, Viewer viewer, String brin, String period, @Body byte[] body) {
    Period of = Asked.period(period);
    IssueInput input = contract.read("OverviewIssueInput", body, IssueInput.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(
        () -> issues.issue(viewer, brin, of, input.remarks(), key), HttpResponse::created);
  }

  private static HttpResponse<?> unknown(String brin) {
    return Problems.from(new Refusal.Unknown("school", brin));
  }
}
