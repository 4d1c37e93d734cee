package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.IncidentReader.Status;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Shows a school what hits it. The supplier may look along, and sees the same. */
@Singleton
final class SchoolIncidents {
  private final Desk desk;
  private final Dossiers dossiers;
  private final SchoolSights sights;
  private final IncidentStore store;
  private final SchoolDirectory schools;

  SchoolIncidents(
      Desk desk,
      Dossiers dossiers,
      SchoolSights sights,
      IncidentStore store,
      SchoolDirectory schools) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.sights = sights;
    this.store = store;
    this.schools = schools;
  }

  /**
   * Newest first; empty when the school is not one that the viewer may look at.
   *
   * @param after the last incident of the page before
   */
  Optional<List<SchoolIncidentView>> list(
      Viewer viewer, String brin, @Nullable Status status, @Nullable UUID after, int atMost) {
    return desk.look(
        viewer,
        occasion ->
            schools.mayLookAt(viewer, brin)
                ? Optional.of(list(brin, status, after, atMost, occasion.at()))
                : Optional.empty());
  }

  private List<SchoolIncidentView> list(
      String brin, @Nullable Status status, @Nullable UUID after, int atMost, Instant now) {
    List<SchoolSight> found =
        sights.of(store.ofSchool(brin, status == null ? null : status.name(), now, after, atMost));
    if (found.isEmpty()) {
      return List.of();
    }
    String supplier = schools.supplierName(found.getFirst().supplier());
    return found.stream().flatMap(sight -> sight.seenBy(brin, supplier, now).stream()).toList();
  }

  Optional<SchoolIncidentView> find(Viewer viewer, String brin, UUID id) {
    return desk.look(
        viewer,
        occasion ->
            schools.mayLookAt(viewer, brin)
                ? find(viewer, brin, id, occasion.at())
                : Optional.empty());
  }

  private Optional<SchoolIncidentView> find(Viewer viewer, String brin, UUID id, Instant now) {
    return dossiers
        .findHead(id)
        .flatMap(head -> sights.of(List.of(head)).stream().findFirst())
        .filter(sight -> viewer.school() == null || !sight.hiddenFrom(brin, now))
        .flatMap(sight -> sight.seenBy(brin, schools.supplierName(sight.supplier()), now));
  }
}
