package nl.lekdicht.watch;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Whether this instance keeps watch: down when it has not for a minute. */
@Singleton
@Requires(property = "datasources.default.enabled", notEquals = "false")
final class WatchHealth implements HealthIndicator {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final WatchMeters meters;

  WatchHealth(WatchMeters meters) {
    this.meters = meters;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Duration age = meters.age();
    return Publishers.just(
        HealthResult.builder("watch")
            .status(age.compareTo(LONGEST) > 0 ? HealthStatus.DOWN : HealthStatus.UP)
            .details(Map.of("lastTurnSecondsAgo", age.toSeconds()))
            .build());
  }
}
