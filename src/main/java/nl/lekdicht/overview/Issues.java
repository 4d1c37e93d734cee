package nl.lekdicht.overview;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.register.Period;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.document.Documents;
import nl.lekdicht.receipt.AnsweredMeanwhile;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.school.SchoolFile;
import org.jspecify.annotations.Nullable;

/** Gives schools their overviews: the very file is kept, and the school can read it from then on. */
@Singleton
class Issues {
  private final Desk desk;
  private final Overviews overviews;
  private final OverviewStore store;
  private final SchoolDirectory schools;
  private final Documents documents;
  private final Receipts receipts;

  Issues(
      Desk desk,
      Overviews overviews,
      OverviewStore store,
      SchoolDirectory schools,
      Documents documents,
      Receipts receipts) {
    this.desk = desk;
    this.overviews = overviews;
    this.store = store;
    this.schools = schools;
    this.documents = documents;
    this.receipts = receipts;
  }

  /** One school gets its next edition. */
  Reply<IssuedView> issue(
      Viewer viewer,
      String brin,
      Period period,
      @Nullable String remarks,
      @Nullable RequestKey key) {
    return desk.<Reply<IssuedView>>work(
        viewer,
        occasion -> {
          var answered = receipts.find(key);
          if (answered.isPresent()) {
            return new Reply.Done<>(view(answered.get().subject()), true);
          }
          var name = overviews.findName(viewer, brin);
          if (name.isEmpty()) {
            return Reply.refused(new Refusal.Unknown("school", brin));
          }
          if (!period.hasBegunAt(occasion.at())) {
            return Reply.refused(notBegun(period));
          }
          SchoolFile file = schools.files(List.of(brin)).get(brin);
          UUID id = TimeOrderedId.at(occasion.at());
          String language = file == null ? "nl" : file.language();
          if (keep(id, viewer, occasion, brin, name.get(), language, period, remarks) == 0) {
            throw new AnsweredMeanwhile();
          }
          receipts.keep(key, occasion, id, 0, false);
          return new Reply.Done<>(view(id), false);
        });
  }

  /**
   * The first schools that were given nothing for that period yet get their first edition, in one transaction. Asked again, the next ones
   * do.
   */
  Reply<IssuesView> issueMany(
      Viewer viewer,
      Period period,
      int atMost,
      @Nullable String remarks,
      @Nullable RequestKey key) {
    return desk.<Reply<IssuesView>>work(
        viewer,
        occasion -> {
          var answered = receipts.find(key);
          if (answered.isPresent()) {
            return new Reply.Done<>(new IssuesView(answered.get().entry(), left(period)), true);
          }
          if (!period.hasBegunAt(occasion.at())) {
            return Reply.refused(notBegun(period));
          }
          int issued = 0;
          for (var school : store.missing(period.text(), period.from(), period.until(), atMost)) {
            issued +=
                keep(
                    TimeOrderedId.at(occasion.at()),
                    viewer,
                    occasion,
                    school.brin(),
                    school.name(),
                    school.language(),
                    period,
                    remarks);
          }
          receipts.keep(key, occasion, TimeOrderedId.at(occasion.at()), issued, false);
          return new Reply.Done<>(new IssuesView(issued, left(period)), false);
        });
  }

  private int keep(
      UUID id,
      Viewer viewer,
      Occasion occasion,
      String brin,
      String name,
      String language,
      Period period,
      @Nullable String remarks) {
    Overview overview = overviews.of(brin, name, period, occasion.at());
    return store.issue(
        id,
        Objects.requireNonNull(viewer.supplier()),
        brin,
        period.text(),
        language,
        occasion.at(),
        viewer.account(),
        new OverviewPrint(language).pdf(documents, overview, remarks));
  }

  private long left(Period period) {
    return store.countMissing(period.text(), period.from(), period.until());
  }

  private IssuedView view(UUID id) {
    return IssuedView.of(store.find(id).orElseThrow());
  }

  private static Refusal notBegun(Period period) {
    return new Refusal.NotNow(
        "period-not-begun",
        "The period %s has not begun: there is nothing to report yet.".formatted(period.text()));
  }
}
