package nl.lekdicht.account;

import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * The password or client secret that an account begins with: 20 of 32 letters and digits that are not mistaken for each other, 100 bits.
 * Made of the account's id with the key of the service, so that a lost answer can be given again without having been kept.
 */
@Singleton
final class FirstSecrets {
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 20;

  private final ServerKey key;

  FirstSecrets(ServerKey key) {
    this.key = key;
  }

  String of(UUID account) {
    var seal = key.seal(ServerKey.Purpose.FIRST_SECRET, account.toString());
    var secret = new StringBuilder(LENGTH);
    for (var i = 0; i < LENGTH; i++) {
      secret.append(ALPHABET.charAt(seal[i] & 31));
    }
    return secret.toString();
  }
}
