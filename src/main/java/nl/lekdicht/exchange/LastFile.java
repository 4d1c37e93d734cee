package nl.lekdicht.exchange;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import nl.lekdicht.exchange.SourceFile.Unreadable;
import org.jspecify.annotations.Nullable;

/** Remembers for some minutes the file that was read last, while there is memory to spare: who tries a mapping tries it again. */
@Singleton
final class LastFile {
  static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final InstantSource clock;
  private volatile @Nullable SoftReference<Held> last;

  LastFile(InstantSource clock) {
    this.clock = clock;
  }

  private record Held(String digest, Instant at, SourceFile file) {}

  private static @Nullable Held held(@Nullable SoftReference<Held> reference) {
    return reference == null ? null : reference.get();
  }

  /**
   * @param digest of the content
   */
  SourceFile read(String digest, byte[] content) throws Unreadable {
    Held held = held(last);
    SourceFile file =
        held != null && held.digest().equals(digest) ? held.file() : SourceFile.read(content);
    last = new SoftReference<>(new Held(digest, clock.instant(), file));
    return file;
  }

  /** Forgets what nobody read for a while: the file itself may be erased by then. */
  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void forgetStale() {
    Held held = held(last);
    if (held != null && !clock.instant().isBefore(held.at().plus(REMEMBERED))) {
      last = null;
    }
  }

  /**
   * Forgets a file that no longer waits.
   *
   * @param digest of its content
   */
  void forget(String digest) {
    Held held = held(last);
    if (held != null && held.digest().equals(digest)) {
      last = null;
    }
  }
}
