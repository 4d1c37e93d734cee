package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.checklist.StepRecord;
import nl.lekdicht.core.incident.AffectedSchool;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.SchoolMoment;
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

  static SchoolIncidentView of(
      Dossier dossier, AffectedSchool school, String supplierName, Instant now) {
    Incident incident = dossier.incident();
    IncidentEvent.Opened opened = incident.opened().event();
    return new SchoolIncidentView(
        incident.id(),
        opened.number(),
        supplierName,
        opened.what(),
        opened.where(),
        incident.runs().values().iterator().next().run().checklist().title(),
        incident.kind(),
        Dossiers.status(incident),
        incident.receivedAt(),
        incident.discoveredAt(),
        incident.closed() == null ? null : incident.closed().at(),
        incident.findEscalation().isPresent(),
        school.find(SchoolMoment.SCHOOL_TOLD).orElse(null),
        measures(incident),
        dossier.deadlines().stream()
            .filter(watched -> concerns(watched.deadline(), school.term().brin()))
            .map(watched -> DeadlineView.forSchool(watched, incident.id(), opened.number(), now))
            .toList());
  }

  private static boolean concerns(Deadline deadline, String brin) {
    boolean ofThisSchool = deadline.school() == null || deadline.school().equals(brin);
    return ofThisSchool && deadline.kind() != DeadlineKind.ESCALATION_ACKNOWLEDGEMENT;
  }

  private static List<MeasureView> measures(Incident incident) {
    return incident
        .liveRuns()
        .flatMap(run ->
            run.run().standing().values().stream()
                .filter(record -> record.outcome() == StepOutcome.DONE)
                .map(
                    record -> measure(run.run().checklist().step(record.stepId()).title(), record)))
        .sorted(Comparator.comparing(MeasureView::performedAt))
        .toList();
  }

  private static MeasureView measure(BilingualText title, StepRecord record) {
    return new MeasureView(title, Objects.requireNonNull(record.performedAt()));
  }
}
