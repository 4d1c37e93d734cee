package nl.lekdicht.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a mail.
 *
 * @param account null for somebody without one
 * @param language nl or en
 */
public record Recipient(@Nullable UUID account, String name, String address, String language) {}
