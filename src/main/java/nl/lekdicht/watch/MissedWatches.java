package nl.lekdicht.watch;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.account.Roster;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.term.Hearer;
import nl.lekdicht.database.Desk;
import nl.lekdicht.letter.Letters;
import nl.lekdicht.letter.MissedWatchFacts;
import nl.lekdicht.outbox.Outbox;
import nl.lekdicht.outbox.Posting;
import nl.lekdicht.outbox.Recipient;

/** Tells a supplier with running deadlines that nobody watched for a while. */
@Singleton
final class MissedWatches {
  private static final Set<Role> CONCERNED =
      Set.of(Role.INCIDENT_MANAGER, Role.ESCALATION_MANAGER, Role.ADMINISTRATOR);

  private final Desk desk;
  private final WatchStore store;
  private final Roster roster;
  private final Letters letters;
  private final Outbox outbox;

  MissedWatches(Desk desk, WatchStore store, Roster roster, Letters letters, Outbox outbox) {
    this.desk = desk;
    this.store = store;
    this.roster = roster;
    this.letters = letters;
    this.outbox = outbox;
  }

  /**
   * Once for each gap, whichever instance comes first.
   *
   * @param late how many warnings came late, as this instance gave them
   */
  void tell(UUID supplier, Instant at, int late) {
    desk.onWatch(
        supplier,
        at,
        _ -> {
          List<Posting> postings = new ArrayList<>();
          for (WatchStore.Gap gap : store.tellGaps(at)) {
            MissedWatchFacts facts = new MissedWatchFacts(gap.fromAt(), gap.untilAt(), late);
            roster.at(supplier, at).stream()
                .filter(hearer -> hearer.roles().stream().anyMatch(CONCERNED::contains))
                .forEach(hearer -> postings.add(posting(supplier, gap, facts, hearer)));
          }
          if (!postings.isEmpty()) {
            outbox.post(postings, at);
          }
          return postings.size();
        });
  }

  private Posting posting(
      UUID supplier, WatchStore.Gap gap, MissedWatchFacts facts, Hearer hearer) {
    return new Posting(
        supplier,
        null,
        "watch:" + gap.fromAt(),
        new Recipient(hearer.account(), hearer.name(), hearer.address(), hearer.language()),
        letters.missedWatch(facts, hearer.language()));
  }
}
