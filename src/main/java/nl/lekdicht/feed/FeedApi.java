package nl.lekdicht.feed;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.web.Problems;
import org.jspecify.annotations.Nullable;

/** The caller's own calendar feed. */
@Controller("/v1/calendar-feed")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD", "SCHOOL_CONTACT", "SCHOOL_SYSTEM"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedApi {
  private final CalendarFeeds feeds;

  FeedApi(CalendarFeeds feeds) {
    this.feeds = feeds;
  }

  /** Nothing is asked, so what the body says does not matter. */
  @Post
  HttpResponse<?> make(Viewer viewer, @Body byte @Nullable [] body) {
    return HttpResponse.created(feeds.make(viewer));
  }

  @Get
  HttpResponse<?> find(Viewer viewer) {
    return feeds
        .find(viewer)
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> Problems.from(CalendarFeeds.none()));
  }

  @Post("/revocation")
  HttpResponse<?> revoke(Viewer viewer, @Body byte @Nullable [] body) {
    Reply<Boolean> reply = feeds.revoke(viewer);
    return Replies.answer(() -> reply, _ -> HttpResponse.noContent());
  }
}
