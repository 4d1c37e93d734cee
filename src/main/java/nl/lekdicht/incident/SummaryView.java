package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident in a list.
 *
 * @param nextDueAt the earliest deadline that is not met yet, past or to come
 */
@Serdeable
record SummaryView(
    UUID id,
    String number,
    String title,
    String kind,
    String status,
    Instant openedAt,
    @Nullable Instant closedAt,
    List<String> checklists,
    List<String> schools,
    @Nullable Instant nextDueAt) {

  static SummaryView of(SummaryRow row) {
    return new SummaryView(
        row.id(),
        row.number(),
        row.title(),
        row.kind(),
        row.status(),
        row.openedAt(),
        row.closedAt(),
        split(row.checklists()),
        split(row.schools()),
        row.nextDueAt());
  }

  private static List<String> split(String codes) {
    return codes.isEmpty() ? List.of() : List.of(codes.split(","));
  }
}
