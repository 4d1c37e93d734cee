package nl.lekdicht.library;

import nl.lekdicht.core.Sha256;

/**
 * A file exactly as it stood when it was read.
 *
 * @param file its path, for people
 * @param text all of it; its UTF-8 form is the bytes of the file
 * @param digest SHA-256 of those bytes, in lower-case hex
 */
public record Original(String file, String text, String digest) {
  static Original of(String file, String text) {
    return new Original(file, text, digest(text));
  }

  /** What {@link #digest} is for this text. */
  public static String digest(String text) {
    return Sha256.hex(text);
  }

  /** The name of the file without folders and ending. */
  String stem() {
    return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.yml$", "");
  }
}
