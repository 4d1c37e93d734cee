package nl.lekdicht.stream;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Problems;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** What happens, as it happens. */
@Controller("/v1/events")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD", "SCHOOL_CONTACT", "SCHOOL_SYSTEM"})
final class EventsApi {
  private static final String LAST = "Last-Event-ID";
  private static final String RULE = "must be the id of an event";
  private static final int LONGEST_ID = 40;

  private final Listeners listeners;

  EventsApi(Listeners listeners) {
    this.listeners = listeners;
  }

  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> follow(HttpRequest<?> request, Viewer viewer) {
    var query = Query.of(request);
    var asked = query.text("after", LONGEST_ID);
    query.done();
    var after = after(request.getHeaders().get(LAST), asked);
    return listeners
        .open(viewer, after)
        .<HttpResponse<?>>map(events ->
            HttpResponse.ok(events)
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header("X-Accel-Buffering", "no"))
        .orElseGet(() ->
            Problems.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-many-streams",
                    "There are as many open streams as fit. Try again in a minute.")
                .header(HttpHeaders.RETRY_AFTER, "60"));
  }

  /** The header is what a client that reconnects by itself sends: it is newer than the address. */
  private static @Nullable Position after(@Nullable String header, @Nullable String asked) {
    if (header != null && !header.isEmpty()) {
      return Position.find(header).orElseThrow(() -> BadRequest.because(LAST, RULE));
    }
    return asked == null
        ? null
        : Position.find(asked).orElseThrow(() -> BadRequest.because("after", RULE));
  }
}
