package nl.lekdicht.stream;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/**
 * One open stream. What waits for the client is bounded: as long as there is no room nothing more is read for it, and a client that takes
 * nothing for {@link #PATIENCE} while something waits is dropped.
 */
final class Listener {
  static final int MOST_WAITING = 500;
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Besides what happened there is room for a heartbeat and a last word. */
  private static final int SPARE = 8;

  private final Viewer viewer;
  private final @Nullable UUID supplier;
  private final Queue<Event<String>> waiting = new ArrayBlockingQueue<>(MOST_WAITING + SPARE);
  private final Sinks.Many<Event<String>> sink =
      Sinks.many().unicast().onBackpressureBuffer(waiting);
  private final Sinks.Empty<Void> drop = Sinks.empty();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicBoolean beat = new AtomicBoolean();
  private volatile Position position;
  private volatile boolean behind = true;
  private volatile Instant lastBeat;
  private long takenBefore;
  private Instant movedAt;

  Listener(Viewer viewer, @Nullable UUID supplier, Position position, Instant at) {
    this.viewer = viewer;
    this.supplier = supplier;
    this.position = position;
    this.lastBeat = at;
    this.movedAt = at;
  }

  Viewer viewer() {
    return viewer;
  }

  Position position() {
    return position;
  }

  boolean follows(UUID any) {
    return any.equals(supplier);
  }

  /** What the client gets; to be subscribed to once. */
  Publisher<Event<String>> events(Runnable atEnd) {
    return sink.asFlux()
        .doOnNext(_ -> taken.incrementAndGet())
        .takeUntilOther(drop.asMono())
        .doFinally(_ -> atEnd.run());
  }

  /** How many more happenings may be read for it now. */
  int room() {
    return Math.max(0, MOST_WAITING - waiting.size());
  }

  /** Hands over an event, for the one thread that reads; false when nobody takes it any more. */
  boolean tell(Event<String> event, Position reached) {
    boolean told = sink.tryEmitNext(event).isSuccess();
    if (told) {
      position = reached;
    }
    return told;
  }

  /** Everything up to there was read, and nothing of it was for this viewer. */
  void reach(Position further) {
    position = further;
  }

  /** Ends the stream when everything in it was taken, for the one thread that reads. */
  void end() {
    sink.tryEmitComplete();
  }

  /** Ends the stream at once, for any thread; what waits in it is asked for again when the client comes back. */
  void drop() {
    drop.tryEmitEmpty();
  }

  void isBehind(boolean still) {
    behind = still;
  }

  boolean isBehind() {
    return behind;
  }

  /** Whether it is time to show that the stream lives, and to see whether its session does. */
  boolean isBeatDue(Instant at) {
    if (Duration.between(lastBeat, at).compareTo(HEARTBEAT) < 0) {
      return false;
    }
    lastBeat = at;
    beat.set(true);
    return true;
  }

  /** Whether a heartbeat is to be sent; asked, it is not any more. */
  boolean takeBeat() {
    return beat.getAndSet(false);
  }

  /** For the one thread that takes turns. */
  boolean isTooSlow(Instant at) {
    long now = taken.get();
    if (waiting.isEmpty() || now != takenBefore) {
      takenBefore = now;
      movedAt = at;
      return false;
    }
    return Duration.between(movedAt, at).compareTo(PATIENCE) > 0;
  }

  /** Whether the caller is the first, and so the one to do the work until {@link #isDone}. */
  boolean isFirstCall() {
    return calls.getAndIncrement() == 0;
  }

  int calls() {
    return calls.get();
  }

  /**
   * @param answered how many calls there were when the work began
   */
  boolean isDone(int answered) {
    return calls.addAndGet(-answered) == 0;
  }
}
