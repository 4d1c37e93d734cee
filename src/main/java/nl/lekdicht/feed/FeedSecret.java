package nl.lekdicht.feed;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.lekdicht.core.Sha256;

/** What makes the address of a calendar secret: 256 random bits in base64url. It is shown once; only its SHA-256 is kept. */
final class FeedSecret {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{43})\\.ics");

  private FeedSecret() {}

  static String make() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The secret in the last part of an address; empty when it cannot be one. */
  static Optional<String> in(String calendar) {
    return Optional.of(FORM.matcher(calendar)).filter(Matcher::matches).map(it -> it.group(1));
  }

  /** In lower-case hexadecimal. */
  static String digest(String secret) {
    return Sha256.hex(secret);
  }
}
