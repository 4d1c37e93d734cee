package nl.lekdicht.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.journal.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries are changed, dropped, swapped and put in behind the service's back: the check says so and names the first broken one. */
class TamperTest {
  private static OpenedDrawer drawer;

  @BeforeAll
  static void start() {
    drawer = new OpenedDrawer();
  }

  @AfterAll
  static void stop() {
    drawer.close();
  }

  @BeforeEach
  void everything_is_sound_before() {
    JsonNode verification = drawer.verification();
    assertThat(verification.get("faults")).isEmpty();
    assertThat(verification.get("sound").asBoolean()).isTrue();
    assertThat(verification.get("incidents").asInt()).isEqualTo(2);
    assertThat(verification.get("entries").asInt()).isEqualTo(OpenedDrawer.LAST + 3);
  }

  @AfterEach
  void put_back() {
    drawer.restore();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 11})
  void a_flipped_byte_of_the_body_is_found(int number) {
    change(
        number, "body = overlay(body placing chr(ascii(substr(body, 12, 1)) # 1) from 12 for 1)");
    broken(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 11})
  void a_blank_behind_the_body_is_found(int number) {
    change(number, "body = body || ' '");
    broken(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"salt", "body_digest", "previous_hash", "hash"})
  void a_flipped_bit_is_found_in_every_byte_of(String column) {
    int bytes = column.equals("salt") ? 16 : 32;
    for (int i = 0; i < bytes; i += 5) {
      for (int number : new int[] {1, 4, 11}) {
        change(
            number, "%1$s = set_byte(%1$s, %2$d, get_byte(%1$s, %2$d) # 64)".formatted(column, i));
        broken(number);
        drawer.restore();
      }
    }
  }

  @Test
  void a_byte_moved_from_the_salt_to_the_body_is_found() {
    Entry last = drawer.entries().getLast();
    String salt = Objects.requireNonNull(last.salt()).substring(0, 30) + "20";
    Entry real =
        Chain.next(
            new Chain.Head(last.number() - 1, last.previousHash()),
            last.incident(),
            last.at(),
            last.actor(),
            last.kind(),
            Objects.requireNonNull(last.body()),
            salt);
    drawer.write(real);
    drawer.tamper(
        "update incident set head_hash = '\\x%s' where id = :closed".formatted(real.hash()));
    assertThat(drawer.verification().get("sound").asBoolean()).isTrue();

    change(OpenedDrawer.LAST, "salt = substring(salt for 15), body = ' ' || body");
    broken(OpenedDrawer.LAST);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 11})
  void another_kind_is_found(int number) {
    change(number, "kind = 'step-skipped'");
    broken(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 11})
  void another_actor_is_found(int number) {
    change(number, "actor = (select id from account where username = 'second-manager')");
    broken(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 millisecond", "1 microsecond", "1 year"})
  void another_moment_is_found(String difference) {
    for (int number : new int[] {1, 4, 11}) {
      change(number, "at = at + interval '%s'".formatted(difference));
      broken(number);
      drawer.restore();
    }
  }

  @Test
  void erased_entries_are_no_sound_incident() {
    change(4, "body = null, salt = null");
    broken(4);
  }

  @Test
  void a_dropped_first_entry_is_found() {
    drop(1);
    broken(2);
  }

  @Test
  void a_dropped_middle_entry_is_found() {
    drop(4);
    broken(5);
  }

  @Test
  void a_dropped_last_entry_is_found() {
    drop(OpenedDrawer.LAST);
    broken(OpenedDrawer.LAST);
  }

  @Test
  void a_dropped_journal_is_found() {
    drawer.tamper("delete from journal where incident_id = :closed");
    broken(1);
  }

  @Test
  void a_dropped_incident_is_found() {
    drawer.tamper("delete from incident where id = :closed");
    broken(1);
  }

  @Test
  void swapped_bodies_are_found() {
    drawer.tamper(
        """
        update journal j set body = o.body from journal o
         where j.incident_id = :closed and o.incident_id = :closed and j.number in (3, 4) and o.number = 7 - j.number\
        """);
    broken(3);
  }

  @Test
  void bodies_swapped_with_their_salts_and_digests_are_found() {
    drawer.tamper(
        """
        update journal j set body = o.body, salt = o.salt, body_digest = o.body_digest from journal o
         where j.incident_id = :closed and o.incident_id = :closed and j.number in (3, 4) and o.number = 7 - j.number\
        """);
    broken(3);
  }

  @Test
  void swapped_numbers_are_found() {
    change(3, "number = 1000");
    change(4, "number = 3");
    change(1000, "number = 4");
    broken(3);
  }

  @Test
  void an_entry_put_in_the_middle_is_found() {
    drawer.tamper(
        "update journal set number = number + 1000 where incident_id = :closed and number >= 5",
        "update journal set number = number - 999 where incident_id = :closed and number >= 1000",
        copy(4, 5));
    broken(5);
  }

  @Test
  void an_entry_put_behind_the_last_is_found() {
    drawer.tamper(copy(OpenedDrawer.LAST, OpenedDrawer.LAST + 1));
    broken(OpenedDrawer.LAST + 1);
  }

  @Test
  void a_well_chained_entry_behind_the_last_is_found() {
    Entry last = drawer.entries().getLast();
    drawer.write(
        OpenedDrawer.forged(Chain.headOf(last), last, Objects.requireNonNull(last.body())));
    broken(OpenedDrawer.LAST + 1);
  }

  @Test
  void an_entry_of_another_incident_is_found() {
    drawer.tamper(
        "update journal set incident_id = :closed, number = 13 where incident_id = :running and number = 3");
    broken(OpenedDrawer.LAST + 1);
  }

  @Test
  void an_entry_moved_to_another_supplier_is_found() {
    change(4, "supplier_id = '%s'".formatted(drawer.cast().supplier("Andersom BV")));
    broken(5);
  }

  @Test
  void a_tail_written_anew_with_right_hashes_is_found_by_the_stored_end() {
    rewriteFrom(3);
    broken(OpenedDrawer.LAST);
  }

  @Test
  void an_impossible_entry_is_found_even_when_every_hash_fits() {
    List<Entry> entries = drawer.entries();
    Entry head =
        rewrite(
            entries.subList(4, OpenedDrawer.LAST), Chain.headOf(entries.get(3)), "no such step");
    drawer.tamper(
        "update incident set head_hash = '\\x%s' where id = :closed".formatted(head.hash()));
    broken(5);
  }

  private static void rewriteFrom(int number) {
    List<Entry> entries = drawer.entries();
    rewrite(
        entries.subList(number - 1, OpenedDrawer.LAST),
        Chain.headOf(entries.get(number - 2)),
        null);
  }

  private static Entry rewrite(List<Entry> tail, Chain.Head from, @Nullable String step) {
    Chain.Head head = from;
    Entry forged = tail.getFirst();
    for (Entry entry : tail) {
      String body = Objects.requireNonNull(entry.body()).replace("colleague", "neighbour");
      if (step != null && entry.number() == tail.getFirst().number()) {
        body = body.replaceFirst("\"stepId\":\"[^\"]*\"", "\"stepId\":\"" + step + "\"");
      }
      forged = OpenedDrawer.forged(head, entry, body);
      drawer.write(forged);
      head = Chain.headOf(forged);
    }
    return forged;
  }

  private static void change(int number, String assignment) {
    drawer.tamper(
        "update journal set %s where incident_id = :closed and number = %d"
            .formatted(assignment, number));
  }

  private static void drop(int number) {
    drawer.tamper("delete from journal where incident_id = :closed and number = " + number);
  }

  private static String copy(int from, int to) {
    return """
    insert into journal
      (incident_id, number, at, actor, kind, body, salt, body_digest, previous_hash, hash, supplier_id)
    select incident_id, %d, at, actor, kind, body, salt, body_digest, hash, hash, supplier_id
    from journal where incident_id = :closed and number = %d\
    """
        .formatted(to, from);
  }

  private static void broken(int number) {
    JsonNode verification = drawer.verification();
    assertThat(verification.get("sound").asBoolean()).isFalse();
    JsonNode first = verification.at("/faults/0");
    assertThat(first.get("incidentId").asText()).isEqualTo(drawer.closed().incident());
    assertThat(first.get("number").asInt()).describedAs("%s", first).isEqualTo(number);
  }
}
