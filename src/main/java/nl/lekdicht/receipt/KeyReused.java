package nl.lekdicht.receipt;

/** One Idempotency-Key for two different requests. Answered as 422. */
public final class KeyReused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyReused() {
    super(
        "This Idempotency-Key was used for another request. Take a new key for a new request.",
        null,
        false,
        false);
  }
}
