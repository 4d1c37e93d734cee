package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.incident.AffectedSchool;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.SchoolMoment;
import org.jspecify.annotations.Nullable;

/** An incident as the supplier sees it. */
@Serdeable
record IncidentView(
    UUID id,
    String number,
    String title,
    IncidentKind kind,
    String status,
    UUID reportId,
    Instant receivedAt,
    @Nullable Instant discoveredAt,
    Instant openedAt,
    Person openedBy,
    @Nullable EscalationView escalation,
    @Nullable Instant establishedAt,
    @Nullable Instant apNotificationOpenedAt,
    List<SchoolView> affectedSchools,
    @Nullable Instant closedAt,
    @Nullable Person closedBy,
    @Nullable String closingNote,
    List<RunView> runs,
    int entries) {

  @Serdeable
  record EscalationView(Instant at, Effect.Certainty certainty, UUID runId, String stepId) {}

  /** How a school came to know. */
  enum Awareness {
    TOLD,
    FOUND_OUT
  }

  @Serdeable
  record SchoolView(
      String brin,
      String name,
      Instant addedAt,
      @Nullable Instant awareAt,
      @Nullable Awareness awareHow,
      @Nullable Instant toldAt,
      @Nullable Instant apNotifiedAt,
      boolean apNotRequired) {

    static SchoolView of(AffectedSchool school, Map<String, String> schoolNames) {
      Instant awareAt = school.findAwareness().orElse(null);
      Instant toldAt = school.find(SchoolMoment.SCHOOL_TOLD).orElse(null);
      Awareness how =
          awareAt == null ? null : awareAt.equals(toldAt) ? Awareness.TOLD : Awareness.FOUND_OUT;
      String brin = school.term().brin();
      return new SchoolView(
          brin,
          schoolNames.getOrDefault(brin, ""),
          school.addedAt(),
          awareAt,
          how,
          toldAt,
          school.find(SchoolMoment.AP_NOTIFIED).orElse(null),
          school.find(SchoolMoment.AP_NOT_REQUIRED).isPresent());
    }
  }

  static IncidentView of(Dossier dossier, Map<String, String> schoolNames, Instant now) {
    Incident incident = dossier.incident();
    IncidentEvent.Opened opened = incident.opened().event();
    return new IncidentView(
        incident.id(),
        opened.number(),
        opened.title(),
        incident.kind(),
        Dossiers.status(incident),
        opened.reportId(),
        incident.receivedAt(),
        incident.discoveredAt(),
        incident.opened().at(),
        Person.of(incident.opened().by(), dossier.names()),
        incident
            .findEscalation()
            .map(found ->
                new EscalationView(
                    java.util.Objects.requireNonNull(found.record().performedAt()),
                    found.certainty(),
                    found.run(),
                    found.record().stepId()))
            .orElse(null),
        incident.findEstablishedAt().orElse(null),
        incident.findApNotificationOpenedAt().orElse(null),
        incident.schools().values().stream()
            .map(school -> SchoolView.of(school, schoolNames))
            .toList(),
        incident.closed() == null ? null : incident.closed().at(),
        incident.closed() == null ? null : Person.of(incident.closed().by(), dossier.names()),
        incident.closed() == null ? null : incident.closed().event().note(),
        incident.runs().values().stream().map(run -> RunView.of(dossier, run, now)).toList(),
        incident.entries());
  }
}
