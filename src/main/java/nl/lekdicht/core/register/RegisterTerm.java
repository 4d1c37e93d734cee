package nl.lekdicht.core.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * A term that ran, and what became of it. One whose start is not known is no term of the register.
 *
 * @param metAt when that which was due was done; null while it is not
 * @param judged null where it is judged by the moments as they now stand
 */
public record RegisterTerm(
    DeadlineKind kind,
    Instant startedAt,
    Instant dueAt,
    @Nullable Instant metAt,
    @Nullable Judgement judged) {

  /** Whether it was kept; empty while it still runs at that moment. */
  public Optional<Boolean> findKept(Instant now) {
    if (judged != null) {
      return Optional.of(judged == Judgement.IN_TIME);
    }
    if (metAt != null) {
      return Optional.of(!metAt.isAfter(dueAt));
    }
    return now.isAfter(dueAt) ? Optional.of(false) : Optional.empty();
  }

  /** How long it took; empty while it is not done. Never negative: what was done before the start took no time. */
  public Optional<Duration> findTaken() {
    return Optional.ofNullable(metAt)
        .map(met -> met.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, met));
  }
}
