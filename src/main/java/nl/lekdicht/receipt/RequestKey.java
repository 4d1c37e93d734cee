package nl.lekdicht.receipt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What the client calls its request ({@code Idempotency-Key}), and what it asked.
 *
 * @param id SHA-256 of account and key: keys of different accounts never meet
 * @param fingerprint SHA-256 of method, path and body: the same key for another request is a mistake of the client
 */
public record RequestKey(String id, String fingerprint) {

  public static RequestKey of(UUID account, String key, String method, String path, byte[] body) {
    return new RequestKey(
        digest((account + "\n" + key).getBytes(StandardCharsets.UTF_8), new byte[0]),
        digest((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8), body));
  }

  private static String digest(byte[] first, byte[] second) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(first);
      return HexFormat.of().formatHex(sha.digest(second));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
