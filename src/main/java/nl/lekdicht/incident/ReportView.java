package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.Report;
import org.jspecify.annotations.Nullable;

/**
 * A report as the supplier sees it.
 *
 * @param incidentId the incident that was made of it; null while there is none
 */
@Serdeable
record ReportView(
    UUID id,
    Instant receivedAt,
    @Nullable Instant discoveredAt,
    String channel,
    String summary,
    String description,
    Report.What what,
    Report.Where where,
    String reporterName,
    String reporterContact,
    Instant recordedAt,
    Person recordedBy,
    List<String> proposedChecklists,
    @Nullable UUID incidentId) {

  static ReportView of(ReportRow row) {
    return of(row, row.incidentId());
  }

  /** As it was answered first, before an incident was made of it. */
  static ReportView asRecorded(ReportRow row) {
    return of(row, null);
  }

  private static ReportView of(ReportRow row, @Nullable UUID incidentId) {
    String name = row.recordedByName();
    return new ReportView(
        row.id(),
        row.receivedAt(),
        row.discoveredAt(),
        row.channel(),
        row.summary(),
        row.description(),
        Report.What.valueOf(row.what()),
        Report.Where.valueOf(row.place()),
        row.reporterName(),
        row.reporterContact(),
        row.recordedAt(),
        new Person(row.recordedBy(), name == null ? "" : name),
        row.proposals(),
        incidentId);
  }
}
