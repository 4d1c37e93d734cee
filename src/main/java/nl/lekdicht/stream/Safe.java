package nl.lekdicht.stream;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.lekdicht.database.DerivedKeys;

/**
 * Keeps the secrets of webhooks: AES-256-GCM with a key that is not in the database, bound to the id of the webhook, so that nobody with
 * the database in hand reads one or puts it at another webhook. The text is base64 of 12 bytes nonce, then what was encrypted.
 */
@Singleton
final class Safe {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  Safe(DerivedKeys keys) {
    this.key = new SecretKeySpec(keys.keyFor("webhook-secrets"), "AES");
  }

  String newSecret() {
    return Signature.newSecret(random);
  }

  String lock(UUID webhook, String secret) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var locked =
        crypt(Cipher.ENCRYPT_MODE, webhook, nonce, secret.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(NONCE_BYTES + locked.length).put(nonce).put(locked).array());
  }

  /**
   * @throws IllegalStateException when it was locked with another key, or for another webhook
   */
  String unlock(UUID webhook, String locked) {
    var bytes = Base64.getDecoder().decode(locked);
    var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    var rest = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    return new String(crypt(Cipher.DECRYPT_MODE, webhook, nonce, rest), StandardCharsets.UTF_8);
  }

  private byte[] crypt(int mode, UUID webhook, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(webhook.toString().getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The secret of webhook " + webhook + " cannot be read", e);
    }
  }
}
