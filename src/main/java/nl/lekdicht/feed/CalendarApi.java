package nl.lekdicht.feed;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import nl.lekdicht.web.Problems;

/** What a calendar program reads. Its address is all that it shows, so the address is the secret. */
@Controller("/v1/calendar-feeds")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CalendarApi {
  /** Calendar programs come by every few hours; more often than this they get what they had. */
  private static final String CACHING = "private, max-age=300";

  private final CalendarFeeds feeds;

  CalendarApi(CalendarFeeds feeds) {
    this.feeds = feeds;
  }

  @Get(value = "/{calendar}", produces = "text/calendar; charset=utf-8")
  HttpResponse<?> read(String calendar) {
    return feeds
        .read(calendar)
        .<HttpResponse<?>>map(
            text -> HttpResponse.ok(text).header(HttpHeaders.CACHE_CONTROL, CACHING))
        .orElseGet(() ->
            Problems.of(
                HttpStatus.NOT_FOUND, "unknown-calendar", "There is no calendar at this address."))
        .toMutableResponse()
        .header("Referrer-Policy", "no-referrer");
  }
}
