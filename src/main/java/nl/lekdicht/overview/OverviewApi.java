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
import java.util.List;
import nl.lekdicht.core.register.Period;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.document.Documents;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** The supplier's own figures, and which schools still are to be given theirs. */
@Controller("/v1/overviews")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class OverviewApi {
  private static final int USUAL = 50;

  private final Overviews overviews;
  private final Issues issues;
  private final Documents documents;
  private final Contract contract;

  OverviewApi(Overviews overviews, Issues issues, Documents documents, Contract contract) {
    this.overviews = overviews;
    this.issues = issues;
    this.documents = documents;
    this.contract = contract;
  }

  @Serdeable
  record IssuesInput(@Nullable Integer atMost, @Nullable String remarks) {}

  @Get
  PageView<OwedView> list(HttpRequest<?> request, Viewer viewer) {
    Query query = Query.of(request);
    String year = query.text("year", 4);
    int limit = query.limit();
    String after = query.cursor(List::getFirst);
    query.done();
    return PageView.of(
        overviews.owed(viewer, Asked.year(year), after == null ? "" : after, limit + 1),
        limit,
        owed -> owed,
        owed -> Query.cursor(owed.brin()));
  }

  @Get("/{period}")
  @Produces({"application/json", "application/pdf", "application/problem+json"})
  HttpResponse<?> show(HttpRequest<?> request, Viewer viewer, String period) {
    Asked asked = Asked.of(Query.of(request));
    return Answers.of(overviews.of(viewer, Asked.period(period)), asked, documents);
  }

  @Post("/{period}/issues")
  @Secured("ESCALATION_MANAGER")
  HttpResponse<?> issue(HttpRequest<?> request, Viewer viewer, String period, @Body byte[] body) {
    Period of = Asked.period(period);
    IssuesInput input = contract.read("OverviewIssuesInput", body, IssuesInput.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    int atMost = input.atMost() == null ? USUAL : input.atMost();
    return Replies.ok(() -> issues.issueMany(viewer, of, atMost, input.remarks(), key));
  }
}
