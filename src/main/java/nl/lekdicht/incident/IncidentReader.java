package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.deadline.DeadlineView;
import nl.lekdicht.journal.Journal;
import nl.lekdicht.journal.Line;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Shows incidents to the supplier. Empty means: not there, or not for this viewer. */
@Singleton
final class IncidentReader {
  private final Desk desk;
  private final Dossiers dossiers;
  private final IncidentStore store;
  private final Journal journal;
  private final SchoolDirectory schools;

  IncidentReader(
      Desk desk, Dossiers dossiers, IncidentStore store, Journal journal, SchoolDirectory schools) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.store = store;
    this.journal = journal;
    this.schools = schools;
  }

  enum Status {
    OPEN,
    CLOSED
  }

  /** What a list is narrowed to; null narrows nothing. {@code to} is exclusive. */
  record Filter(
      @Nullable Status status,
      @Nullable IncidentKind kind,
      @Nullable String school,
      @Nullable String checklist,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String text) {}

  /** The place of an incident in the list: newest first. */
  record Place(Instant openedAt, UUID id) {}

  List<SummaryRow> list(Viewer viewer, Filter filter, @Nullable Place after, int atMost) {
    return desk.look(
        viewer,
        _ ->
            store.list(
                filter.status() == null ? null : filter.status().name(),
                filter.kind() == null ? null : filter.kind().name(),
                filter.school(),
                filter.checklist(),
                filter.from(),
                filter.to(),
                filter.text(),
                after == null ? null : after.openedAt(),
                after == null ? null : after.id(),
                atMost));
  }

  Optional<IncidentView> find(Viewer viewer, UUID id) {
    return look(
        viewer,
        id,
        (dossier, now) ->
            IncidentView.of(dossier, schools.names(dossier.incident().schools().keySet()), now));
  }

  Optional<RunView> findRun(Viewer viewer, UUID id, UUID runId) {
    return look(
            viewer,
            id,
            (dossier, now) ->
                dossier.incident().findRun(runId).map(run -> RunView.of(dossier, run, now)))
        .flatMap(found -> found);
  }

  Optional<List<DeadlineView>> findDeadlines(Viewer viewer, UUID id) {
    return look(
        viewer,
        id,
        (dossier, now) ->
            dossier.deadlines().stream()
                .map(deadline ->
                    DeadlineView.of(
                        deadline, id, dossier.incident().opened().event().number(), now))
                .toList());
  }

  Optional<List<Line>> findJournal(Viewer viewer, UUID id, int after, int atMost) {
    return desk.look(
        viewer, _ -> store.find(id).map(incident -> journal.page(incident.id(), after, atMost)));
  }

  private <T> Optional<T> look(Viewer viewer, UUID id, BiFunction<Dossier, Instant, T> show) {
    return desk.look(
        viewer, occasion -> dossiers.find(id).map(dossier -> show.apply(dossier, occasion.at())));
  }
}
