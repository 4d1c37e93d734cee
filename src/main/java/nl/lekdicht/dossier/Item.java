package nl.lekdicht.dossier;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import nl.lekdicht.web.Portions;

/**
 * One file of a dossier.
 *
 * @param path within the archive; plain letters only
 * @param content asked for when the file's turn has come
 */
record Item(String path, Supplier<Portions> content) {

  /** A small file, made when its turn has come. */
  static Item whole(String path, Supplier<byte[]> content) {
    return new Item(
        path,
        () ->
            to -> {
              to.write(content.get());
              return false;
            });
  }

  static Item text(String path, Supplier<String> content) {
    return whole(path, () -> content.get().getBytes(StandardCharsets.UTF_8));
  }
}
