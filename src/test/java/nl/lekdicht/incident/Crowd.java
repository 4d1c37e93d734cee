package nl.lekdicht.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** People who all do something at the same moment. */
final class Crowd {
  private Crowd() {}

  /** What each of so many got; none begins before all are ready. */
  static <T> List<T> of(int size, IntFunction<T> deed) throws Exception {
    CyclicBarrier ready = new CyclicBarrier(size);
    List<Callable<T>> deeds = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int who = i;
      deeds.add(() -> {
        ready.await();
        return deed.apply(who);
      });
    }
    try (var threads = Executors.newFixedThreadPool(size)) {
      List<T> got = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(deeds)) {
        got.add(each.get());
      }
      return got;
    }
  }
}
