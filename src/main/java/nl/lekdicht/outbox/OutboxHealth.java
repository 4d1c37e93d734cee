package nl.lekdicht.outbox;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Whether mail gets out: a warning that nobody can receive is no warning. */
@Singleton
@Requires(property = "datasources.default.enabled", notEquals = "false")
final class OutboxHealth implements HealthIndicator {
  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final String NAME = "outbox";

  private final Backlog backlog;
  private final Delivery delivery;
  private final InstantSource clock;
  private final ExecutorService executor;

  OutboxHealth(
      Backlog backlog,
      Delivery delivery,
      InstantSource clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.backlog = backlog;
    this.delivery = delivery;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return new AsyncSingleResultPublisher<>(executor, this::look);
  }

  private HealthResult look() {
    HealthResult.Builder result = HealthResult.builder(NAME);
    try {
      OutboxMeters.Reading reading = backlog.at(clock.instant());
      boolean served = delivery.isDemo() || delivery.server().isPresent();
      boolean late = reading.oldestSeconds() > LONGEST_WAIT.toSeconds();
      return result
          .status(served && !late ? HealthStatus.UP : HealthStatus.DOWN)
          .details(
              Map.of(
                  "mail",
                  delivery.isDemo()
                      ? "kept under /mail"
                      : served ? "sent" : "no mail server is set",
                  "waiting",
                  reading.waiting(),
                  "oldestSeconds",
                  reading.oldestSeconds()))
          .build();
    } catch (RuntimeException e) {
      return result.status(HealthStatus.DOWN).exception(e).build();
    }
  }
}
