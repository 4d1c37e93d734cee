package nl.lekdicht.acknowledgement;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import nl.lekdicht.core.Sha256;

/** What makes a link a secret: 256 random bits in base64url. It is in the mail and nowhere else; only its SHA-256 is kept. */
final class LinkSecret {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private LinkSecret() {}

  static String make() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static boolean canBe(String token) {
    return FORM.matcher(token).matches();
  }

  /** In lower-case hexadecimal. */
  static String digest(String secret) {
    return Sha256.hex(secret);
  }
}
