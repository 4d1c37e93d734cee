package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is told.
 *
 * @param ground only where the people concerned are not told
 * @param confirmedBy the second person; null while there is none
 */
public record Decision(
    boolean toBeTold,
    String reason,
    @Nullable Ground ground,
    UUID by,
    Instant at,
    @Nullable UUID confirmedBy,
    @Nullable Instant confirmedAt) {

  Decision confirmed(UUID second, Instant when) {
    return new Decision(toBeTold, reason, ground, by, at, second, when);
  }

  /**
   * Whether it counts. Not to tell may take two, also when why it does came to light afterwards.
   *
   * @param takesTwo as {@link Assessment#takesTwo}
   */
  public boolean stands(boolean takesTwo) {
    return toBeTold || confirmedBy != null || !takesTwo;
  }
}
