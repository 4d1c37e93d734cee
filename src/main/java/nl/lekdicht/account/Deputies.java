package nl.lekdicht.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** Who stands in for the escalation manager, from when until when. Several may at once. */
@Singleton
class Deputies {
  private final Desk desk;
  private final DeputyStore store;
  private final Receipts receipts;

  Deputies(Desk desk, DeputyStore store, Receipts receipts) {
    this.desk = desk;
    this.store = store;
    this.receipts = receipts;
  }

  /**
   * What is asked for.
   *
   * @param from may have passed; who was to be told before the naming does not change by it
   * @param until exclusive
   */
  record Wanted(UUID account, Instant from, Instant until) {}

  List<DeputyView> list(Viewer viewer, @Nullable UUID before, int count) {
    return desk.<List<DeputyView>>look(
        viewer, occasion -> store.list(before, count).stream().map(DeputyView::of).toList());
  }

  Reply<DeputyView> name(Viewer viewer, Wanted wanted, @Nullable RequestKey key) {
    return desk.<Reply<DeputyView>>work(
        viewer,
        occasion -> {
          var answered = receipts.find(key);
          if (answered.isPresent()) {
            var row = store.find(answered.get().subject()).orElseThrow();
            return new Reply.Done<>(DeputyView.asNamed(row), true);
          }
          var refusal = refusal(viewer, wanted, occasion.at());
          if (refusal != null) {
            return Reply.refused(refusal);
          }
          var id = TimeOrderedId.at(occasion.at());
          if (!named(id, viewer, wanted, occasion)) {
            return Reply.refused(
                new Refusal.InvalidField(
                    "accountId",
                    "must be an open account of yours with a mail address and the role INCIDENT_MANAGER, ESCALATION_MANAGER or BOARD"));
          }
          receipts.keep(key, occasion, id, 0, false);
          return new Reply.Done<>(DeputyView.asNamed(store.find(id).orElseThrow()), false);
        });
  }

  private boolean named(UUID id, Viewer viewer, Wanted wanted, Occasion occasion) {
    return store.name(
            id,
            Objects.requireNonNull(viewer.supplier()),
            wanted.account(),
            wanted.from(),
            wanted.until(),
            occasion.at(),
            viewer.account())
        == 1;
  }

  private static @Nullable Refusal refusal(Viewer viewer, Wanted wanted, Instant now) {
    if (wanted.account().equals(viewer.account())) {
      return new Refusal.InvalidField("accountId", "must be somebody else than the one who names");
    }
    if (!wanted.from().isBefore(wanted.until())) {
      return new Refusal.InvalidField("until", "must be later than from");
    }
    return wanted.until().isAfter(now)
        ? null
        : new Refusal.InvalidField("until", "must be later than now");
  }

  Reply<DeputyView> end(Viewer viewer, UUID id, @Nullable String reason, @Nullable RequestKey key) {
    return desk.<Reply<DeputyView>>work(
        viewer,
        occasion -> {
          var again = receipts.find(key).isPresent();
          var ended = again ? 1 : store.end(id, occasion.at(), viewer.account(), reason);
          var row = store.find(id);
          if (row.isEmpty()) {
            return Reply.refused(new Refusal.Unknown("deputy", id.toString()));
          }
          if (ended == 0) {
            return Reply.refused(
                new Refusal.NotNow("deputy-over", "This standing-in is over already."));
          }
          if (!again) {
            receipts.keep(key, occasion, id, 0, false);
          }
          return new Reply.Done<>(DeputyView.of(row.get()), again);
        });
  }
}
