package nl.lekdicht.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import nl.lekdicht.core.Sha256;

/**
 * The bytes by which it is checked that what was taken over is still as it was taken over.
 *
 * <h2>Digest of a line</h2>
 *
 * SHA-256 over the 16 bytes of its salt followed by the UTF-8 bytes of its content ({@link Content}). Erasing drops both and keeps the
 * digest.
 *
 * <h2>Digest of an import</h2>
 *
 * SHA-256 over the UTF-8 bytes of these lines, each ended by one line feed (U+000A), the last one too; then one line for each entry that was
 * kept, in the order of the file's rows:
 *
 * <pre>
 * lekdicht import 1
 * supplier 019aa1b2-0000-7000-8000-000000000002
 * import 019aa1b2-0000-7000-8000-000000000001
 * number 1
 * at 2026-11-22T03:04:05.123Z
 * actor 019aa1b2-0000-7000-8000-00000000000a
 * name 5e2c…         (64 lower-case hexadecimal digits: SHA-256 of the file's name in UTF-8)
 * file 77aa…         (SHA-256 of the file)
 * mapping 90b1…      (SHA-256 of the mapping as it is kept, in UTF-8)
 * lines 12
 * fresh 10
 * changed 1
 * previous 9f01…     (the digest of the supplier's import number − 1; 64 zeros for number 1)
 * entry 5 019aa1b2-0000-7000-8000-00000000000b 1 4e07… 1b2c…
 *                    (row of the file, id, version, SHA-256 of its number in UTF-8, digest of the line)
 * </pre>
 *
 * UUIDs are in lower case. The moment is in UTC with exactly three decimals. Numbers are decimal without leading zeros. {@code
 * ImportDigestTest} has a test vector.
 */
final class ImportDigest {
  static final String NOTHING_BEFORE = "0".repeat(64);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest sha = Sha256.fresh();

  /**
   * @param number counts the imports of the supplier
   */
  ImportDigest(
      UUID supplier,
      UUID id,
      int number,
      Instant at,
      UUID actor,
      String fileName,
      String fileDigest,
      String mapping,
      int lines,
      int fresh,
      int changed,
      String previous) {
    line("lekdicht import 1");
    line("supplier " + supplier);
    line("import " + id);
    line("number " + number);
    line("at " + MOMENT.format(at));
    line("actor " + actor);
    line("name " + of(fileName));
    line("file " + fileDigest);
    line("mapping " + of(mapping));
    line("lines " + lines);
    line("fresh " + fresh);
    line("changed " + changed);
    line("previous " + previous);
  }

  /** Takes the next entry that was kept. */
  void add(int row, UUID entry, int version, String number, String digest) {
    line("entry %d %s %d %s %s".formatted(row, entry, version, of(number), digest));
  }

  /** To be asked once, after the last. */
  String hex() {
    return HEX.formatHex(sha.digest());
  }

  private void line(String text) {
    sha.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param salt 32 hexadecimal digits
   */
  static String ofLine(String salt, String content) {
    if (salt.length() != 32) {
      throw new IllegalArgumentException("a salt of another length");
    }
    MessageDigest line = Sha256.fresh();
    line.update(HEX.parseHex(salt));
    return HEX.formatHex(line.digest(content.getBytes(StandardCharsets.UTF_8)));
  }

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String of(byte[] bytes) {
    return Sha256.hex(bytes);
  }
}
