package nl.lekdicht.core.journal;

import static nl.lekdicht.core.journal.Chains.FIRST;
import static nl.lekdicht.core.journal.Chains.HEAD;
import static nl.lekdicht.core.journal.Chains.INCIDENT;
import static nl.lekdicht.core.journal.Chains.SECOND;
import static nl.lekdicht.core.journal.Chains.SOUND;
import static nl.lekdicht.core.journal.Chains.THIRD;
import static nl.lekdicht.core.journal.Chains.faults;
import static nl.lekdicht.core.journal.Chains.renumbered;
import static nl.lekdicht.core.journal.Chains.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The literal digests and hashes here were computed by another program from the format in the Javadoc of {@link Chain}. */
final class ChainTest {

  @Test
  void digests_and_hashes_are_those_of_the_specified_bytes() {
    assertThat(SOUND)
        .extracting(Entry::bodyDigest)
        .containsExactly(
            "89d46bbdae7ff8ee9ad4ecf379eb1cda9ef4e29d933e7b1f00e4f3dd987664bd",
            "01ed8a2a732a2385c7ac7d90cf8831e4b23ed9ea02625e6d346b8b19cae83fb5",
            "45e07998b249801c5871f586b14a178b536bff1d176c177f0ca7052d0d649e05");
    assertThat(SOUND)
        .extracting(Entry::hash)
        .containsExactly(
            "4c71b3882535c9cf2988b714f5f4c2faaf57bc16a3393beac81afc8306c06c4e",
            "51d195a7425d44289e4f68e9f21719871cbb6328c6e9178837d593cbaf1bd978",
            "d39d35014f526cf89a0f220797115c0044eb1860e659dc0872fa4ee3c8fca43c");
  }

  @Test
  void entries_count_from_one_and_hold_the_hash_before_them() {
    assertThat(SOUND).extracting(Entry::number).containsExactly(1, 2, 3);
    assertThat(SOUND)
        .extracting(Entry::previousHash)
        .containsExactly("0".repeat(64), FIRST.hash(), SECOND.hash());
  }

  @Test
  void a_chain_as_it_was_written_is_sound() {
    assertThat(faults(SOUND)).isEmpty();
    assertThat(Chain.check(INCIDENT, List.of(), Chain.Head.EMPTY)).isEmpty();
  }

  @Test
  void a_dropped_entry_is_found_at_the_place_where_it_was() {
    namesFirst(List.of(SECOND, THIRD), 2);
    namesFirst(List.of(FIRST, THIRD), 3);
    namesFirst(List.of(FIRST, SECOND), 3);
    namesFirst(List.of(), 1);
  }

  @Test
  void dropped_entries_that_were_renumbered_are_found() {
    namesFirst(List.of(renumbered(SECOND, 1), renumbered(THIRD, 2)), 1);
    namesFirst(List.of(FIRST, renumbered(THIRD, 2)), 2);
  }

  @Test
  void a_gap_in_the_numbers_is_found_though_every_hash_fits() {
    Entry fifth = forged(new Chain.Head(4, FIRST.hash()));

    assertThat(Chain.check(INCIDENT, List.of(FIRST, fifth), Chain.headOf(fifth)))
        .containsExactly(new Chain.Fault(INCIDENT, 5, "entry 5 follows entry 1"));
  }

  @Test
  void swapped_entries_are_found() {
    namesFirst(List.of(SECOND, FIRST, THIRD), 2);
    namesFirst(List.of(FIRST, THIRD, SECOND), 3);
    namesFirst(List.of(FIRST, renumbered(THIRD, 2), renumbered(SECOND, 3)), 2);
  }

  @Test
  void a_doubled_entry_is_found() {
    namesFirst(List.of(FIRST, FIRST, SECOND, THIRD), 1);
    namesFirst(List.of(FIRST, SECOND, SECOND, THIRD), 2);
    namesFirst(List.of(FIRST, SECOND, THIRD, THIRD), 3);
    namesFirst(List.of(FIRST, SECOND, THIRD, renumbered(THIRD, 4)), 4);
  }

  @Test
  void an_inserted_entry_is_found_however_well_it_was_made() {
    Entry forged = forged(Chain.headOf(FIRST));

    namesFirst(List.of(FIRST, forged, SECOND, THIRD), 2);
    namesFirst(List.of(FIRST, forged, renumbered(SECOND, 3), renumbered(THIRD, 4)), 3);
    namesFirst(List.of(FIRST, SECOND, THIRD, forged(HEAD)), 4);
  }

  @Test
  void a_replaced_entry_breaks_the_link_of_the_one_after_it() {
    Entry forged = forged(Chain.headOf(FIRST));

    namesFirst(List.of(FIRST, forged, THIRD), 3);
    assertThat(faults(List.of(FIRST, forged, THIRD)))
        .containsExactly(
            new Chain.Fault(INCIDENT, 3, "does not hold the hash of the entry before it"));
  }

  @Test
  void a_chain_made_anew_from_somewhere_to_its_end_is_betrayed_by_the_kept_head() {
    Entry second = forged(Chain.headOf(FIRST));
    Entry third = forged(Chain.headOf(second));

    assertThat(faults(List.of(FIRST, second, third)))
        .containsExactly(
            new Chain.Fault(
                INCIDENT,
                3,
                "the chain ends at entry 3, but entry 3 was kept as its last with another hash"));
  }

  @Test
  void entries_of_another_incident_are_found_though_their_chain_is_sound() {
    assertThat(Chain.check(new UUID(1, 1), SOUND, HEAD))
        .extracting(Chain.Fault::sentence)
        .containsOnly("belongs to another incident")
        .hasSize(3);
  }

  @Test
  void a_chain_stays_sound_when_a_body_and_its_salt_are_erased() {
    assertThat(faults(List.of(FIRST, withBody(SECOND, null, null), THIRD))).isEmpty();
  }

  @Test
  void a_body_without_its_salt_and_a_salt_without_its_body_are_found() {
    namesFirst(List.of(FIRST, withBody(SECOND, SECOND.body(), null), THIRD), 2);
    namesFirst(List.of(FIRST, withBody(SECOND, null, SECOND.salt()), THIRD), 2);
  }

  @Test
  void a_byte_moved_between_salt_and_body_is_found_though_the_digest_fits() {
    String salt = Objects.requireNonNull(FIRST.salt());
    String body = Objects.requireNonNull(FIRST.body());
    Entry longer = withBody(FIRST, body.substring(1), salt + "7b");
    Entry shorter = withBody(FIRST, "\u000f" + body, salt.substring(0, 30));

    assertThat(Chain.bodyDigest(salt + "7b", body.substring(1))).isEqualTo(FIRST.bodyDigest());
    namesFirst(List.of(longer, SECOND, THIRD), 1);
    namesFirst(List.of(shorter, SECOND, THIRD), 1);
  }

  private static Entry forged(Chain.Head head) {
    return Chain.next(
        head,
        INCIDENT,
        SECOND.at(),
        SECOND.actor(),
        SECOND.kind(),
        "{\"description\":\"Nothing happened\"}",
        "00112233445566778899aabbccddeeff");
  }

  private static void namesFirst(List<Entry> entries, int number) {
    assertThat(faults(entries)).isNotEmpty();
    assertThat(faults(entries).getFirst().number()).isEqualTo(number);
  }
}
