package nl.lekdicht.core.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an incident's journal. Salt, digest and hashes are lower-case hexadecimal.
 *
 * @param number counts from 1 within the incident, without gaps
 * @param at the moment of recording, in whole milliseconds
 * @param kind what happened, in kebab-case
 * @param body the facts as JSON text, exactly as hashed; null after erasure
 * @param salt 16 bytes that keep a short body from being guessed from its digest; null after erasure
 * @param bodyDigest what stands for the body in the chain
 * @param previousHash hash of the entry before; 64 zeros for the first
 */
public record Entry(
    UUID incident,
    int number,
    Instant at,
    UUID actor,
    String kind,
    @Nullable String body,
    @Nullable String salt,
    String bodyDigest,
    String previousHash,
    String hash) {}
