package nl.lekdicht.stream;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import org.jspecify.annotations.Nullable;

/** The webhooks that a supplier or a school keeps. */
@Singleton
final class Webhooks {
  /** Open ones, of a supplier or of a school in its dealings with one. */
  static final int MOST = 20;

  private static final int MOST_LISTED = 200;

  private final Desk desk;
  private final WebhookStore store;
  private final HappeningStore happenings;
  private final Addresses addresses;
  private final Safe safe;
  private final Receipts receipts;

  Webhooks(
      Desk desk,
      WebhookStore store,
      HappeningStore happenings,
      Addresses addresses,
      Safe safe,
      Receipts receipts) {
    this.desk = desk;
    this.store = store;
    this.happenings = happenings;
    this.addresses = addresses;
    this.safe = safe;
    this.receipts = receipts;
  }

  /** Newest first. */
  List<WebhookView> list(Viewer viewer) {
    return desk.<List<WebhookView>>look(
        viewer, _ -> store.list(MOST_LISTED).stream().map(WebhookView::of).toList());
  }

  Reply<WebhookView.Made> make(
      Viewer viewer, String url, @Nullable List<String> kinds, @Nullable RequestKey key) {
    var fault = fault(url);
    desk.<Long>unannounced(happenings::settle);
    return desk.<Reply<WebhookView.Made>>work(
        viewer,
        occasion -> {
          var answered = receipts.find(key);
          if (answered.isPresent()) {
            return new Reply.Done<>(made(answered.get().subject()), true);
          }
          if (fault != null) {
            return Reply.refused(new Refusal.InvalidField("url", fault));
          }
          if (store.countOpen() >= MOST) {
            return Reply.refused(
                new Refusal.NotNow(
                    "too-many-webhooks",
                    "There are %d webhooks already; close one that is not used.".formatted(MOST)));
          }
          var id = TimeOrderedId.at(occasion.at());
          store.insert(
              id,
              url,
              kinds == null ? null : String.join(",", kinds),
              safe.lock(id, safe.newSecret()),
              occasion.at(),
              viewer.account());
          receipts.keep(key, occasion, id, 0, false);
          return new Reply.Done<>(made(id), false);
        });
  }

  /** Looks the host up, so it is asked outside of any transaction. */
  private @Nullable String fault(String url) {
    var fault = addresses.findFault(url);
    if (fault.isPresent()) {
      return fault.get();
    }
    try {
      addresses.of(URI.create(url));
      return null;
    } catch (Addresses.Refused refused) {
      return refused.getMessage();
    }
  }

  private WebhookView.Made made(UUID id) {
    var row = store.find(id).orElseThrow();
    return WebhookView.Made.of(row, safe.unlock(id, row.secret()));
  }

  Reply<WebhookView> close(Viewer viewer, UUID id, String reason, @Nullable RequestKey key) {
    return desk.<Reply<WebhookView>>work(
        viewer,
        occasion -> {
          var again = receipts.find(key).isPresent();
          var closed = again ? 1 : store.close(id, occasion.at(), viewer.account(), reason);
          if (closed > 0 && !again) {
            store.dropWaiting(id, occasion.at());
            receipts.keep(key, occasion, id, 0, false);
          }
          var row = store.find(id);
          if (row.isEmpty()) {
            return Reply.refused(new Refusal.Unknown("webhook", id.toString()));
          }
          return closed == 0
              ? Reply.refused(closed())
              : new Reply.Done<>(WebhookView.of(row.get()), again);
        });
  }

  /** Enqueues a delivery that is about nothing. */
  Reply<WebhookView.TestView> test(Viewer viewer, UUID id, @Nullable RequestKey key) {
    return desk.<Reply<WebhookView.TestView>>work(
        viewer,
        occasion -> {
          var answered = receipts.find(key);
          if (answered.isPresent()) {
            return new Reply.Done<>(
                new WebhookView.TestView(answered.get().subject(), "test", answered.get().at()),
                true);
          }
          var row = store.find(id);
          if (row.isEmpty()) {
            return Reply.refused(new Refusal.Unknown("webhook", id.toString()));
          }
          if (row.get().closedAt() != null) {
            return Reply.refused(closed());
          }
          var delivery = TimeOrderedId.at(occasion.at());
          store.insertTest(delivery, id, occasion.at());
          receipts.keep(key, occasion, delivery, 0, false);
          return new Reply.Done<>(new WebhookView.TestView(delivery, "test", occasion.at()), false);
        });
  }

  private static Refusal closed() {
    return new Refusal.NotNow("webhook-closed", "This webhook is closed already.");
  }
}
