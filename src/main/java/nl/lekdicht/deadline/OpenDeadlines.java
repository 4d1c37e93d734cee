package nl.lekdicht.deadline;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What still has to happen, for those who carry it along elsewhere. */
@Singleton
public final class OpenDeadlines {
  private final OpenDeadlineStore store;

  OpenDeadlines(OpenDeadlineStore store) {
    this.store = store;
  }

  /**
   * What is not met and falls due at this moment or later, in due order, within the transaction of the caller.
   *
   * @param brin only what is about this school and not hidden from it now; null for all that is in scope
   */
  public List<OpenDeadline> since(Instant since, @Nullable String brin, Instant now, int atMost) {
    return store.since(since, brin, now, atMost);
  }
}
