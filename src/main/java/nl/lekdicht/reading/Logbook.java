package nl.lekdicht.reading;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Dossiers;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Shows what was read. Empty means: not there, or not for this viewer. */
@Singleton
final class Logbook {
  private final Desk desk;
  private final Dossiers dossiers;
  private final SchoolDirectory schools;
  private final ReadingStore readings;
  private final LogStore log;

  Logbook(
      Desk desk, Dossiers dossiers, SchoolDirectory schools, ReadingStore readings, LogStore log) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.schools = schools;
    this.readings = readings;
    this.log = log;
  }

  /** Null narrows nothing. */
  record Filter(@Nullable String part, @Nullable UUID item) {}

  /** Where a page ended. */
  record Place(Instant at, UUID id) {}

  /** Where a page of a school's log ended. */
  record PlaceInLog(Instant at, String key) {}

  /** Newest first. */
  Optional<List<ReadingRow>> find(
      Viewer viewer, UUID incident, Filter filter, @Nullable Place before, int atMost) {
    return desk.look(
        viewer,
        _ ->
            dossiers
                .findNumber(incident)
                .map(_ ->
                    readings.list(
                        incident,
                        filter.part(),
                        filter.item(),
                        before == null ? null : before.at(),
                        before == null ? null : before.id(),
                        atMost)));
  }

  /** Newest first, and nothing of what is withheld from the school. */
  Optional<List<LogRow>> findOfSchool(
      Viewer viewer, String brin, @Nullable PlaceInLog before, int atMost) {
    return desk.look(
        viewer,
        occasion ->
            schools.mayLookAt(viewer, brin)
                ? Optional.of(
                    log.list(
                        brin,
                        occasion.at(),
                        before == null ? null : before.at(),
                        before == null ? null : before.key(),
                        atMost))
                : Optional.empty());
  }
}
