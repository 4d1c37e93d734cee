package nl.lekdicht.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many clients at once, each taking the next job when it has finished one. */
final class Load {
  private Load() {}

  /** What one client does; made before the clock runs. */
  interface Client extends AutoCloseable {
    void step(Job job, int turn) throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
  }

  /** What came of it: the latency of every step in nanoseconds, in rising order. */
  record Result(List<Long> latencies, Duration took, Spent spent) {
    int steps() {
      return latencies.size();
    }

    double perSecond() {
      return steps() / (took.toNanos() / 1e9);
    }

    double milliseconds(double quantile) {
      return latencies.get((int) Math.min(steps() - 1, steps() * quantile)) / 1e6;
    }
  }

  /** Works until no job is left. What it spent is read while the clients still have their connections. */
  static Result run(
      int count, List<Job> jobs, Callable<? extends Client> clients, Callable<Spent> meter)
      throws Exception {
    var queue = new ConcurrentLinkedQueue<>(jobs);
    var ready = new ArrayList<Client>();
    try {
      for (var i = 0; i < count; i++) {
        ready.add(clients.call());
      }
      var spentBefore = meter.call();
      var begun = System.nanoTime();
      var latencies =
          inParallel(
              ready.stream().<Callable<List<Long>>>map(it -> () -> work(it, queue)).toList());
      var took = Duration.ofNanos(System.nanoTime() - begun);
      return new Result(
          latencies.stream().flatMap(List::stream).sorted().toList(),
          took,
          meter.call().since(spentBefore));
    } finally {
      for (var client : ready) {
        client.close();
      }
    }
  }

  private static List<Long> work(Client client, ConcurrentLinkedQueue<Job> queue) throws Exception {
    var latencies = new ArrayList<Long>();
    for (var job = queue.poll(); job != null; job = queue.poll()) {
      for (var turn = 0; turn < Job.TURNS.size(); turn++) {
        var begun = System.nanoTime();
        client.step(job, turn);
        latencies.add(System.nanoTime() - begun);
      }
    }
    return latencies;
  }

  static <T> List<T> inParallel(List<Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    }
  }
}
