package nl.lekdicht.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests by SHA-256 (FIPS 180-4): 32 bytes, written as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private Sha256() {}

  /** One to be fed piece by piece. */
  public static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** In hexadecimal. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(fresh().digest(content));
  }

  /** Of the text's bytes in UTF-8, in hexadecimal. */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
