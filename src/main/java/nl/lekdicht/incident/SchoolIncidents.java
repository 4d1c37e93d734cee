package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Role;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.IncidentReader.Place;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Shows a school what hits it. The supplier may look along, and sees the same. */
@Singleton
final class SchoolIncidents {
  private final Desk desk;
  private final Dossiers dossiers;
  private final IncidentStore store;
  private final SchoolDirectory schools;

  SchoolIncidents(Desk desk, Dossiers dossiers, IncidentStore store, SchoolDirectory schools) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.store = store;
    this.schools = schools;
  }

  /** An incident, and its place in the list. */
  record Item(SchoolIncidentView view, Place place) {}

  /** Empty when the school is not one that the viewer may look at. */
  Optional<List<Item>> list(Viewer viewer, String brin, @Nullable Place after, int atMost) {
    return desk.look(
        viewer,
        occasion ->
            mayLookAt(viewer, brin)
                ? Optional.of(list(viewer, brin, after, atMost, occasion.at()))
                : Optional.empty());
  }

  /** Reads on past what is withheld, so that a page is full while there is more. */
  private List<Item> list(
      Viewer viewer, String brin, @Nullable Place after, int atMost, Instant now) {
    List<Item> items = new ArrayList<>();
    Place place = after;
    while (items.size() < atMost) {
      List<SummaryRow> rows = rows(brin, place, atMost);
      for (SummaryRow row : rows) {
        place = new Place(row.openedAt(), row.id());
        Optional<SchoolIncidentView> shown = view(viewer, row.id(), brin, now);
        if (shown.isPresent() && items.size() < atMost) {
          items.add(new Item(shown.get(), place));
        }
      }
      if (rows.size() < atMost) {
        break;
      }
    }
    return items;
  }

  private List<SummaryRow> rows(String brin, @Nullable Place after, int atMost) {
    return store.list(
        null,
        null,
        brin,
        null,
        null,
        null,
        null,
        after == null ? null : after.openedAt(),
        after == null ? null : after.id(),
        atMost);
  }

  Optional<SchoolIncidentView> find(Viewer viewer, String brin, UUID id) {
    return desk.look(
        viewer,
        occasion ->
            mayLookAt(viewer, brin) ? view(viewer, id, brin, occasion.at()) : Optional.empty());
  }

  private static boolean ofASchool(Viewer viewer) {
    return viewer.roles().contains(Role.SCHOOL_CONTACT)
        || viewer.roles().contains(Role.SCHOOL_SYSTEM);
  }

  private boolean mayLookAt(Viewer viewer, String brin) {
    return ofASchool(viewer)
        ? brin.equals(viewer.school())
        : !schools.names(List.of(brin)).isEmpty();
  }

  private Optional<SchoolIncidentView> view(Viewer viewer, UUID id, String brin, Instant now) {
    return dossiers
        .find(id)
        .filter(dossier -> !(ofASchool(viewer) && dossier.incident().hiddenFrom(brin, now)))
        .flatMap(dossier ->
            Optional.ofNullable(dossier.incident().schools().get(brin))
                .map(school ->
                    SchoolIncidentView.of(
                        dossier, school, schools.supplierName(dossier.supplier()), now)));
  }
}
