package nl.lekdicht.stream;

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
import java.util.List;
import java.util.UUID;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.ListView;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** Webhooks, for the administrators of a supplier and for schools. */
@Controller("/v1/webhooks")
@Secured({"ADMINISTRATOR", "SCHOOL_CONTACT", "SCHOOL_SYSTEM"})
@ExecuteOn(TaskExecutors.BLOCKING)
class WebhooksApi {
  private final Webhooks webhooks;
  private final Contract contract;

  WebhooksApi(Webhooks webhooks, Contract contract) {
    this.webhooks = webhooks;
    this.contract = contract;
  }

  @Serdeable
  record WebhookInput(String url, @Nullable List<String> kinds) {}

  @Serdeable
  record WebhookClosureInput(String reason) {}

  @Get
  ListView<WebhookView> list(HttpRequest<?> request, Viewer viewer) {
    Query.of(request).done();
    return new ListView<>(webhooks.list(viewer));
  }

  @Post
  HttpResponse<?> make(HttpRequest<?> request, Viewer viewer, @Body byte[] body) {
    var input = contract.read("WebhookInput", body, WebhookInput.class);
    var key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(
        () -> webhooks.make(viewer, input.url(), input.kinds(), key), HttpResponse::created);
  }

  @Post("/{webhookId}/closure")
  HttpResponse<?> close(HttpRequest<?> request, Viewer viewer, UUID webhookId, @Body byte[] body) {
    var input = contract.read("WebhookClosureInput", body, WebhookClosureInput.class);
    var key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> webhooks.close(viewer, webhookId, input.reason(), key));
  }

  @Post("/{webhookId}/test")
  HttpResponse<?> test(HttpRequest<?> request, Viewer viewer, UUID webhookId) {
    var key = RequestKeys.of(viewer.account(), request, new byte[0]);
    return Replies.answer(
        () -> webhooks.test(viewer, webhookId, key), told -> HttpResponse.accepted().body(told));
  }
}
