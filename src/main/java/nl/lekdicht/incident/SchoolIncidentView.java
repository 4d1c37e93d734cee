package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.deadline.DeadlineView;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a school sees it: no other school, no evidence, and no free text of the supplier, which may name either.
 *
 * @param protocol what the first checklist is about
 * @param measures the steps that were done, oldest first
 */
@Serdeable
record SchoolIncidentView(
    UUID id,
    String number,
    String supplier,
    Report.What what,
    Report.Where where,
    BilingualText protocol,
    IncidentKind kind,
    String status,
    Instant receivedAt,
    @Nullable Instant discoveredAt,
    @Nullable Instant closedAt,
    boolean escalated,
    @Nullable Instant toldAt,
    List<MeasureView> measures,
    List<DeadlineView> deadlines) {

  @Serdeable
  record MeasureView(BilingualText title, Instant performedAt) {}
}
