package nl.lekdicht.database;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.time.Instant;
import java.util.UUID;

/** New identifiers: UUIDs of version 7, so that they sort by the moment in which they were made. */
public final class NewId {
  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private NewId() {}

  /** An identifier that nothing else has, made at {@code at}. */
  public static UUID at(Instant at) {
    return GENERATOR.construct(at.toEpochMilli());
  }
}
