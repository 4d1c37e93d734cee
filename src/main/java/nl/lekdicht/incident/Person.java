package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.UUID;

/** An account as it is named to others; the name is empty where the viewer may not see it. */
@Serdeable
public record Person(UUID id, String name) {
  public static Person of(UUID id, Map<UUID, String> names) {
    return new Person(id, names.getOrDefault(id, ""));
  }
}
