package nl.lekdicht.account;

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
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** Deputies: named by the escalation manager or an administrator, read by everybody who hears warnings. */
@Controller("/v1/deputies")
@Secured({"ESCALATION_MANAGER", "ADMINISTRATOR"})
@ExecuteOn(TaskExecutors.BLOCKING)
class DeputyApi {
  private final Deputies deputies;
  private final Contract contract;

  DeputyApi(Deputies deputies, Contract contract) {
    this.deputies = deputies;
    this.contract = contract;
  }

  @Serdeable
  record DeputyInput(UUID accountId, Instant from, Instant until) {
    Deputies.Wanted wanted() {
      return new Deputies.Wanted(accountId, from, until);
    }
  }

  @Serdeable
  record DeputyEndInput(@Nullable String reason) {}

  @Get
  @Secured({"ESCALATION_MANAGER", "ADMINISTRATOR", "INCIDENT_MANAGER", "BOARD"})
  DeputyView.Page list(HttpRequest<?> request, Viewer viewer) {
    var query = Query.of(request);
    var limit = query.limit();
    var before = query.cursor(parts -> UUID.fromString(parts.getFirst()));
    query.done();
    var found = deputies.list(viewer, before, limit + 1);
    var items = found.stream().limit(limit).toList();
    return new DeputyView.Page(
        items, found.size() > limit ? Query.cursor(items.getLast().id().toString()) : null);
  }

  @Post
  HttpResponse<?> name(HttpRequest<?> request, Viewer viewer, @Body byte[] body) {
    var input = contract.read("DeputyInput", body, DeputyInput.class);
    var key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(() -> deputies.name(viewer, input.wanted(), key), HttpResponse::created);
  }

  @Post("/{deputyId}/end")
  HttpResponse<?> end(HttpRequest<?> request, Viewer viewer, UUID deputyId, @Body byte[] body) {
    var input = contract.read("DeputyEndInput", body, DeputyEndInput.class);
    var key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> deputies.end(viewer, deputyId, input.reason(), key));
  }
}
