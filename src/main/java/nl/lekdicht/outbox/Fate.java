package nl.lekdicht.outbox;

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
}
