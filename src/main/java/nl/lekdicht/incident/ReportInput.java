package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.core.Report;
import org.jspecify.annotations.Nullable;

@Serdeable
record ReportInput(
    Instant receivedAt,
    @Nullable Instant discoveredAt,
    String channel,
    String summary,
    String description,
    Report.What what,
    Report.Where where,
    String reporterName,
    String reporterContact) {
  Report report(UUID id) {
    return new Report(
        id,
        receivedAt,
        discoveredAt,
        channel,
        summary,
        description,
        what,
        where,
        reporterName,
        reporterContact);
  }
}
