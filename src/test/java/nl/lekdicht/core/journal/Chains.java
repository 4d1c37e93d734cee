package nl.lekdicht.core.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sound chain of three entries, and ways to change it behind the application's back. */
final class Chains {
  static final UUID INCIDENT = UUID.fromString("019aa1b2-0000-7000-8000-000000000001");
  static final UUID ACTOR = UUID.fromString("019aa1b2-0000-7000-8000-00000000000a");

  static final Entry FIRST =
      Chain.next(
          Chain.Head.EMPTY,
          INCIDENT,
          Instant.parse("2026-11-22T03:04:05.123Z"),
          ACTOR,
          "incident-opened",
          "{\"number\":\"2026-0001\"}",
          "000102030405060708090a0b0c0d0e0f");

  static final Entry SECOND =
      Chain.next(
          Chain.headOf(FIRST),
          INCIDENT,
          Instant.parse("2026-11-22T03:05:00Z"),
          ACTOR,
          "step-completed",
          "{\"description\":\"Wachtwoord gewijzigd 🔒 <b>\\\"ok\\\"</b>\"}",
          "ffeeddccbbaa99887766554433221100");

  static final Entry THIRD =
      Chain.next(
          Chain.headOf(SECOND),
          INCIDENT,
          Instant.parse("2026-11-22T23:59:59.999Z"),
          ACTOR,
          "step-skipped",
          "{}",
          "a0b1c2d3e4f5061728394a5b6c7d8e9f");

  static final List<Entry> SOUND = List.of(FIRST, SECOND, THIRD);
  static final Chain.Head HEAD = Chain.headOf(THIRD);

  private Chains() {}

  static List<Chain.Fault> faults(List<Entry> entries) {
    return Chain.check(INCIDENT, entries, HEAD);
  }

  static Entry withBody(Entry e, @Nullable String body, @Nullable String salt) {
    return new Entry(
        e.incident(),
        e.number(),
        e.at(),
        e.actor(),
        e.kind(),
        body,
        salt,
        e.bodyDigest(),
        e.previousHash(),
        e.hash());
  }

  static Entry renumbered(Entry e, int number) {
    return new Entry(
        e.incident(),
        number,
        e.at(),
        e.actor(),
        e.kind(),
        e.body(),
        e.salt(),
        e.bodyDigest(),
        e.previousHash(),
        e.hash());
  }
}
