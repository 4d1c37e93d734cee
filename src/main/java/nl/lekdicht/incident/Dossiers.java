package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.IncidentRun;
import nl.lekdicht.core.incident.Texts;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.journal.Entry;
import nl.lekdicht.deadline.DeadlineBoard;
import nl.lekdicht.journal.Journal;
import nl.lekdicht.journal.Line;
import nl.lekdicht.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Reads incidents from their journals and writes what happened next: first the entry, then what is kept beside the journal for lists.
 * Works within the transaction of the caller.
 */
@Singleton
public final class Dossiers {
  private final IncidentStore store;
  private final Journal journal;
  private final KeptTexts texts;
  private final DeadlineBoard board;
  private final Outbox outbox;
  private final ErasedEntries erased;
  private final ReportStore reports;
  private final List<AlsoWritten> others;

  Dossiers(
      IncidentStore store,
      Journal journal,
      KeptTexts texts,
      DeadlineBoard board,
      Outbox outbox,
      ErasedEntries erased,
      ReportStore reports,
      List<AlsoWritten> others) {
    this.outbox = outbox;
    this.erased = erased;
    this.reports = reports;
    this.others = List.copyOf(others);
    this.store = store;
    this.journal = journal;
    this.texts = texts;
    this.board = board;
  }

  /**
   * The incident, if the viewer may see it.
   *
   * @throws Erased when it was erased, also just now
   */
  public Optional<Dossier> find(UUID id) {
    return standing(id, store.find(id)).map(row -> read(row, journal.read(id)));
  }

  /**
   * Where the journal of the incident ends, if the viewer may see it.
   *
   * @throws Erased when it was erased
   */
  Optional<IncidentHead> findHead(UUID id) {
    return standing(id, store.find(id))
        .map(row -> new IncidentHead(row.id(), row.supplierId(), row.headHash()));
  }

  /** These incidents, in this order; without those that the viewer may not see. */
  List<Dossier> findAll(List<UUID> ids) {
    Map<UUID, IncidentRow> rows =
        store.findAll(joined(ids), ids.size()).stream()
            .collect(Collectors.toMap(IncidentRow::id, Function.identity()));
    Map<UUID, List<Line>> lines = journal.readAll(List.copyOf(rows.keySet()));
    return ids.stream()
        .map(rows::get)
        .filter(Objects::nonNull)
        .map(row -> read(row, lines.getOrDefault(row.id(), List.of())))
        .toList();
  }

  private static String joined(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  /**
   * The number of the incident, if the viewer may see it, whatever stands in its journal.
   *
   * @throws Erased when it was erased
   */
  public Optional<String> findNumber(UUID id) {
    return standing(id, store.find(id)).map(IncidentRow::number);
  }

  /** As {@link #find}, and nobody else changes it until this transaction ends. */
  public Optional<Dossier> lock(UUID id) {
    return standing(id, store.lock(id)).map(row -> read(row, journal.read(id)));
  }

  /** A school no longer sees the row of what was erased; it knows by its own confirmation. */
  private Optional<IncidentRow> standing(UUID id, Optional<IncidentRow> found) {
    if (found.isEmpty() || found.get().erasedAt() != null) {
      erased.refuse(id);
    }
    return found;
  }

  /**
   * The incidents among these that nobody else is changing, and nobody else changes until this transaction ends. One that cannot be read
   * is told and left out.
   */
  List<Dossier> lockFree(List<UUID> ids, BiConsumer<UUID, RuntimeException> unreadable) {
    List<IncidentRow> rows = store.lockFree(joined(ids), ids.size());
    Map<UUID, List<Line>> lines = journal.readAll(rows.stream().map(IncidentRow::id).toList());
    List<Dossier> read = new ArrayList<>();
    for (IncidentRow row : rows) {
      try {
        read.add(read(row, lines.getOrDefault(row.id(), List.of())));
      } catch (IllegalArgumentException e) {
        unreadable.accept(row.id(), e);
      }
    }
    return read;
  }

  /** The incident as it was when its journal had so many entries. */
  Dossier asOf(Dossier now, int entries) {
    return read(now.supplier(), now.id(), journal.read(now.id(), entries));
  }

  private Dossier read(IncidentRow row, List<Line> lines) {
    return read(row.supplierId(), row.id(), lines);
  }

  private Dossier read(UUID supplier, UUID id, List<Line> lines) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an incident without entries");
    }
    if (lines.getFirst().entry().body() == null) {
      // It was there when its row was read.
      erased.refuse(id);
    }
    return dossier(supplier, fold(id, lines), lines);
  }

  private static Dossier dossier(UUID supplier, Incident incident, List<Line> lines) {
    Map<UUID, String> names = new HashMap<>();
    lines.forEach(line -> names.put(line.entry().actor(), line.actorName()));
    return new Dossier(
        supplier, incident, Chain.headOf(lines.getLast().entry()), Map.copyOf(names));
  }

  /**
   * The incident after one more entry.
   *
   * @param incident null before the first entry
   * @param kept gives the texts that it keeps to
   * @throws IllegalArgumentException when the entry cannot have been accepted by this program
   */
  Incident follow(@Nullable Incident incident, Line line, Texts kept) {
    Recorded<IncidentEvent> next = recorded(line.entry());
    return incident == null
        ? Incident.fold(line.entry().incident(), List.of(next), kept)
        : incident.apply(next, kept);
  }

  private Incident fold(UUID id, List<Line> lines) {
    return Incident.fold(id, recorded(lines), texts);
  }

  /** What the lines record. */
  static List<Recorded<IncidentEvent>> recorded(List<Line> lines) {
    return lines.stream().map(line -> recorded(line.entry())).toList();
  }

  private static Recorded<IncidentEvent> recorded(Entry entry) {
    if (entry.body() == null) {
      throw new IllegalArgumentException("entry %d was erased".formatted(entry.number()));
    }
    return new Recorded<>(
        entry.number(), entry.at(), entry.actor(), EventText.parse(entry.kind(), entry.body()));
  }

  /** The dossier that begins with this event. The incident's row must be there. */
  Dossier begin(UUID supplier, UUID id, IncidentEvent.Opened opened, Occasion occasion) {
    return read(supplier, id, List.of(write(supplier, id, Chain.Head.EMPTY, opened, occasion)));
  }

  /** Writes one event to the journal; {@link #save} must follow in the same transaction. */
  Dossier append(Dossier dossier, IncidentEvent event, Occasion occasion) {
    Line line = write(dossier.supplier(), dossier.id(), dossier.head(), event, occasion);
    Map<UUID, String> names = new HashMap<>(dossier.names());
    names.put(line.entry().actor(), line.actorName());
    return new Dossier(
        dossier.supplier(),
        dossier.incident().apply(recorded(line.entry()), texts),
        Chain.headOf(line.entry()),
        Map.copyOf(names));
  }

  /** The dossier with one more event that is not written yet: {@link Bundle} writes it. */
  Dossier foresee(Dossier dossier, IncidentEvent event, Occasion occasion, Bundle bundle) {
    Entry entry =
        journal.next(
            dossier.id(),
            dossier.head(),
            EventText.kindOf(event),
            EventText.format(event),
            occasion);
    bundle.entries().add(entry);
    return new Dossier(
        dossier.supplier(),
        dossier.incident().apply(recorded(entry), texts),
        Chain.headOf(entry),
        dossier.names());
  }

  /** Writes what was foreseen: entries first, and one statement for each kind of row. */
  void write(Bundle bundle, Instant at) {
    if (!bundle.entries().isEmpty()) {
      journal.write(bundle.supplier(), bundle.entries());
      store.moveHeads(bundle.headRows());
    }
    board.change(bundle.supplier(), bundle.changes());
    if (!bundle.claims().isEmpty()) {
      board.claim(bundle.supplier(), bundle.claims());
    }
    if (!bundle.postings().isEmpty()) {
      outbox.post(bundle.postings(), at);
    }
  }

  private Line write(
      UUID supplier, UUID id, Chain.Head head, IncidentEvent event, Occasion occasion) {
    return journal.append(
        supplier, id, head, EventText.kindOf(event), EventText.format(event), occasion);
  }

  /**
   * Brings what is kept beside the journal up to date: one statement for the incident, and one more for each run, for the schools and for
   * the deadlines, where they changed.
   *
   * @param before null for a new incident
   */
  void save(@Nullable Dossier before, Dossier after) {
    Incident now = after.incident();
    Instant closedAt = now.closed() == null ? null : now.closed().at();
    store.update(
        after.id(),
        now.kind().name(),
        status(now),
        closedAt,
        after.head().number(),
        after.head().hash());
    for (IncidentRun run : now.runs().values()) {
      IncidentRun known = before == null ? null : before.incident().runs().get(run.id());
      if (!run.equals(known)) {
        saveRun(after, run);
      }
    }
    if (before == null || !before.incident().schools().keySet().equals(now.schools().keySet())) {
      saveSchools(before, after);
    }
    saveDeadlines(before, after);
    saveWithholding(before, after);
    others.forEach(other -> other.write(before, after, () -> reportOf(after)));
  }

  /**
   * Writes anew what other packages keep beside the journal of an incident. Nobody else changes the incident until this transaction ends.
   *
   * @return whether the viewer may see it
   */
  public boolean writeBeside(UUID id) {
    Optional<Dossier> found = lock(id);
    found.ifPresent(
        dossier -> others.forEach(other -> other.write(null, dossier, () -> reportOf(dossier))));
    return found.isPresent();
  }

  /** Where what other packages keep beside the journal is not what the journal says. */
  List<String> differencesBeside(UUID supplier, Incident incident, List<Line> lines) {
    Dossier folded = dossier(supplier, incident, lines);
    return others.stream()
        .flatMap(other -> other.differences(folded, () -> reportOf(folded)).stream())
        .toList();
  }

  private Report reportOf(Dossier dossier) {
    UUID id = dossier.incident().opened().event().reportId();
    return reports
        .find(id)
        .map(ReportRow::report)
        .orElseThrow(() -> new IllegalArgumentException("report %s is not kept".formatted(id)));
  }

  private void saveWithholding(@Nullable Dossier before, Dossier after) {
    Assessment.Withholding now = after.incident().assessment().withholding();
    Assessment.Withholding then =
        before == null ? null : before.incident().assessment().withholding();
    if (now != null && !now.equals(then)) {
      store.withhold(after.id(), now.from(), now.end());
    }
  }

  static String status(Incident incident) {
    return incident.isClosed() ? "CLOSED" : "OPEN";
  }

  private void saveRun(Dossier dossier, IncidentRun run) {
    store.saveRun(
        run.id(),
        dossier.supplier(),
        dossier.id(),
        run.run().checklist().id(),
        run.checklistDigest(),
        run.state().name(),
        run.withdrawn() ? null : run.run().currentStepId());
  }

  private void saveSchools(@Nullable Dossier before, Dossier after) {
    String brins = String.join(",", after.incident().schools().keySet());
    if (before != null) {
      store.keepSchools(after.id(), brins);
    }
    if (!brins.isEmpty()) {
      store.addSchools(after.id(), after.supplier(), brins);
    }
  }

  private void saveDeadlines(@Nullable Dossier before, Dossier after) {
    board.change(
        after.supplier(),
        List.of(
            new DeadlineBoard.Change(
                after.id(), before == null ? List.of() : before.deadlines(), after.deadlines())));
  }
}
