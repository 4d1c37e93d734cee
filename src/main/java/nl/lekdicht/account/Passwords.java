package nl.lekdicht.account;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id hashes of passwords and client secrets, written as PHC strings with the cost that they were made with. */
@Singleton
final class Passwords {
  static final int LEAST_CHARACTERS = 12;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /** Each hash takes a core and 19 MiB for tens of milliseconds: no more at once than there are cores. */
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  private final SecureRandom random = new SecureRandom();

  /** What a guess at an unknown name is compared with, so that it takes as long as any other. */
  private final String nobody = phc(bytes(SALT_BYTES), bytes(HASH_BYTES));

  String hash(String password) {
    var salt = bytes(SALT_BYTES);
    return phc(salt, argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
  }

  private static String phc(byte[] salt, byte[] hash) {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(MEMORY_KIB, PASSES, LANES, base64(salt), base64(hash));
  }

  boolean matches(String password, String phc) {
    var parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalStateException("A stored hash is not an Argon2id PHC string");
    }
    var salt = Base64.getDecoder().decode(parts.group(4));
    var expected = Base64.getDecoder().decode(parts.group(5));
    var found =
        argon2(
            password,
            salt,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            expected.length);
    return MessageDigest.isEqual(expected, found);
  }

  /** Does the work of a comparison; there is nothing to compare with. */
  void matchNobody(String password) {
    matches(password, nobody);
  }

  private byte[] argon2(
      String password, byte[] salt, int memory, int passes, int lanes, int length) {
    try {
      if (!cores.tryAcquire(10, TimeUnit.SECONDS)) {
        throw new Overrun();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Overrun();
    }
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      var hash = new byte[length];
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
      return hash;
    } finally {
      cores.release();
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** More people sign in at once than there are cores to hash for. */
  static final class Overrun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overrun() {
      super("No core was free to hash a password", null, false, false);
    }
  }
}
