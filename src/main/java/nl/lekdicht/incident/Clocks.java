package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.util.UUID;
import nl.lekdicht.account.Roster;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.ClockCommand;
import nl.lekdicht.core.incident.ClockDecider;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.deadline.DeadlineView;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** What people record of an incident's clocks: that they took a deadline upon themselves, gave an update, or had a moment wrong. */
@Singleton
final class Clocks {
  private final Desk desk;
  private final Changes changes;
  private final Dossiers dossiers;
  private final Incidents incidents;
  private final KeptTexts texts;
  private final Roster roster;

  Clocks(
      Desk desk,
      Changes changes,
      Dossiers dossiers,
      Incidents incidents,
      KeptTexts texts,
      Roster roster) {
    this.desk = desk;
    this.changes = changes;
    this.dossiers = dossiers;
    this.incidents = incidents;
    this.texts = texts;
    this.roster = roster;
  }

  Reply<DeadlineView> acknowledge(
      Viewer viewer,
      UUID incidentId,
      String slot,
      @Nullable String note,
      @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incidentId,
        null,
        key,
        (incident, occasion) ->
            decide(
                incident,
                new ClockCommand.Acknowledge(slot, note, roster.isDeputy(viewer, occasion.at())),
                occasion),
        (dossier, at) ->
            dossier.deadlines().stream()
                .filter(watched -> watched.deadline().slot().equals(slot))
                .map(watched -> DeadlineView.of(watched, dossier.id(), numberOf(dossier), at))
                .findFirst()
                .orElseThrow());
  }

  Reply<IncidentView> giveUpdate(
      Viewer viewer, UUID incidentId, ClockCommand.GiveUpdate update, @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incidentId,
        null,
        key,
        (incident, occasion) -> decide(incident, update, occasion),
        incidents::view);
  }

  /**
   * Corrects a moment, as it was previewed.
   *
   * @param entries how many entries the journal had in the preview
   */
  Reply<IncidentView> correct(
      Viewer viewer,
      UUID incidentId,
      ClockCommand.CorrectMoment correction,
      int entries,
      @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incidentId,
        null,
        key,
        (incident, occasion) ->
            incident.entries() == entries
                ? decide(incident, correction, occasion)
                : Outcome.refused(
                    new Refusal.NotNow(
                        "preview-outdated",
                        "Since the preview %d more things were recorded. Look at what would move now, and correct then."
                            .formatted(incident.entries() - entries))),
        incidents::view);
  }

  /** Which deadlines a correction would move, and to when. Nothing is written. */
  Reply<CorrectionPreviewView> preview(
      Viewer viewer, UUID incidentId, ClockCommand.CorrectMoment correction) {
    return desk.look(
        viewer,
        occasion ->
            dossiers
                .find(incidentId)
                .map(dossier -> preview(dossier, correction, occasion))
                .orElseGet(
                    () -> Reply.refused(new Refusal.Unknown("incident", incidentId.toString()))));
  }

  private Reply<CorrectionPreviewView> preview(
      Dossier dossier, ClockCommand.CorrectMoment correction, Occasion occasion) {
    Incident incident = dossier.incident();
    return switch (decide(incident, correction, occasion)) {
      case Outcome.Refused<IncidentEvent>(Refusal refusal) -> Reply.refused(refusal);
      case Outcome.Accepted<IncidentEvent>(IncidentEvent event) ->
          new Reply.Done<>(
              CorrectionPreviewView.of(
                  dossier,
                  ClockDecider.moves(
                      incident, changes.after(incident, event, occasion), occasion.at()),
                  occasion.at()),
              false);
    };
  }

  private Outcome<IncidentEvent> decide(
      Incident incident, ClockCommand command, Occasion occasion) {
    return ClockDecider.decide(incident, command, occasion, texts::calendar);
  }

  private static String numberOf(Dossier dossier) {
    return dossier.incident().opened().event().number();
  }
}
