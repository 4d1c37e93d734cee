package nl.lekdicht.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The outbox in figures. They are remembered, not looked up, when they are asked for; not known is not a number. */
@Singleton
final class OutboxMeters implements MeterBinder {
  private final LongAdder sent = new LongAdder();
  private final LongAdder givenUp = new LongAdder();
  private final AtomicReference<@Nullable Reading> last = new AtomicReference<>();

  /** How many mails wait, and for how long the first has. */
  record Reading(long waiting, long oldestSeconds) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "lekdicht.outbox.waiting", "Mails neither sent nor given up", Reading::waiting);
    gauge(
        registry,
        "lekdicht.outbox.oldest.seconds",
        "How long the first mail that waits for us has waited",
        Reading::oldestSeconds);
    counter(registry, "lekdicht.outbox.sent", "Mails sent", sent);
    counter(registry, "lekdicht.outbox.given.up", "Mails that could not be delivered", givenUp);
  }

  private void gauge(
      MeterRegistry registry, String name, String what, ToDoubleFunction<Reading> figure) {
    Gauge.builder(
            name,
            last,
            known -> {
              Reading reading = known.get();
              return reading == null ? Double.NaN : figure.applyAsDouble(reading);
            })
        .description(what)
        .register(registry);
  }

  private static void counter(MeterRegistry registry, String name, String what, LongAdder counted) {
    FunctionCounter.builder(name, counted, LongAdder::doubleValue)
        .description(what)
        .register(registry);
  }

  void sentOne() {
    sent.increment();
  }

  void gaveUpOne() {
    givenUp.increment();
  }

  void show(@Nullable Reading reading) {
    last.set(reading);
  }
}
