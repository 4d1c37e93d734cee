package nl.lekdicht.alert;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import nl.lekdicht.web.Problem;
import nl.lekdicht.web.Problems;
import org.jspecify.annotations.Nullable;

/** Where machines send their warnings. The key in the address is all that they show. */
@Controller("/v1/alerts")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertApi {
  private static final String A_MINUTE = "60";

  private final Alerts alerts;
  private final AlertBody bodies;

  AlertApi(Alerts alerts, AlertBody bodies) {
    this.alerts = alerts;
    this.bodies = bodies;
  }

  /** What a stranger sends is not even read. */
  @Post("/{key}")
  HttpResponse<?> deliver(String key, @Body byte @Nullable [] body) {
    return switch (alerts.caller(key)) {
      case Alerts.Caller.Unknown() -> unknown();
      case Alerts.Caller.TooMany() ->
          Problems.of(
                  HttpStatus.TOO_MANY_REQUESTS,
                  "too-many-alerts",
                  "More than 60 deliveries in a minute. Put several alerts in one.")
              .header(HttpHeaders.RETRY_AFTER, A_MINUTE);
      case Alerts.Caller.Known known ->
          alerts
              .deliver(known, bodies.read(body))
              .<HttpResponse<?>>map(HttpResponse::ok)
              .orElseGet(AlertApi::unknown);
    };
  }

  private static HttpResponse<Problem> unknown() {
    return Problems.of(
        HttpStatus.NOT_FOUND, "unknown-alert-key", "There is no alert source with this key.");
  }
}
