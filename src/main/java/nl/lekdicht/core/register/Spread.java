package nl.lekdicht.core.register;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, of many times that it was done; in whole minutes, cut off.
 *
 * @param count how often it was done
 * @param median the shortest time within which half of them were done; null where there is none
 * @param ninetieth the shortest time within which nine of ten were done; null where there is none
 * @param longest null where there is none
 * @param buckets from short to long; together they hold all
 */
public record Spread(
    long count,
    @Nullable Duration median,
    @Nullable Duration ninetieth,
    @Nullable Duration longest,
    List<Bucket> buckets) {
  private static final int WHOLE = 100;

  public Spread {
    buckets = List.copyOf(buckets);
  }

  /** So often it took that many minutes. */
  public record Timed(long minutes, long count) {}

  /**
   * @param upTo inclusive; null for all that took longer than the bucket before says
   */
  public record Bucket(@Nullable Duration upTo, long count) {}

  /**
   * @param limits of the buckets, inclusive, from short to long; a last bucket holds the rest
   */
  public static Spread of(List<Timed> times, List<Duration> limits) {
    List<Timed> sorted = times.stream().sorted(Comparator.comparingLong(Timed::minutes)).toList();
    long count = sorted.stream().mapToLong(Timed::count).sum();
    return new Spread(
        count,
        within(sorted, count, 50),
        within(sorted, count, 90),
        within(sorted, count, WHOLE),
        buckets(sorted, limits));
  }

  private static @Nullable Duration within(List<Timed> sorted, long count, int percent) {
    long done = 0;
    for (Timed timed : sorted) {
      done += timed.count();
      if (done * WHOLE >= count * percent) {
        return Duration.ofMinutes(timed.minutes());
      }
    }
    return null;
  }

  private static List<Bucket> buckets(List<Timed> sorted, List<Duration> limits) {
    List<Bucket> buckets = new ArrayList<>();
    long from = -1;
    for (Duration limit : limits) {
      buckets.add(new Bucket(limit, between(sorted, from, limit.toMinutes())));
      from = limit.toMinutes();
    }
    buckets.add(new Bucket(null, between(sorted, from, Long.MAX_VALUE)));
    return buckets;
  }

  private static long between(List<Timed> sorted, long above, long upTo) {
    return sorted.stream()
        .filter(timed -> timed.minutes() > above && timed.minutes() <= upTo)
        .mapToLong(Timed::count)
        .sum();
  }
}
