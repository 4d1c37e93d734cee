package nl.lekdicht.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after each attempt that failed: the steps that Standard Webhooks suggests, for a little over a day. */
final class RetrySteps {
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(10));

  private RetrySteps() {}

  /**
   * Empty when it is enough.
   *
   * @param attempts how many have failed, at least 1
   */
  static Optional<Duration> after(int attempts) {
    return attempts > STEPS.size() ? Optional.empty() : Optional.of(STEPS.get(attempts - 1));
  }
}
