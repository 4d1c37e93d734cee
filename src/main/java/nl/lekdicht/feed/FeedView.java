package nl.lekdicht.feed;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** That somebody has a calendar feed, without its address. */
@Serdeable
record FeedView(Instant createdAt) {
  /** A new feed with its address, which is shown this once. */
  @Serdeable
  record Made(String url, Instant createdAt) {}
}
