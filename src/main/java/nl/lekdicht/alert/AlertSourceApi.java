package nl.lekdicht.alert;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Query;

/** Alert sources, for administrators. */
@Controller("/v1/alert-sources")
@Secured("ADMINISTRATOR")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertSourceApi {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final AlertSources sources;
  private final Contract contract;

  AlertSourceApi(AlertSources sources, Contract contract) {
    this.sources = sources;
    this.contract = contract;
  }

  @Serdeable
  record AlertSourceInput(String name) {}

  @Serdeable
  record AlertSourceRevocationInput(String reason) {}

  @Get
  SourceView.Page list(HttpRequest<?> request, Viewer viewer) {
    var query = Query.of(request);
    var limit = query.limit();
    var after = query.cursor(parts -> UUID.fromString(parts.getFirst()));
    query.done();
    var found = sources.list(viewer, after == null ? BEFORE_ALL : after, limit + 1);
    var items = found.stream().limit(limit).toList();
    return new SourceView.Page(
        items, found.size() > limit ? Query.cursor(items.getLast().id().toString()) : null);
  }

  @Post
  HttpResponse<?> make(HttpRequest<?> request, Viewer viewer, @Body byte[] body) {
    var input = contract.read("AlertSourceInput", body, AlertSourceInput.class);
    var key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(() -> sources.make(viewer, input.name(), key), HttpResponse::created);
  }

  @Post("/{sourceId}/revocation")
  HttpResponse<?> revoke(HttpRequest<?> request, Viewer viewer, UUID sourceId, @Body byte[] body) {
    var input = contract.read("AlertSourceRevocationInput", body, AlertSourceRevocationInput.class);
    var key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> sources.revoke(viewer, sourceId, input.reason(), key));
  }
}
