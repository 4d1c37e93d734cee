package nl.lekdicht.core.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.lekdicht.core.Sha256;

/**
 * The bytes of the journal. Everything that anybody needs to check a chain without this program stands here.
 *
 * <h2>Body digest</h2>
 *
 * SHA-256 over the 16 bytes of the salt followed by the UTF-8 bytes of the body text. Erasing personal data later drops body and salt and
 * keeps the digest, so the chain stays checkable.
 *
 * <h2>Entry hash</h2>
 *
 * SHA-256 over the UTF-8 bytes of exactly these eight lines, each ended by one line feed (U+000A), the last one too:
 *
 * <pre>
 * lekdicht journal 1
 * incident 019aa1b2-0000-7000-8000-000000000001
 * number 2
 * at 2026-11-22T03:04:05.123Z
 * actor 019aa1b2-0000-7000-8000-00000000000a
 * kind step-completed
 * body 5e2c…            (64 lower-case hexadecimal digits: the body digest)
 * previous 9f01…        (64 lower-case hexadecimal digits: the hash of entry number − 1; 64 zeros for entry 1)
 * </pre>
 *
 * UUIDs are in lower case. The moment is in UTC with exactly three decimals. The number is decimal without leading zeros. A kind has only
 * lower-case letters and hyphens, so no line can hold a second line feed. {@code ChainTest} has test vectors.
 *
 * <h2>What a sound chain proves</h2>
 *
 * That no entry was changed, dropped from the middle, swapped or put in between. Entries cut from the end leave a shorter sound chain:
 * that is found by comparing it with the number and hash of the last entry, which are kept beside the chain, and with any earlier copy of
 * them that left the house.
 */
public final class Chain {
  /** What stands as the previous hash in the first entry. */
  private static final String NOTHING_BEFORE = "0".repeat(64);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final HexFormat HEX = HexFormat.of();

  /** Exactly 16 bytes: a byte moved between salt and body would leave the digest as it is. */
  private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

  private Chain() {}

  /** Where a chain stands: the number and hash of its last entry. */
  public record Head(int number, String hash) {
    public static final Head EMPTY = new Head(0, NOTHING_BEFORE);
  }

  /** One thing that is wrong with a chain; {@code number} is the entry where it shows first. */
  public record Fault(UUID incident, int number, String sentence) {}

  /** The entry that follows {@code head}. */
  public static Entry next(
      Head head, UUID incident, Instant at, UUID actor, String kind, String body, String salt) {
    String digest = bodyDigest(salt, body);
    int number = head.number() + 1;
    String hash = hash(incident, number, at, actor, kind, digest, head.hash());
    return new Entry(incident, number, at, actor, kind, body, salt, digest, head.hash(), hash);
  }

  public static Head headOf(Entry entry) {
    return new Head(entry.number(), entry.hash());
  }

  public static String bodyDigest(String salt, String body) {
    MessageDigest sha = Sha256.fresh();
    sha.update(HEX.parseHex(salt));
    return HEX.formatHex(sha.digest(body.getBytes(StandardCharsets.UTF_8)));
  }

  static String hash(
      UUID incident,
      int number,
      Instant at,
      UUID actor,
      String kind,
      String bodyDigest,
      String previousHash) {
    String text =
        "lekdicht journal 1\n"
            + "incident "
            + incident
            + "\n"
            + "number "
            + number
            + "\n"
            + "at "
            + MOMENT.format(at)
            + "\n"
            + "actor "
            + actor
            + "\n"
            + "kind "
            + kind
            + "\n"
            + "body "
            + bodyDigest
            + "\n"
            + "previous "
            + previousHash
            + "\n";
    return Sha256.hex(text);
  }

  /**
   * Everything that is wrong with the entries of one incident, in the order in which they were read; empty when the chain is sound.
   *
   * @param entries ordered by number
   * @param kept where the chain must end, as kept beside it
   */
  public static List<Fault> check(UUID incident, List<Entry> entries, Head kept) {
    List<Fault> faults = new ArrayList<>();
    Head head = Head.EMPTY;
    for (Entry entry : entries) {
      if (!entry.incident().equals(incident)) {
        faults.add(new Fault(incident, entry.number(), "belongs to another incident"));
      }
      faultsOf(entry, head)
          .forEach(sentence -> faults.add(new Fault(incident, entry.number(), sentence)));
      head = headOf(entry);
    }
    if (!head.equals(kept)) {
      faults.add(
          new Fault(
              incident,
              Math.min(head.number(), kept.number()) + (head.number() == kept.number() ? 0 : 1),
              "the chain ends at entry %d, but entry %d was kept as its last%s"
                  .formatted(
                      head.number(),
                      kept.number(),
                      head.number() == kept.number() ? " with another hash" : "")));
    }
    return List.copyOf(faults);
  }

  private static List<String> faultsOf(Entry entry, Head before) {
    List<String> sentences = new ArrayList<>();
    if (entry.number() != before.number() + 1) {
      sentences.add("entry %d follows entry %d".formatted(entry.number(), before.number()));
    }
    if (!entry.previousHash().equals(before.hash())) {
      sentences.add("does not hold the hash of the entry before it");
    }
    if (!entry
        .hash()
        .equals(
            hash(
                entry.incident(),
                entry.number(),
                entry.at(),
                entry.actor(),
                entry.kind(),
                entry.bodyDigest(),
                entry.previousHash()))) {
      sentences.add("its hash does not fit its number, moment, actor, kind or digest");
    }
    if (!entry.at().equals(entry.at().truncatedTo(ChronoUnit.MILLIS))) {
      sentences.add("its moment has a part smaller than a millisecond, which no hash covers");
    }
    if ((entry.body() == null) != (entry.salt() == null)) {
      sentences.add("has a body without its salt or a salt without its body");
    } else if (entry.salt() != null && !SALT.matcher(entry.salt()).matches()) {
      sentences.add("its salt is not 16 bytes in lower-case hexadecimal");
    } else if (entry.body() != null
        && entry.salt() != null
        && !entry.bodyDigest().equals(bodyDigest(entry.salt(), entry.body()))) {
      sentences.add("its body does not fit its digest");
    }
    return sentences;
  }
}
