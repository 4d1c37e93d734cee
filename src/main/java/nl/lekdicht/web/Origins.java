package nl.lekdicht.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsFilter;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.resource.StaticResourceResolver;

/**
 * Keeps pages from elsewhere from calling a service on the reader's own machine, as the framework does, but for a {@link SecretAddress}. Our
 * pages tell nobody where they are (Referrer-Policy: no-referrer), so that the forms on them come from the origin "null"; and behind a
 * proxy on the same machine every form comes from elsewhere.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Replaces(CorsFilter.class)
final class Origins extends CorsFilter {
  Origins(
      CorsConfiguration configuration,
      StaticResourceResolver resources,
      Router router,
      HttpHostResolver hosts) {
    super(configuration, resources, router, hosts);
  }

  @Override
  protected boolean shouldDenyToPreventDriveByLocalhostAttack(
      String origin, HttpRequest<?> request) {
    return !isSecret(request) && super.shouldDenyToPreventDriveByLocalhostAttack(origin, request);
  }

  private static boolean isSecret(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(route -> route.getAnnotationMetadata().isAnnotationPresent(SecretAddress.class))
        .isPresent();
  }
}
