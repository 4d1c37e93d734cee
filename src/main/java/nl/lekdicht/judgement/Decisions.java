package nl.lekdicht.judgement;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.AssessmentEvent;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.Obligations;
import nl.lekdicht.core.incident.Obligations.Obligation;
import nl.lekdicht.core.incident.Obligations.State;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Changes;
import nl.lekdicht.incident.Dossiers;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** Decides who is told, and shows what is owed and what still stands in the way of closing. Each method is one transaction. */
@Singleton
final class Decisions {
  private static final Comparator<Obligation> BY_SCHOOL =
      Comparator.comparing(Obligation::brin).thenComparing(Obligation::duty);

  private final Desk desk;
  private final Changes changes;
  private final Dossiers dossiers;
  private final Judgements judgements;
  private final SchoolDirectory schools;

  Decisions(
      Desk desk,
      Changes changes,
      Dossiers dossiers,
      Judgements judgements,
      SchoolDirectory schools) {
    this.desk = desk;
    this.changes = changes;
    this.dossiers = dossiers;
    this.judgements = judgements;
    this.schools = schools;
  }

  /** Which obligations; null for those of any. */
  record Filter(@Nullable Duty duty, @Nullable State state) {
    boolean lets(Obligation owed) {
      return (duty == null || duty == owed.duty()) && (state == null || state == owed.state());
    }
  }

  /** Where a page ended. */
  record Place(String brin, Duty duty) {
    boolean isBefore(Obligation owed) {
      int order = brin.compareTo(owed.brin());
      return order < 0 || (order == 0 && duty.compareTo(owed.duty()) < 0);
    }
  }

  Optional<PageView<ObligationView>> find(
      Viewer viewer, UUID incidentId, Filter filter, @Nullable Place after, int limit) {
    return desk.look(
        viewer,
        _ ->
            dossiers
                .find(incidentId)
                .map(dossier -> {
                  List<Obligation> found =
                      Obligations.of(dossier.incident()).stream()
                          .filter(filter::lets)
                          .filter(owed -> after == null || after.isBefore(owed))
                          .sorted(BY_SCHOOL)
                          .limit(limit + 1L)
                          .toList();
                  Map<String, String> names = schools.names(schoolsOf(found));
                  return PageView.of(
                      found,
                      limit,
                      owed -> ObligationView.of(owed, dossier.names(), names),
                      owed -> Query.cursor(owed.brin(), owed.duty().name()));
                }));
  }

  private static Collection<String> schoolsOf(List<Obligation> owed) {
    return new HashSet<>(owed.stream().map(Obligation::brin).toList());
  }

  Optional<ClosureView> findClosure(Viewer viewer, UUID incidentId) {
    return desk.look(
        viewer,
        _ ->
            dossiers
                .find(incidentId)
                .map(dossier -> ClosureView.of(Obligations.missing(dossier.incident()))));
  }

  /** Of all schools: those for which it is not done yet. */
  Reply<AssessmentView> decide(
      Viewer viewer, UUID incidentId, Inputs.Decided input, @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incidentId,
        key,
        (incident, occasion) -> {
          List<String> brins =
              input.schools() != null ? input.schools() : undone(incident, input.duty());
          return brins.isEmpty() && !incident.isClosed()
              ? Outcome.refused(
                  new Refusal.NotNow(
                      "nothing-to-decide",
                      "There is no school for which %s is still to be decided."
                          .formatted(input.duty())))
              : judgements.decide(
                  viewer,
                  incident,
                  new AssessmentEvent.NotificationDecided(
                      input.duty(), brins, input.toBeTold(), input.ground(), input.reason()),
                  occasion);
        },
        AssessmentView::of);
  }

  private static List<String> undone(Incident incident, Duty duty) {
    return Obligations.of(incident).stream()
        .filter(owed -> owed.duty() == duty && owed.doneAt() == null)
        .map(Obligation::brin)
        .toList();
  }

  /** Of all schools: those for which a decision against awaits a second person. */
  Reply<AssessmentView> confirm(
      Viewer viewer, UUID incidentId, Inputs.DecisionConfirmed input, @Nullable RequestKey key) {
    return changes.change(
        viewer,
        incidentId,
        key,
        (incident, occasion) -> {
          List<String> brins =
              input.schools() != null ? input.schools() : waiting(incident, input.duty());
          return brins.isEmpty() && !incident.isClosed()
              ? Outcome.refused(
                  new Refusal.NotNow(
                      "nothing-to-confirm",
                      "There is no decision against %s that awaits a second person."
                          .formatted(input.duty())))
              : judgements.decide(
                  viewer,
                  incident,
                  new AssessmentEvent.DecisionConfirmed(input.duty(), brins),
                  occasion);
        },
        AssessmentView::of);
  }

  private static List<String> waiting(Incident incident, Duty duty) {
    return Obligations.of(incident).stream()
        .filter(owed -> owed.duty() == duty && owed.state() == State.AWAITS_SECOND)
        .map(Obligation::brin)
        .toList();
  }
}
