package nl.lekdicht.account;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.lekdicht.database.Database;
import nl.lekdicht.database.DerivedKeys;
import nl.lekdicht.database.KeyFiles;
import nl.lekdicht.database.StartRefused;
import org.jspecify.annotations.Nullable;

/**
 * The one secret of the service. What is signed, derived or digested with it uses a key for that purpose alone.
 *
 * <p>With an embedded database it is generated beside the data; otherwise LEKDICHT_TOKEN_SECRET gives it, the same for all instances.
 */
@Singleton
final class ServerKey implements DerivedKeys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_BYTES = 32;

  private final byte[] secret;

  ServerKey(
      Database database, @Property(name = "lekdicht.token-secret") @Nullable String configured) {
    this.secret =
        (configured == null ? generated(database) : configured).getBytes(StandardCharsets.UTF_8);
    if (secret.length < LEAST_BYTES) {
      throw new StartRefused(
          "LEKDICHT_TOKEN_SECRET has %d bytes and must have at least %d random ones, such as from: openssl rand -hex 32"
              .formatted(secret.length, LEAST_BYTES));
    }
  }

  private static String generated(Database database) {
    var directory =
        database
            .directory()
            .orElseThrow(() ->
                new StartRefused(
                    "With a database of your own, set LEKDICHT_TOKEN_SECRET to at least %d random bytes, such as from: openssl rand -hex 32"
                        .formatted(LEAST_BYTES)));
    return KeyFiles.key(directory.resolve("keys"), "token-secret");
  }

  /** 32 bytes that only this service can make of these parts; the parts may not run into each other. */
  byte[] seal(Purpose purpose, String... parts) {
    var key = mac(secret, purpose.name());
    return mac(key, String.join("\n", parts));
  }

  /** As {@link #seal}, in hexadecimal digits. */
  String digest(Purpose purpose, String... parts) {
    return HexFormat.of().formatHex(seal(purpose, parts));
  }

  /** A key of its own for the signature of access tokens. */
  String signingKey() {
    return HexFormat.of().formatHex(mac(secret, Purpose.ACCESS_TOKEN.name()));
  }

  @Override
  public byte[] keyFor(String purpose) {
    return seal(Purpose.DERIVED, purpose);
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  enum Purpose {
    ACCESS_TOKEN,
    REFRESH_TOKEN,
    FIRST_SECRET,
    IDEMPOTENCY_KEY,
    ATTEMPT,
    ALERT_KEY,
    /** Of other packages, each by its own name. */
    DERIVED
  }
}
