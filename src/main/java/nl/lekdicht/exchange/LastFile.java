package nl.lekdicht.exchange;

import java.lang.ref.SoftReference;
import nl.lekdicht.exchange.SourceFile.Unreadable;
import org.jspecify.annotations.Nullable;

/** Remembers the file that was read last, while there is memory to spare: who tries a mapping tries it again. */
final class LastFile {
  private volatile @Nullable SoftReference<Held> last;

  private record Held(String digest, SourceFile file) {}

  /**
   * @param digest of the content
   */
  SourceFile read(String digest, byte[] content) throws Unreadable {
    SoftReference<Held> remembered = last;
    Held held = remembered == null ? null : remembered.get();
    if (held != null && held.digest().equals(digest)) {
      return held.file();
    }
    SourceFile file = SourceFile.read(content);
    last = new SoftReference<>(new Held(digest, file));
    return file;
  }
}
