package nl.lekdicht.stream;

import io.micronaut.http.sse.Event;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import nl.lekdicht.database.SessionEnded;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open streams of this instance. One turn looks whether anything is new and wakes those whom it may concern; each reads for itself,
 * with the rights of its viewer, a few at a time so that the rest of the service keeps its connections.
 */
@Singleton
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  /** Of one instance; the next is refused. */
  static final int MOST = 2_000;

  /** Of one session; with the next the oldest ends. */
  static final int MOST_PER_SESSION = 10;

  private static final int READERS = 4;
  private static final int PAGE = 200;
  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(3);

  private final Happenings happenings;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final Queue<Listener> open = new ConcurrentLinkedQueue<>();
  private final Semaphore readers = new Semaphore(READERS);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Position seen;
  private @Nullable Long era;

  Listeners(Happenings happenings, ObjectMapper json, InstantSource clock) {
    this.happenings = happenings;
    this.json = json;
    this.clock = clock;
  }

  /** What the stream says of itself. */
  @Serdeable
  record Word(String id, Instant at, String kind) {}

  /**
   * A stream of what happens after that place, or from now on. Empty when there is no room for another.
   *
   * @throws SessionEnded when the viewer's session no longer lives
   */
  Optional<Publisher<Event<String>>> open(Viewer viewer, @Nullable Position after) {
    if (open.size() >= MOST) {
      return Optional.empty();
    }
    var at = clock.instant();
    var start = happenings.start(viewer, after);
    var listener = new Listener(viewer, start.supplier(), start.position(), at);
    listener.tell(
        word(start.resync() ? "resync" : "opened", start.position(), at).retry(COME_BACK_AFTER),
        start.position());
    endOldestOf(viewer);
    open.add(listener);
    wake(listener);
    return Optional.of(listener.events(() -> open.remove(listener)));
  }

  private void endOldestOf(Viewer viewer) {
    var ofSession =
        open.stream().filter(it -> it.viewer().session().equals(viewer.session())).toList();
    ofSession.stream()
        .limit(Math.max(0, ofSession.size() - MOST_PER_SESSION + 1))
        .forEach(this::forget);
  }

  /** One turn: wakes the streams for which there may be something. */
  synchronized void runOnce(Instant at) {
    if (open.isEmpty()) {
      seen = null;
      return;
    }
    try {
      look(at);
    } catch (RuntimeException e) {
      LOG.warn("The database cannot be read; {} streams end: {}", open.size(), e.toString());
      open.forEach(this::forget);
    }
  }

  private void look(Instant at) {
    var last = seen;
    var news = happenings.news(last == null ? happenings.now() : last);
    if (era != null && era != news.era()) {
      LOG.warn("The database was restored: streams begin anew");
      open.forEach(this::forget);
    }
    era = news.era();
    seen = news.position();
    for (var listener : List.copyOf(open)) {
      if (listener.isTooSlow(at)) {
        LOG.info("A stream is dropped: its client takes nothing");
        forget(listener);
        continue;
      }
      if (listener.isBeatDue(at)
          || last == null
          || listener.isBehind()
          || news.suppliers().stream().anyMatch(listener::follows)) {
        wake(listener);
      }
    }
  }

  private void wake(Listener listener) {
    if (listener.isFirstCall()) {
      try {
        threads.execute(() -> work(listener));
      } catch (RejectedExecutionException e) {
        forget(listener);
      }
    }
  }

  private void work(Listener listener) {
    int calls;
    do {
      calls = listener.calls();
      try {
        readers.acquire();
        try {
          read(listener);
        } finally {
          readers.release();
        }
      } catch (SessionEnded e) {
        var position = listener.position();
        listener.tell(word("signed-out", position, clock.instant()), position);
        open.remove(listener);
        listener.end();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        forget(listener);
        return;
      } catch (RuntimeException e) {
        LOG.warn("A stream ends, for its events cannot be read: {}", e.toString());
        forget(listener);
      }
    } while (!listener.isDone(calls));
  }

  /** Looks at least once, for that also shows whether the session lives. */
  private void read(Listener listener) {
    boolean more = true;
    while (more) {
      int count = Math.min(PAGE, listener.room());
      var page = happenings.after(listener.viewer(), listener.position(), count);
      for (var row : page.rows()) {
        if (!listener.tell(event(row, listener.viewer()), row.position())) {
          return;
        }
      }
      more = count > 0 && page.rows().size() == count;
      listener.isBehind(more || count == 0);
      if (page.end() != null) {
        listener.reach(page.end());
      }
    }
    if (listener.takeBeat() && listener.room() > 0) {
      var position = listener.position();
      // Without data it is no event, but a client that comes back knows from where.
      listener.tell(Event.of("").comment("still here").id(position.toString()), position);
    }
  }

  private Event<String> event(HappeningRow row, Viewer viewer) {
    return Event.of(written(Happening.of(row, viewer.school() != null)))
        .id(row.position().toString())
        .name(row.kind());
  }

  private Event<String> word(String kind, Position position, Instant at) {
    var id = position.toString();
    return Event.of(written(new Word(id, at, kind))).id(id).name(kind);
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forget(Listener listener) {
    open.remove(listener);
    listener.drop();
  }

  int count() {
    return open.size();
  }

  @PreDestroy
  void close() {
    open.forEach(this::forget);
    threads.shutdownNow();
  }
}
