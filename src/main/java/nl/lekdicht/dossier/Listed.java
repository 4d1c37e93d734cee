package nl.lekdicht.dossier;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of a dossier of which the journal holds the digest.
 *
 * @param kind of the journal entries that hold it
 * @param id of the paper or the evidence
 * @param sha256 in hexadecimal
 * @param name as it was called before; null for a paper
 */
record Listed(
    String path,
    String kind,
    UUID id,
    String sha256,
    @Nullable String name,
    @Nullable String about) {
  private static final int LONGEST = 80;

  /** A name as part of a path: plain letters, no way out of its directory, nothing hidden. */
  static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^[.]+", "_");
    return plain.length() <= LONGEST ? plain : plain.substring(plain.length() - LONGEST);
  }

  /** Numbered, so that no two have one path. */
  static String path(String directory, int number, String rest) {
    return String.format(Locale.ROOT, "%s/%04d-%s", directory, number, plain(rest));
  }
}
