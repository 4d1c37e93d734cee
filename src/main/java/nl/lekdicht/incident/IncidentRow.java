package nl.lekdicht.incident;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.core.journal.Chain;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an incident beside its journal.
 *
 * @param reportId null exactly when it was erased
 */
@MappedEntity("incident")
record IncidentRow(
    @Id UUID id,
    UUID supplierId,
    String number,
    @Nullable UUID reportId,
    String title,
    String kind,
    String status,
    Instant openedAt,
    @Nullable Instant closedAt,
    int headNumber,
    String headHash,
    @Nullable Instant erasedAt) {

  Chain.Head head() {
    return new Chain.Head(headNumber, headHash);
  }
}
