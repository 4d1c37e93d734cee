package nl.lekdicht.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Processor time from {@code /proc}, in milliseconds. */
record Spent(double service, double postgres) {
  /** Linux counts in hundredths of a second for every program that asks. */
  private static final double MILLISECONDS_PER_TICK = 10;

  /**
   * Until now.
   *
   * @param data PostgreSQL's data directory
   */
  static Spent until(long service, Path data) throws IOException {
    while (true) {
      try {
        return sampled(service, data);
      } catch (NoSuchFileException e) {
        // A child ended just now; its parent has its time.
      }
    }
  }

  private static Spent sampled(long service, Path data) throws IOException {
    var postmaster =
        Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    var postgres = ticks(postmaster, true);
    for (var child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
      postgres += ticks(child.pid(), false);
    }
    return new Spent(
        ticks(service, false) * MILLISECONDS_PER_TICK, postgres * MILLISECONDS_PER_TICK);
  }

  Spent since(Spent before) {
    return new Spent(service - before.service, postgres - before.postgres);
  }

  /** User and system time; on request with that of children that have ended. */
  private static long ticks(long pid, boolean withEnded) throws IOException {
    var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    var ticks = 0L;
    for (var i = 11; i <= (withEnded ? 14 : 12); i++) {
      ticks += Long.parseLong(fields.get(i));
    }
    return ticks;
  }
}
