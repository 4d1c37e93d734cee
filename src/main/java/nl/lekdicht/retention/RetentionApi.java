package nl.lekdicht.retention;

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
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import nl.lekdicht.core.register.Retained;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** What may go is read by managers; held, let go and erased by the escalation manager alone. */
@Controller("/v1")
@Secured("ESCALATION_MANAGER")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RetentionApi {
  private final Retention retention;
  private final Holds holds;
  private final Erasures erasures;
  private final Contract contract;

  RetentionApi(Retention retention, Holds holds, Erasures erasures, Contract contract) {
    this.retention = retention;
    this.holds = holds;
    this.erasures = erasures;
    this.contract = contract;
  }

  @Serdeable
  record HoldInput(String reason, LocalDate reviewOn) {}

  @Serdeable
  record HoldLiftingInput(String why) {}

  @Serdeable
  record ErasureInput(String number, String reason, @Nullable String language) {}

  @Get("/retention")
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
  PageView<RetainedView> list(HttpRequest<?> request, Viewer viewer) {
    Query query = Query.of(request);
    Retention.Asked state = query.oneOf("state", Retention.Asked.class);
    Retention.Asked asked = state == null ? Retention.Asked.DUE : state;
    int limit = query.limit();
    Retention.Place after =
        query.cursor(parts ->
            asked == Retention.Asked.HELD
                ? new Retention.Place(
                    null, LocalDate.parse(parts.get(0)), UUID.fromString(parts.get(1)))
                : new Retention.Place(
                    Query.momentOf(parts.get(0)), null, UUID.fromString(parts.get(1))));
    query.done();
    return PageView.of(
        retention.list(viewer, asked, after, limit + 1),
        limit,
        entry -> entry,
        entry -> Query.cursor(place(entry), entry.entryId().toString()));
  }

  private static String place(RetainedView entry) {
    return entry.state() == Retained.State.HELD && entry.hold() != null
        ? entry.hold().reviewOn().toString()
        : String.valueOf(entry.closedAt());
  }

  @Post("/register/entries/{id}/hold")
  HttpResponse<?> hold(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    HoldInput input = contract.read("HoldInput", body, HoldInput.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> holds.hold(viewer, id, input.reason(), input.reviewOn(), key));
  }

  @Post("/register/entries/{id}/hold-lifting")
  HttpResponse<?> lift(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    HoldLiftingInput input = contract.read("HoldLiftingInput", body, HoldLiftingInput.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> holds.lift(viewer, id, input.why(), key));
  }

  @Post("/register/entries/{id}/erasure")
  HttpResponse<?> erase(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    ErasureInput input = contract.read("ErasureInput", body, ErasureInput.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    String language = input.language() == null ? "nl" : input.language();
    return Replies.answer(
        () -> erasures.erase(viewer, id, input.number(), input.reason(), language, key),
        erasure -> HttpResponse.created(erasure, URI.create("/v1/erasures/" + erasure.id())));
  }
}
