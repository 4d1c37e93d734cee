package nl.lekdicht.core.paper;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The text of a paper as it stands now.
 *
 * @param brin the school that it is for; null for a paper that concerns several
 * @param version counts its texts, from 1
 * @param digest SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal
 * @param authors all whose words ever came into it, the facts that it was made from included
 */
public record Sheet(
    UUID id, PaperKind kind, @Nullable String brin, int version, String digest, Set<UUID> authors) {
  public Sheet {
    authors = Set.copyOf(authors);
  }
}
