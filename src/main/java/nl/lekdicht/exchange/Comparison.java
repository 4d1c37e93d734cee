package nl.lekdicht.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.database.TimeOrderedId;

/**
 * Lines of a file beside what was taken over before.
 *
 * @param kept new ones and changed ones, in the order of the file
 * @param erased lines with a number that was erased since: they do not come back
 */
record Comparison(
    int fresh, int changed, int unchanged, List<Versioned> kept, List<Reading.Line> erased) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CHUNK = 1_000;

  /**
   * @param firstAt when its first version was taken over
   */
  record Versioned(UUID id, int version, Instant firstAt, Reading.Line line) {}

  /** Within the transaction of the caller. */
  static Comparison of(List<Reading.Line> lines, ImportStore store, Instant now) {
    int fresh = 0;
    int unchanged = 0;
    List<Versioned> kept = new ArrayList<>();
    List<Reading.Line> erased = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += CHUNK) {
      List<Reading.Line> chunk = lines.subList(from, Math.min(from + CHUNK, lines.size()));
      Map<String, LatestRow> latest = new HashMap<>();
      store
          .latest(json(chunk.stream().map(line -> line.content().number()).toList()), chunk.size())
          .forEach(row -> latest.put(row.number(), row));
      for (Reading.Line line : chunk) {
        LatestRow before = latest.get(line.content().number());
        if (before == null) {
          fresh++;
          kept.add(new Versioned(TimeOrderedId.at(now), 1, now, line));
        } else if (before.content() == null) {
          erased.add(line);
        } else if (before.content().equals(line.content().text())) {
          unchanged++;
        } else {
          kept.add(new Versioned(before.id(), before.version() + 1, before.firstAt(), line));
        }
      }
    }
    return new Comparison(
        fresh, kept.size() - fresh, unchanged, List.copyOf(kept), List.copyOf(erased));
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
