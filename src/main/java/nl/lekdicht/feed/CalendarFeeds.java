package nl.lekdicht.feed;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.deadline.OpenDeadline;
import nl.lekdicht.deadline.OpenDeadlines;
import nl.lekdicht.receipt.AnsweredMeanwhile;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.school.SchoolDirectory;

/** Makes, ends and reads the calendars of persons. Somebody has one or none. */
@Singleton
class CalendarFeeds {
  static final int MOST_EVENTS = 2000;

  /** What was missed last night is still in the calendar this morning. */
  private static final Duration LOOKING_BACK = Duration.ofDays(1);

  private final Desk desk;
  private final FeedStore store;
  private final OpenDeadlines deadlines;
  private final SchoolDirectory schools;
  private final Agenda agenda;

  CalendarFeeds(
      Desk desk, FeedStore store, OpenDeadlines deadlines, SchoolDirectory schools, Agenda agenda) {
    this.desk = desk;
    this.store = store;
    this.deadlines = deadlines;
    this.schools = schools;
    this.agenda = agenda;
  }

  /** A feed with a new secret address in place of the one there was. */
  FeedView.Made make(Viewer viewer) {
    return Receipts.once(() ->
        desk.<FeedView.Made>work(
            viewer,
            occasion -> {
              store.revoke(viewer.account(), occasion.at());
              var secret = FeedSecret.make();
              var made =
                  store.make(
                      TimeOrderedId.at(occasion.at()),
                      viewer.account(),
                      FeedSecret.digest(secret),
                      occasion.at());
              if (made == 0) {
                throw new AnsweredMeanwhile();
              }
              return new FeedView.Made(agenda.address(secret), occasion.at());
            }));
  }

  Optional<FeedView> find(Viewer viewer) {
    return desk.<Optional<FeedView>>look(
        viewer,
        occasion -> store.find(viewer.account()).map(feed -> new FeedView(feed.createdAt())));
  }

  Reply<Boolean> revoke(Viewer viewer) {
    return desk.<Reply<Boolean>>work(
        viewer,
        occasion ->
            store.revoke(viewer.account(), occasion.at()) == 0
                ? Reply.refused(none())
                : new Reply.Done<>(true, false));
  }

  static Refusal none() {
    return new Refusal.Unknown("calendar-feed", "of yours");
  }

  /** The calendar at this secret address; empty when there is none, there is none any more, or whose it was has left. */
  Optional<String> read(String calendar) {
    return FeedSecret.in(calendar)
        .flatMap(secret ->
            desk.<Optional<String>>unannounced(at -> read(FeedSecret.digest(secret), at)));
  }

  private Optional<String> read(String digest, Instant at) {
    UUID account = store.enter(digest);
    if (account == null) {
      return Optional.empty();
    }
    var reader = store.findReader(account).orElseThrow();
    List<OpenDeadline> open =
        deadlines.since(at.minus(LOOKING_BACK), reader.brin(), at, MOST_EVENTS);
    var brins = open.stream().map(OpenDeadline::brin).filter(Objects::nonNull).distinct().toList();
    return Optional.of(
        agenda.text(open, schools.names(brins), reader.locale(), reader.brin() != null, at));
  }
}
