package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.checklist.Effect;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.incident.AffectedSchool;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.SchoolMoment;
import nl.lekdicht.core.severity.Band;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the supplier sees it.
 *
 * @param withheldUntil until when nothing is told outside, on purpose; null when that is not so now
 */
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
    @Nullable Classification classification,
    boolean classificationAwaitsSecond,
    @Nullable SeverityView severity,
    @Nullable Risk risk,
    @Nullable Instant withheldUntil,
    List<SchoolView> affectedSchools,
    @Nullable Instant closedAt,
    @Nullable Person closedBy,
    @Nullable String closingNote,
    List<RunView> runs,
    int entries) {

  @Serdeable
  record EscalationView(Instant at, Effect.Certainty certainty, UUID runId, String stepId) {}

  /**
   * What the method of ENISA made of it.
   *
   * @param quarters the severity in quarters, 1 to 24
   */
  @Serdeable
  record SeverityView(int quarters, Band band) {}

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

    static SchoolView of(AffectedSchool school, boolean waivesAp, Map<String, String> schoolNames) {
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
          waivesAp);
    }
  }

  static IncidentView of(Dossier dossier, Map<String, String> schoolNames, Instant now) {
    Incident incident = dossier.incident();
    IncidentEvent.Opened opened = incident.opened().event();
    Assessment assessment = incident.assessment();
    Assessment.ClassificationOnRecord classification = assessment.classification();
    Assessment.SeverityOnRecord severity = assessment.severity();
    Assessment.Withholding withholding = assessment.withholding();
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
                    Objects.requireNonNull(found.record().performedAt()),
                    found.certainty(),
                    found.run(),
                    found.record().stepId()))
            .orElse(null),
        incident
            .findEstablishedAt()
            .orElse(classification == null ? null : classification.establishedAt()),
        incident.findApNotificationOpenedAt().orElse(null),
        classification == null ? null : classification.what(),
        classification != null && assessment.findClassification().isEmpty(),
        severity == null ? null : new SeverityView(severity.quarters(), severity.band()),
        assessment.risk() == null ? null : assessment.risk().risk(),
        withholding != null && withholding.holdsAt(now) ? withholding.until() : null,
        incident.schools().values().stream()
            .map(school ->
                SchoolView.of(school, assessment.waivesAp(school.term().brin()), schoolNames))
            .toList(),
        incident.closed() == null ? null : incident.closed().at(),
        incident.closed() == null ? null : Person.of(incident.closed().by(), dossier.names()),
        incident.closed() == null ? null : incident.closed().event().note(),
        incident.runs().values().stream().map(run -> RunView.of(dossier, run, now)).toList(),
        incident.entries());
  }
}
