package nl.lekdicht.reading;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.util.Optional;
import nl.lekdicht.account.SignedIn;

/**
 * Notes each reading of an incident once it is known that it may be read, and before any of it is given. What cannot be noted is not given:
 * the failure becomes the answer.
 */
@ServerFilter("/v1/**")
final class ReadingLog {
  /** Asked for at the first reading: the front door stands without a database, too. */
  private final BeanProvider<Readings> readings;

  ReadingLog(BeanProvider<Readings> readings) {
    this.readings = readings;
  }

  @ResponseFilter
  void note(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() < 300 && isReading(request)) {
      find(request)
          .ifPresent(what ->
              SignedIn.find(request).ifPresent(viewer -> readings.get().note(viewer, what)));
    }
  }

  /** A preview changes nothing, whatever its method. */
  private static boolean isReading(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET
        || request.getMethod() == HttpMethod.HEAD
        || request.getPath().endsWith("/preview");
  }

  private static Optional<Glance> find(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(UriRouteMatch.class::isInstance)
        .map(UriRouteMatch.class::cast)
        .flatMap(route ->
            Glance.of(
                route.getRouteInfo().getUriMatchTemplate().toPathString(),
                route.getVariableValues()));
  }
}
