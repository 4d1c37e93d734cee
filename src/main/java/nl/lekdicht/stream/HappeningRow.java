package nl.lekdicht.stream;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened, as its viewer may see it. */
@MappedEntity("happening")
@Introspected
record HappeningRow(
    String tx,
    @Id long seq,
    Instant at,
    String kind,
    @Nullable UUID incidentId,
    @Nullable String incidentNumber,
    @Nullable Integer entry,
    @Nullable UUID reportId) {
  Position position() {
    return new Position(Long.parseLong(tx), seq);
  }
}
