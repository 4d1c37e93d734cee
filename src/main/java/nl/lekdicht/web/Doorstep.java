package nl.lekdicht.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the router would let pass: {@code /v1/reports/} for {@code /v1/reports}, an address with U+0000, which no database can
 * look for, a media type that is none, and a body that says that it is too large. Runs inside
 * {@link Headers}, so that the refusal is described like every answer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class Doorstep {
  @RequestFilter
  @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
    String path = request.getPath();
    if (path.length() > 1 && path.endsWith("/")) {
      return Problems.of(
          HttpStatus.NOT_FOUND, "not-found", "There is nothing here: leave off the last slash.");
    }
    if (path.contains("%00")) {
      return Problems.of(HttpStatus.BAD_REQUEST, "bad-request", "The request cannot be read.");
    }
    if (BodyLimit.isPassed(request)) {
      return BodyLimit.refusal();
    }
    if (request.getHeaders().contains(HttpHeaders.CONTENT_TYPE)
        && request.getContentType().isEmpty()) {
      return Problems.unsupportedMediaType();
    }
    return null;
  }
}
