package nl.lekdicht.alert;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that may send warnings. */
@Serdeable
record SourceView(
    UUID id, String name, Instant createdAt, @Nullable Instant revokedAt, @Nullable String reason) {
  static SourceView of(SourceRow row) {
    return new SourceView(
        row.id(), row.name(), row.createdAt(), row.revokedAt(), row.revocationReason());
  }

  /** A new source with its key, which is shown this once. */
  @Serdeable
  record Made(UUID id, String name, String key, Instant createdAt) {}

  /** A page of sources. */
  @Serdeable
  record Page(List<SourceView> items, @Nullable String nextCursor) {}
}
