package nl.lekdicht;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import nl.lekdicht.web.Problems;

/**
 * Figures for Prometheus. Answered to callers on this machine only, unless LEKDICHT_METRICS_OPEN is true: behind a proxy on this machine
 * everybody is such a caller, so let that proxy keep the address to itself.
 */
@Controller("/metrics")
@Secured(SecurityRule.IS_ANONYMOUS)
class MetricsPage {
  private final PrometheusMeterRegistry registry;
  private final boolean open;

  MetricsPage(
      PrometheusMeterRegistry registry,
      @Property(name = "lekdicht.metrics.open", defaultValue = "false") boolean open) {
    this.registry = registry;
    this.open = open;
  }

  @Get(produces = MediaType.TEXT_PLAIN)
  HttpResponse<?> figures(HttpRequest<?> request) {
    return open || request.getRemoteAddress().getAddress().isLoopbackAddress()
        ? HttpResponse.ok(registry.scrape())
        : Problems.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
  }
}
