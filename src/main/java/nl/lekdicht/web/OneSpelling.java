package nl.lekdicht.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a last slash: the router would take {@code /v1/reports/} for {@code /v1/reports}. Runs inside {@link Headers}, so that the
 * refusal is described like every answer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class OneSpelling {
  @RequestFilter
  @Nullable HttpResponse<?> refuseLastSlash(HttpRequest<?> request) {
    String path = request.getPath();
    return path.length() > 1 && path.endsWith("/")
        ? Problems.of(
            HttpStatus.NOT_FOUND, "not-found", "There is nothing here: leave off the last slash.")
        : null;
  }
}
