package nl.lekdicht.register;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.web.ValueJson;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of an entry; see {@link nl.lekdicht.core.register.RegisterEntry}.
 *
 * @param schools how many are hit
 */
@Serdeable
record SummaryView(
    UUID id,
    String number,
    String title,
    String origin,
    String kind,
    @Nullable String classification,
    @Nullable String incidentType,
    String state,
    @Nullable String risk,
    @Nullable String apState,
    boolean sensitive,
    Instant reportedAt,
    @Nullable Instant occurredFrom,
    @Nullable Instant discoveredAt,
    @Nullable Instant establishedAt,
    @Nullable Instant closedAt,
    ValueJson.@Nullable Range people,
    int schools) {

  static SummaryView of(SummaryRow row) {
    return new SummaryView(
        row.id(),
        row.number(),
        row.title(),
        row.origin(),
        row.kind(),
        row.classification(),
        row.incidentType(),
        row.state(),
        row.risk(),
        row.apState(),
        row.sensitive(),
        row.reportedAt(),
        row.occurredFrom(),
        row.discoveredAt(),
        row.establishedAt(),
        row.closedAt(),
        row.peopleMin() == null || row.peopleMax() == null
            ? null
            : new ValueJson.Range(row.peopleMin(), row.peopleMax()),
        row.schools());
  }
}
