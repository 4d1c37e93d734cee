package nl.lekdicht.outbox;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Takes mail that is to be sent once the caller's transaction is committed. */
@Singleton
public final class Outbox {
  private final OutboxStore store;
  private final Delivery delivery;

  Outbox(OutboxStore store, Delivery delivery) {
    this.store = store;
    this.delivery = delivery;
  }

  /**
   * Within the transaction of the caller, who has the supplier in scope: one statement, however many; some hundreds at a time is best. A
   * posting of which the cause has reached, or will reach, that address already is left out.
   */
  public void post(List<Posting> postings, Instant at) {
    if (postings.isEmpty()) {
      return;
    }
    String rows = PostingText.format(postings, at);
    if (delivery.isDemo()) {
      store.insert(rows, "KEPT", at, null);
    } else {
      store.insert(rows, "PENDING", at, at);
    }
  }
}
