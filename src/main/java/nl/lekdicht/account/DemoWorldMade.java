package nl.lekdicht.account;

import java.time.Instant;
import java.util.UUID;

/**
 * The demo world was just made: whoever has something to show in it may add that.
 *
 * @param supplier its one supplier
 */
public record DemoWorldMade(UUID supplier, Instant at) {}
