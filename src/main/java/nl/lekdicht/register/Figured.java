package nl.lekdicht.register;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.register.Figures;
import nl.lekdicht.core.register.Period;

/** What the register of a period comes to, for the supplier in scope or for one school. Within the transaction of the caller. */
@Singleton
public final class Figured {
  /** More kinds of entries than can be told apart. */
  private static final int MOST_ALIKE = 1_000;

  /** More lengths of time, in whole minutes, than there can be within any period. */
  private static final int MOST_TIMES = 1_000_000;

  private final FigureStore store;

  Figured(FigureStore store) {
    this.store = store;
  }

  /**
   * @param now terms whose time is up by then, and that are not met, were missed
   */
  public Figures of(Period period, Instant now) {
    Instant from = period.from();
    Instant until = period.until();
    return Figures.of(
        alike(store.alike(from, until, MOST_ALIKE)),
        ended(store.access(from, until, now, MOST_TIMES)),
        ended(store.notices(from, until, now, MOST_TIMES)),
        ended(store.authority(from, until, now, MOST_TIMES)),
        store.erased(from, until));
  }

  /** Of what hits one school, and is not withheld from it at that moment. */
  public Figures ofSchool(String brin, Period period, Instant now) {
    Instant from = period.from();
    Instant until = period.until();
    return Figures.of(
        alike(store.alikeOf(brin, from, until, now, MOST_ALIKE)),
        ended(store.accessOf(brin, from, until, now, MOST_TIMES)),
        ended(store.noticesOf(brin, from, until, now, MOST_TIMES)),
        ended(store.authorityOf(brin, from, until, now, MOST_TIMES)),
        store.erasedOf(brin, from, until));
  }

  private static List<Figures.Alike> alike(List<FigureStore.AlikeRow> rows) {
    return rows.stream()
        .map(row ->
            new Figures.Alike(
                IncidentKind.valueOf(row.kind()),
                row.classification() == null ? null : Classification.valueOf(row.classification()),
                row.incidentType(),
                row.entries()))
        .toList();
  }

  private static List<Figures.Ended> ended(List<FigureStore.EndedRow> rows) {
    return rows.stream()
        .map(row ->
            new Figures.Ended(
                row.minutes() == null ? null : Math.max(0, row.minutes()),
                row.late(),
                row.judged(),
                row.entries()))
        .toList();
  }
}
