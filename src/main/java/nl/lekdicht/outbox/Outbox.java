package nl.lekdicht.outbox;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Takes mail that is to be sent once the caller's transaction is committed. */
@Singleton
public final class Outbox {
  /** Within the transaction of the caller, who has the supplier in scope: one statement, however many. */
  public void post(List<Posting> postings, Instant at) {
    throw new UnsupportedOperationException("no table yet: %d at %s".formatted(postings.size(), at));
  }
}
