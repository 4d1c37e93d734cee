package nl.lekdicht.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** What every answer says about itself, problems included. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Headers {
  /** Equals {@code info.version} of the contract; a test holds them together. */
  static final String VERSION = "1.0.0";

  @ResponseFilter
  void describe(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.getHeaders().set("API-Version", VERSION);
    if (request.getPath().startsWith("/v1/")) {
      if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
      }
      response.getHeaders().set("X-Content-Type-Options", "nosniff");
    }
  }
}
