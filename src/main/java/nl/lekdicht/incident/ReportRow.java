package nl.lekdicht.incident;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.Report;
import org.jspecify.annotations.Nullable;

/** A report as it is stored, with what was made of it. */
@MappedEntity("report")
record ReportRow(
    @Id UUID id,
    UUID supplierId,
    Instant receivedAt,
    @Nullable Instant discoveredAt,
    String channel,
    String summary,
    String description,
    String what,
    String place,
    String reporterName,
    String reporterContact,
    String proposedChecklists,
    Instant recordedAt,
    UUID recordedBy,
    @Nullable String recordedByName,
    @Nullable UUID incidentId) {

  Report report() {
    return new Report(
        id,
        receivedAt,
        discoveredAt,
        channel,
        summary,
        description,
        Report.What.valueOf(what),
        Report.Where.valueOf(place),
        reporterName,
        reporterContact);
  }

  List<String> proposals() {
    return proposedChecklists.isEmpty() ? List.of() : List.of(proposedChecklists.split(","));
  }
}
