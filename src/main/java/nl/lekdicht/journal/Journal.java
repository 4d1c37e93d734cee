package nl.lekdicht.journal;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.journal.Entry;

/** Appends to the journal and reads it, within the transaction of the caller. */
@Singleton
public final class Journal {
  /**
   * More entries than any incident has: a run has at most some tens of steps. An incident that reaches it takes no more entries, so that
   * nothing is ever read in part.
   */
  public static final int MOST_ENTRIES = 20_000;

  private final JournalStore store;
  private final SecureRandom random = new SecureRandom();

  Journal(JournalStore store) {
    this.store = store;
  }

  /**
   * Writes the entry that follows {@code head}. Two writers with the same head cannot both succeed: the second breaks the constraint
   * {@code journal_entry_is_written_once}.
   */
  public Line append(
      UUID supplier, UUID incident, Chain.Head head, String kind, String body, Occasion occasion) {
    Entry entry = next(incident, head, kind, body, occasion);
    String actorName =
        store.insert(
            incident,
            entry.number(),
            entry.at(),
            entry.actor(),
            kind,
            body,
            Objects.requireNonNull(entry.salt()),
            entry.bodyDigest(),
            entry.previousHash(),
            entry.hash(),
            supplier);
    return new Line(entry, actorName);
  }

  /** The entry that follows {@code head}, not written yet: see {@link #write}. */
  public Entry next(UUID incident, Chain.Head head, String kind, String body, Occasion occasion) {
    if (head.number() >= MOST_ENTRIES) {
      throw new IllegalStateException("incident " + incident + " has too many entries");
    }
    return Chain.next(
        head, incident, occasion.at(), occasion.actor().account(), kind, body, newSalt());
  }

  /** Writes entries of one supplier's incidents with one statement. As with {@link #append}, an entry is written once. */
  public void write(UUID supplier, List<Entry> entries) {
    store.insertAll(supplier, EntryText.format(entries));
  }

  /** All entries of these incidents, each in order. */
  public Map<UUID, List<Line>> readAll(List<UUID> incidents) {
    return store
        .listAll(
            incidents.stream().map(UUID::toString).collect(Collectors.joining(",")),
            MOST_ENTRIES * incidents.size())
        .stream()
        .collect(
            Collectors.groupingBy(
                JournalRow::incidentId, Collectors.mapping(JournalRow::line, Collectors.toList())));
  }

  private String newSalt() {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** All entries of an incident, in order. */
  public List<Line> read(UUID incident) {
    return read(incident, MOST_ENTRIES);
  }

  /** The entries of an incident up to and including {@code last}, in order. */
  public List<Line> read(UUID incident, int last) {
    return page(incident, 0, last, MOST_ENTRIES);
  }

  /** At most {@code atMost} entries after number {@code after}. */
  public List<Line> page(UUID incident, int after, int atMost) {
    return page(incident, after, MOST_ENTRIES, atMost);
  }

  /** Incidents that have entries and do not exist. */
  public List<UUID> withoutIncident() {
    return store.withoutIncident(1_000);
  }

  private List<Line> page(UUID incident, int after, int last, int atMost) {
    return store.list(incident, after, last, atMost).stream().map(JournalRow::line).toList();
  }
}
