package nl.lekdicht.stream;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** When the turns of the webhooks are taken. */
@Singleton
@Requires(property = "lekdicht.watch.enabled", notEquals = "false")
final class WebhookTurns {
  private final FanOut fanOut;
  private final Sending sending;
  private final InstantSource clock;

  WebhookTurns(FanOut fanOut, Sending sending, InstantSource clock) {
    this.fanOut = fanOut;
    this.sending = sending;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "1s")
  void fanOut() {
    fanOut.runOnce(clock.instant());
  }

  @Scheduled(initialDelay = "2s", fixedDelay = "1s")
  void send() {
    var _ = sending.runOnce(clock.instant());
  }
}
