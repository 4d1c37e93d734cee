package nl.lekdicht.overview;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.register.Figures;
import nl.lekdicht.core.register.Period;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.register.Figured;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Counts what happened in a period. A school reads its own figures; the supplier may look along, and sees the same. */
@Singleton
class Overviews {
  private final Desk desk;
  private final Figured figured;
  private final OverviewStore store;
  private final SchoolDirectory schools;

  Overviews(Desk desk, Figured figured, OverviewStore store, SchoolDirectory schools) {
    this.desk = desk;
    this.figured = figured;
    this.store = store;
    this.schools = schools;
  }

  Overview of(Viewer viewer, Period period) {
    return desk.<Overview>look(
        viewer,
        occasion ->
            new Overview(
                period, supplierName(), null, occasion.at(), figured.of(period, occasion.at())));
  }

  /** Empty when the school is not one that the viewer may look at. */
  Optional<Overview> findOfSchool(Viewer viewer, String brin, Period period) {
    return desk.<Optional<Overview>>look(
        viewer,
        occasion -> findName(viewer, brin).map(name -> of(brin, name, period, occasion.at())));
  }

  /** Within the transaction of the caller. */
  Overview of(String brin, String name, Period period, Instant at) {
    Figures figures = figured.ofSchool(brin, period, at);
    return new Overview(period, supplierName(), new Overview.School(brin, name), at, figures);
  }

  /** The schools that are owed a report over that year, by code. */
  List<OwedView> owed(Viewer viewer, Period year, String after, int count) {
    return desk.<List<OwedView>>look(
        viewer,
        _ ->
            store.owed(year.text(), year.from(), year.until(), after, count).stream()
                .map(row -> OwedView.of(row, year))
                .toList());
  }

  /** What the school was given, the latest first; empty when the viewer may not look at it. */
  Optional<List<IssuedView>> issued(Viewer viewer, String brin, @Nullable UUID before, int count) {
    return desk.<Optional<List<IssuedView>>>look(
        viewer,
        _ ->
            findName(viewer, brin)
                .map(name -> store.of(brin, before, count).stream().map(IssuedView::of).toList()));
  }

  /**
   * The very bytes that the school was given.
   *
   * @param edition null for the last
   */
  Optional<OverviewStore.ContentRow> findIssued(
      Viewer viewer, String brin, Period period, @Nullable Integer edition) {
    return desk.<Optional<OverviewStore.ContentRow>>look(
        viewer,
        _ -> findName(viewer, brin).flatMap(name -> store.content(brin, period.text(), edition)));
  }

  /** The name of a school that the viewer may look at. */
  Optional<String> findName(Viewer viewer, String brin) {
    return schools.mayLookAt(viewer, brin)
        ? Optional.ofNullable(schools.names(List.of(brin)).get(brin))
        : Optional.empty();
  }

  private String supplierName() {
    return store.supplierName().orElse("");
  }
}
