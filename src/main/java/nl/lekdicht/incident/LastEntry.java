package nl.lekdicht.incident;

import java.util.UUID;

/**
 * The entry with which an erased incident's journal ends. It is no event: nothing is folded after it. Of all entries only this one keeps
 * its body, which holds no personal data: {@code {"erasure":"…","certificate":"…"}}, in this order and without spaces.
 *
 * @param erasure id of the erasure
 * @param certificate SHA-256 of the certificate's UTF-8 bytes, in lower-case hexadecimal
 */
public record LastEntry(UUID erasure, String certificate) {
  /** Its kind in the journal. */
  public static final String KIND = "incident-erased";

  /** The body of the entry. */
  public String format() {
    return "{\"erasure\":\"%s\",\"certificate\":\"%s\"}".formatted(erasure, certificate);
  }
}
