package nl.lekdicht.dossier;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.lekdicht.core.Sha256;
import nl.lekdicht.web.Portions;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP that is made while it is read, a portion of one of its files at a time. Its last file lists the SHA-256 of all others, in the form that
 * {@code sha256sum -c} reads. The same files at the same moment give the same bytes.
 */
final class Archive implements Portions {
  static final String SUMS = "SHA256SUMS";

  private final Iterator<Item> items;
  private final LocalDateTime at;
  private final StringBuilder sums = new StringBuilder();
  private final Passing passing = new Passing();
  private final ZipOutputStream zip = new ZipOutputStream(passing, StandardCharsets.UTF_8);
  private final MessageDigest sha = Sha256.fresh();
  private @Nullable Item current;
  private @Nullable Portions content;

  /**
   * @param at stands as the moment of each file, in UTC
   */
  Archive(List<Item> items, Instant at) {
    this.items = items.iterator();
    this.at = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    // Evidence is large, and mostly small already.
    zip.setLevel(Deflater.BEST_SPEED);
  }

  @Override
  public boolean writeNext(OutputStream to) throws IOException {
    passing.to = to;
    if (content == null) {
      if (!items.hasNext()) {
        end();
        return false;
      }
      begin(items.next());
    }
    if (content != null && !content.writeNext(new Counted())) {
      endItem();
    }
    return true;
  }

  private void begin(Item item) throws IOException {
    current = item;
    content = item.content().get();
    put(item.path());
  }

  private void put(String path) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(at);
    zip.putNextEntry(entry);
  }

  private void endItem() throws IOException {
    zip.closeEntry();
    zip.flush();
    if (content != null && current != null) {
      content.close();
      sums.append(HexFormat.of().formatHex(sha.digest()))
          .append("  ")
          .append(current.path())
          .append('\n');
    }
    content = null;
  }

  private void end() throws IOException {
    put(SUMS);
    zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    zip.flush();
  }

  @Override
  public void close() {
    if (content != null) {
      content.close();
    }
    passing.to = null;
    try {
      // Gives back the memory of the compression, which the garbage collector does not count.
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException("an archive that nobody reads cannot fail", e);
    }
  }

  /** To the archive, and by the digest of the file. */
  private final class Counted extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      sha.update(bytes, from, count);
      zip.write(bytes, from, count);
    }
  }

  /** To whoever asked for this portion. */
  private static final class Passing extends OutputStream {
    private @Nullable OutputStream to;

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      if (to != null) {
        to.write(bytes, from, count);
      }
    }
  }
}
