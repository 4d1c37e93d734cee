package nl.lekdicht.outbox;

import java.time.Duration;
import java.util.List;

/** How one attempt to send a mail ended. */
sealed interface Fate {
  record Sent() implements Fate {}

  /**
   * May go better later.
   *
   * @param byRecipient whether the server took us and put off this recipient
   */
  record PutOff(String reason, boolean byRecipient) implements Fate {}

  /** The address is refused for good. */
  record Refused(String reason) implements Fate {}

  /** There is no talking to the server at all: the next mail need not be tried now. */
  record Unreachable(String reason) implements Fate {}

  /** How long to wait after the first attempt, the second, and so on: a day in all. After that the mail is given up. */
  List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofMinutes(40),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(6),
          Duration.ofHours(10));
}
