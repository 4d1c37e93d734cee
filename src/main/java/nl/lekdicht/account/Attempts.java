package nl.lekdicht.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever guesses, per name and per client address. An attempt counts as failed before the password is looked at, so that a
 * hundred guesses at once are a hundred guesses; success takes it back.
 */
@Singleton
class Attempts {
  private static final String NAME = "NAME";
  private static final String ADDRESS = "ADDRESS";

  private final AttemptStore store;
  private final ServerKey key;

  Attempts(AttemptStore store, ServerKey key) {
    this.store = store;
    this.key = key;
  }

  /** Counts an attempt; null when it may go on, or else the moment until which nobody may try. */
  @Nullable Instant begin(String name, String address, Instant at) {
    var nameWait = begin(NAME, name(name), Patience.FOR_A_NAME, at);
    if (nameWait != null) {
      return nameWait;
    }
    var addressWait = begin(ADDRESS, address(address), Patience.FOR_AN_ADDRESS, at);
    if (addressWait != null) {
      store.giveBack(NAME, name(name), at);
    }
    return addressWait;
  }

  void succeeded(String name, String address, Instant at) {
    store.forget(NAME, name(name));
    store.giveBack(ADDRESS, address(address), at);
    store.forgetBefore(at.minus(Patience.MEMORY));
  }

  private @Nullable Instant begin(String kind, String subject, Patience patience, Instant at) {
    var attempt = store.lock(kind, subject, at);
    if (attempt.waitUntil().isAfter(at)) {
      return attempt.waitUntil();
    }
    var failures = Patience.counted(attempt.failures(), attempt.lastFailedAt(), at);
    store.count(kind, subject, failures, at, at.plus(patience.waitAfter(failures)));
    return null;
  }

  private String name(String name) {
    return key.digest(ServerKey.Purpose.ATTEMPT, NAME, name.toLowerCase(Locale.ROOT));
  }

  private String address(String address) {
    return key.digest(ServerKey.Purpose.ATTEMPT, ADDRESS, address);
  }
}
