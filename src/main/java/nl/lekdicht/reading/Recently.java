package nl.lekdicht.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What was noted a short while ago, and need not be again: whoever turns the same page twice reads once. */
final class Recently {
  /** For so long the same part read by the same reader is one reading. */
  static final Duration ONE_READING = Duration.ofMinutes(10);

  private static final int MOST = 50_000;

  private record Key(UUID account, Glance what) {}

  private final Map<Key, Instant> noted =
      new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
          return size() > MOST;
        }
      };

  synchronized boolean isNoted(UUID account, Glance what, Instant now) {
    Instant at = noted.get(new Key(account, what));
    return at != null && now.isBefore(at.plus(ONE_READING)) && !now.isBefore(at);
  }

  /** To be called once it is stored. */
  synchronized void note(UUID account, Glance what, Instant at) {
    Key key = new Key(account, what);
    noted.remove(key);
    noted.put(key, at);
  }
}
