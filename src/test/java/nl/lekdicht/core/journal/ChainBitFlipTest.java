package nl.lekdicht.core.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static nl.lekdicht.core.journal.Chains.HEAD;
import static nl.lekdicht.core.journal.Chains.INCIDENT;
import static nl.lekdicht.core.journal.Chains.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bit of everything that is stored of an entry, flipped one at a time. */
final class ChainBitFlipTest {

  @ParameterizedTest(name = "entry {0}")
  @ValueSource(ints = {1, 2, 3})
  void every_flipped_bit_is_found_in_its_entry(int number) {
    Entry entry = SOUND.get(number - 1);
    List<Entry> flipped = everyFlipOf(entry);
    assertThat(flipped.size()).isGreaterThan(2_000);
    assertThat(flipped).doesNotContain(entry);
    for (Entry changed : flipped) {
      List<Entry> chain = new ArrayList<>(SOUND);
      chain.set(number - 1, changed);
      List<Chain.Fault> faults = Chains.faults(chain);
      assertThat(faults).as("%s", changed).isNotEmpty();
      assertThat(faults.getFirst().number()).as("%s", changed).isEqualTo(changed.number());
    }
  }

  @Test
  void every_flipped_bit_of_the_kept_head_is_found() {
    for (String hash : textFlips(HEAD.hash())) {
      assertThat(Chain.check(INCIDENT, SOUND, new Chain.Head(3, hash))).hasSize(1);
    }
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      assertThat(Chain.check(INCIDENT, SOUND, new Chain.Head(3 ^ (1 << bit), HEAD.hash())))
          .hasSize(1);
    }
  }

  private static List<Entry> everyFlipOf(Entry e) {
    List<Entry> flipped = new ArrayList<>();
    uuidFlips(e.incident()).forEach(id -> flipped.add(with(e, f -> f.incident = id)));
    uuidFlips(e.actor()).forEach(id -> flipped.add(with(e, f -> f.actor = id)));
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      int number = e.number() ^ (1 << bit);
      flipped.add(with(e, f -> f.number = number));
    }
    // As PostgreSQL keeps it: microseconds. Higher bits lie beyond the years that it knows.
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, e.at());
    for (int bit = 0; bit < 58; bit++) {
      Instant at = Instant.EPOCH.plus(micros ^ (1L << bit), ChronoUnit.MICROS);
      flipped.add(with(e, f -> f.at = at));
    }
    textFlips(e.kind()).forEach(kind -> flipped.add(with(e, f -> f.kind = kind)));
    charFlips(Objects.requireNonNull(e.body()))
        .forEach(body -> flipped.add(with(e, f -> f.body = body)));
    textFlips(Objects.requireNonNull(e.salt()))
        .forEach(salt -> flipped.add(with(e, f -> f.salt = salt)));
    textFlips(e.bodyDigest()).forEach(digest -> flipped.add(with(e, f -> f.bodyDigest = digest)));
    textFlips(e.previousHash()).forEach(hash -> flipped.add(with(e, f -> f.previousHash = hash)));
    textFlips(e.hash()).forEach(hash -> flipped.add(with(e, f -> f.hash = hash)));
    return flipped;
  }

  private static List<UUID> uuidFlips(UUID id) {
    List<UUID> flipped = new ArrayList<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      flipped.add(
          new UUID(id.getMostSignificantBits() ^ (1L << bit), id.getLeastSignificantBits()));
      flipped.add(
          new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ (1L << bit)));
    }
    return flipped;
  }

  private static List<String> textFlips(String ascii) {
    List<String> flipped = new ArrayList<>();
    byte[] bytes = ascii.getBytes(US_ASCII);
    for (int i = 0; i < bytes.length * Byte.SIZE; i++) {
      byte[] changed = bytes.clone();
      changed[i / Byte.SIZE] ^= (byte) (1 << (i % Byte.SIZE));
      flipped.add(new String(changed, ISO_8859_1));
    }
    return flipped;
  }

  private static List<String> charFlips(String text) {
    List<String> flipped = new ArrayList<>();
    for (int i = 0; i < text.length() * Character.SIZE; i++) {
      char[] changed = text.toCharArray();
      changed[i / Character.SIZE] ^= (char) (1 << (i % Character.SIZE));
      flipped.add(new String(changed));
    }
    return flipped;
  }

  private static Entry with(Entry entry, Consumer<Fields> change) {
    Fields fields = new Fields(entry);
    change.accept(fields);
    return fields.entry();
  }

  /** An entry's fields, to change one. */
  private static final class Fields {
    private UUID incident;
    private int number;
    private Instant at;
    private UUID actor;
    private String kind;
    private @Nullable String body;
    private @Nullable String salt;
    private String bodyDigest;
    private String previousHash;
    private String hash;

    private Fields(Entry entry) {
      incident = entry.incident();
      number = entry.number();
      at = entry.at();
      actor = entry.actor();
      kind = entry.kind();
      body = entry.body();
      salt = entry.salt();
      bodyDigest = entry.bodyDigest();
      previousHash = entry.previousHash();
      hash = entry.hash();
    }

    private Entry entry() {
      return new Entry(
          incident, number, at, actor, kind, body, salt, bodyDigest, previousHash, hash);
    }
  }
}
