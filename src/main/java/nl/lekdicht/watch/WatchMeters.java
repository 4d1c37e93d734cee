package nl.lekdicht.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The watch in figures. Deadlines are counted by the clock of {@link TermCount}; not known is not a number. */
@Singleton
final class WatchMeters implements MeterBinder {
  private final InstantSource clock;
  private final LongAdder fired = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final AtomicReference<Instant> keptAt;
  private final AtomicLong lastTurnNanos = new AtomicLong();
  private final AtomicReference<WatchStore.@Nullable Terms> terms = new AtomicReference<>();

  WatchMeters(InstantSource clock) {
    this.clock = clock;
    keptAt = new AtomicReference<>(clock.instant());
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    terms(registry, "lekdicht.terms.running", "Terms that run", WatchStore.Terms::running);
    terms(
        registry,
        "lekdicht.terms.due.soon",
        "Terms that run and fall due within four hours",
        WatchStore.Terms::dueSoon);
    terms(
        registry,
        "lekdicht.terms.missed",
        "Terms of open incidents that are past due and not met",
        WatchStore.Terms::missed);
    Gauge.builder("lekdicht.watch.age.seconds", this, meters -> meters.age().toMillis() / 1_000.0)
        .description("How long ago this instance last kept watch")
        .register(registry);
    Gauge.builder(
            "lekdicht.watch.turn.seconds", lastTurnNanos, nanos -> nanos.get() / 1_000_000_000.0)
        .description("How long the last turn of the watch took")
        .register(registry);
    counter(registry, "lekdicht.rungs.fired", "Warnings given", fired);
    counter(registry, "lekdicht.rungs.fired.late", "Warnings given later than they should", late);
  }

  private void terms(
      MeterRegistry registry, String name, String what, ToDoubleFunction<WatchStore.Terms> figure) {
    Gauge.builder(
            name,
            terms,
            known -> {
              WatchStore.Terms counted = known.get();
              return counted == null ? Double.NaN : figure.applyAsDouble(counted);
            })
        .description(what)
        .register(registry);
  }

  private static void counter(MeterRegistry registry, String name, String what, LongAdder counted) {
    FunctionCounter.builder(name, counted, LongAdder::doubleValue)
        .description(what)
        .register(registry);
  }

  void fired(int rungs, int lateOnes) {
    fired.add(rungs);
    late.add(lateOnes);
  }

  void kept(Instant moment, Duration took) {
    keptAt.set(moment);
    lastTurnNanos.set(took.toNanos());
  }

  /** Since this instance last kept watch; since its start, before it did. */
  Duration age() {
    return Duration.between(keptAt.get(), clock.instant());
  }

  void show(WatchStore.@Nullable Terms counted) {
    terms.set(counted);
  }
}
