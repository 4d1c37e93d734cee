package nl.lekdicht.account;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.UUID;

/**
 * The keys that machines send their warnings with: 256 bits in base64url. Made of the source's id with the key of the service, so that a
 * lost answer can be given again without having been kept.
 */
@Singleton
public final class AlertKeys {
  private final ServerKey key;

  AlertKeys(ServerKey key) {
    this.key = key;
  }

  public String of(UUID source) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.seal(ServerKey.Purpose.ALERT_KEY, source.toString()));
  }
}
