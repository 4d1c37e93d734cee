package nl.lekdicht.receipt;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.lekdicht.core.Occasion;
import org.jspecify.annotations.Nullable;

/** Finds and keeps receipts, within the transaction of the caller. */
@Singleton
public final class Receipts {
  /** How long a retry is still recognised. */
  public static final Duration KEPT = Duration.ofDays(2);

  private final ReceiptStore store;

  Receipts(ReceiptStore store) {
    this.store = store;
  }

  /**
   * The receipt of this request; empty when it was not answered yet, or came without a key.
   *
   * @throws KeyReused when the key was used for another request
   */
  public Optional<Receipt> find(@Nullable RequestKey key) {
    if (key == null) {
      return Optional.empty();
    }
    Optional<Receipt> found = store.find(key.id());
    if (found.isPresent() && found.get().fingerprint() != key.fingerprint()) {
      throw new KeyReused();
    }
    return found;
  }

  /**
   * Keeps what was answered. Without a key there is nothing to keep.
   *
   * @throws AnsweredMeanwhile when another transaction answered the same request first
   */
  public void keep(
      @Nullable RequestKey key, Occasion occasion, UUID subject, int entry, boolean refused) {
    if (key == null) {
      return;
    }
    int kept =
        store.insert(
            key.id(),
            occasion.actor().account(),
            key.fingerprint(),
            occasion.at(),
            subject,
            entry,
            refused);
    if (kept == 0) {
      throw new AnsweredMeanwhile();
    }
  }

  /** Runs a use case; once more when the same request was answered meanwhile, which then finds the receipt. */
  public static <T> T once(Supplier<T> useCase) {
    try {
      return useCase.get();
    } catch (AnsweredMeanwhile answered) {
      return useCase.get();
    }
  }

  /** Drops what is too old to be retried. */
  public long forget(Instant now) {
    return store.forget(now.minus(KEPT));
  }
}
