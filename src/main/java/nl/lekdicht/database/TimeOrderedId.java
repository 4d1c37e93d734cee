package nl.lekdicht.database;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562, 5.7): the milliseconds of a moment, then 74 random bits. */
public final class TimeOrderedId {
  private static final SecureRandom RANDOM = new SecureRandom();

  private TimeOrderedId() {}

  public static UUID at(Instant moment) {
    return new UUID(
        (moment.toEpochMilli() << 16) | 0x7000 | (RANDOM.nextInt() & 0x0FFF),
        (RANDOM.nextLong() >>> 2) | Long.MIN_VALUE);
  }
}
