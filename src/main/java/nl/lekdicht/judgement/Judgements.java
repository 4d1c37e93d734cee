package nl.lekdicht.judgement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.lekdicht.account.Roster;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.incident.AssessmentDecider;
import nl.lekdicht.core.incident.AssessmentEvent;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.Dossiers;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** Records what is judged of incidents, and what schools answer. Each method is one transaction. */
@Singleton
final class Judgements {
  private final Desk desk;
  private final Changes changes;
  private final Dossiers dossiers;
  private final Roster roster;

  Judgements(Desk desk, Changes changes, Dossiers dossiers, Roster roster) {
    this.desk = desk;
    this.changes = changes;
    this.dossiers = dossiers;
    this.roster = roster;
  }

  Optional<AssessmentView> find(Viewer viewer, UUID incidentId) {
    return desk.look(
        viewer,
        occasion ->
            dossiers.find(incidentId).map(dossier -> AssessmentView.of(dossier, occasion.at())));
  }

  Optional<SeverityView> findSeverity(Viewer viewer, UUID incidentId) {
    return desk.look(viewer, _ -> dossiers.find(incidentId).map(SeverityView::of));
  }

  Reply<AssessmentView> judge(
      Viewer viewer, UUID incidentId, AssessmentEvent proposed, @Nullable RequestKey key) {
    return record(viewer, incidentId, proposed, key, AssessmentView::of);
  }

  Reply<SeverityView> assess(
      Viewer viewer, UUID incidentId, AssessmentEvent assessed, @Nullable RequestKey key) {
    return record(viewer, incidentId, assessed, key, (dossier, _) -> SeverityView.of(dossier));
  }

  /** By the supplier, on the school's word. */
  Reply<SchoolActView.JointAnswer> answer(
      Viewer viewer,
      UUID incidentId,
      String brin,
      AssessmentEvent answer,
      @Nullable RequestKey key) {
    return record(viewer, incidentId, answer, key, (dossier, _) -> answer(dossier, brin));
  }

  /** By the supplier, on the school's word. */
  Reply<SchoolActView.SubjectInformation> tell(
      Viewer viewer, UUID incidentId, String brin, AssessmentEvent told, @Nullable RequestKey key) {
    return record(viewer, incidentId, told, key, (dossier, _) -> told(dossier, brin));
  }

  /** By the school itself; only for its own, and not while it is not to know of the incident. */
  Reply<SchoolActView.JointAnswer> answerOfSchool(
      Viewer viewer,
      UUID incidentId,
      String brin,
      AssessmentEvent answer,
      @Nullable RequestKey key) {
    return ofSchool(viewer, incidentId, brin, answer, key, (dossier, _) -> answer(dossier, brin));
  }

  /** By the school itself; only for its own, and not while it is not to know of the incident. */
  Reply<SchoolActView.SubjectInformation> tellOfSchool(
      Viewer viewer, UUID incidentId, String brin, AssessmentEvent told, @Nullable RequestKey key) {
    return ofSchool(viewer, incidentId, brin, told, key, (dossier, _) -> told(dossier, brin));
  }

  private <T> Reply<T> ofSchool(
      Viewer viewer,
      UUID incidentId,
      String brin,
      AssessmentEvent proposed,
      @Nullable RequestKey key,
      BiFunction<Dossier, Instant, T> show) {
    if (!brin.equals(viewer.school())) {
      return Reply.refused(new Refusal.Unknown("school", brin));
    }
    return changes.change(
        viewer,
        incidentId,
        key,
        (incident, occasion) ->
            incident.hiddenFrom(brin, occasion.at())
                ? Outcome.refused(new Refusal.Unknown("incident", incidentId.toString()))
                : AssessmentDecider.decide(incident, proposed, false, occasion),
        show);
  }

  private <T> Reply<T> record(
      Viewer viewer,
      UUID incidentId,
      AssessmentEvent proposed,
      @Nullable RequestKey key,
      BiFunction<Dossier, Instant, T> show) {
    return changes.change(
        viewer,
        incidentId,
        key,
        (incident, occasion) -> decide(viewer, incident, proposed, occasion),
        show);
  }

  /** As the decider says, knowing whether the viewer stands in for the escalation manager. */
  Outcome<IncidentEvent> decide(
      Viewer viewer, Incident incident, AssessmentEvent proposed, Occasion occasion) {
    boolean deputy =
        !occasion.actor().is(Role.ESCALATION_MANAGER) && roster.isDeputy(viewer, occasion.at());
    return AssessmentDecider.decide(incident, proposed, deputy, occasion);
  }

  private static SchoolActView.JointAnswer answer(Dossier dossier, String brin) {
    return SchoolActView.JointAnswer.of(
        brin, Objects.requireNonNull(dossier.incident().assessment().dealingsWith(brin).answer()));
  }

  private static SchoolActView.SubjectInformation told(Dossier dossier, String brin) {
    return SchoolActView.SubjectInformation.of(
        brin,
        Objects.requireNonNull(dossier.incident().assessment().dealingsWith(brin).informed()));
  }
}
