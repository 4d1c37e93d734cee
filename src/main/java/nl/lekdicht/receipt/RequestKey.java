package nl.lekdicht.receipt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import nl.lekdicht.core.Sha256;

/**
 * What the client calls its request ({@code Idempotency-Key}), and what it asked.
 *
 * @param id the first 128 bits of SHA-256 over account and key: keys of different accounts never meet
 * @param fingerprint the first 64 bits of SHA-256 over method, path and body: enough to notice that a client, by mistake, uses one key
 *     for two requests
 */
public record RequestKey(UUID id, long fingerprint) {

  public static RequestKey of(UUID account, String key, String method, String path, byte[] body) {
    ByteBuffer id = digest(account + "\n" + key, new byte[0]);
    return new RequestKey(
        new UUID(id.getLong(), id.getLong()), digest(method + " " + path + "\n", body).getLong());
  }

  private static ByteBuffer digest(String first, byte[] second) {
    MessageDigest sha = Sha256.fresh();
    sha.update(first.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(sha.digest(second));
  }
}
