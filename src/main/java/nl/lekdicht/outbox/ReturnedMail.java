package nl.lekdicht.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that could not be delivered and is not tried again.
 *
 * @param reason what stood in the way, in the words of the mail server where it spoke
 */
public record ReturnedMail(
    UUID id,
    UUID supplier,
    @Nullable UUID incident,
    String cause,
    Recipient to,
    String subject,
    String reason) {}
