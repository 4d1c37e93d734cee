package nl.lekdicht.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail to be sent.
 *
 * @param cause what the mail is about, such as a rung of a deadline: the same cause reaches an address once, however often it is posted
 */
public record Posting(
    UUID supplier, @Nullable UUID incident, String cause, Recipient to, Letter letter) {}
