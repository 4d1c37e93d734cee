package nl.lekdicht.stream;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** When the turns of the live streams are taken. */
@Singleton
@Requires(property = "lekdicht.watch.enabled", notEquals = "false")
final class StreamTurns {
  private final Listeners listeners;
  private final Happenings happenings;
  private final InstantSource clock;

  StreamTurns(Listeners listeners, Happenings happenings, InstantSource clock) {
    this.listeners = listeners;
    this.happenings = happenings;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "500ms")
  void wake() {
    listeners.runOnce(clock.instant());
  }

  @Scheduled(initialDelay = "11m", fixedDelay = "1h")
  void forget() {
    happenings.forget(clock.instant());
  }
}
