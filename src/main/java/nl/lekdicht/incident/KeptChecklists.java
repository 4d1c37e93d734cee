package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.calendar.WorkingCalendar;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Proposal;
import nl.lekdicht.library.Library;

/**
 * Checklists as new runs find them in the library, and as running ones keep them in the database: the text that a run started with stays
 * with it, whatever becomes of the file.
 */
@Singleton
final class KeptChecklists {
  private final Library library;
  private final ChecklistVersionStore store;

  /** Texts never change under their digest, so what was read once stays right. */
  private final Map<String, Checklist> read = new ConcurrentHashMap<>();

  KeptChecklists(Library library, ChecklistVersionStore store) {
    this.library = library;
    this.store = store;
  }

  /** The checklist as it now stands in the library. */
  Optional<Library.Shelved> find(String checklistId) {
    return library.find(checklistId);
  }

  /** Keeps the text for the run that starts with it. */
  void keep(Library.Shelved shelved, Instant at) {
    store.keep(shelved.digest(), shelved.checklist().id(), shelved.text(), at);
    read.put(shelved.digest(), shelved.checklist());
  }

  /**
   * The checklist that a run started with.
   *
   * @throws IllegalArgumentException when no text with this digest was kept
   */
  Checklist byDigest(String digest) {
    Checklist known = read.get(digest);
    if (known != null) {
      return known;
    }
    Checklist kept =
        store
            .find(digest)
            .map(version -> library.parse(version.content()))
            .orElseThrow(
                () -> new IllegalArgumentException("no checklist was kept with digest " + digest));
    read.put(digest, kept);
    return kept;
  }

  WorkingCalendar calendar(String calendarId) {
    return library.calendar(calendarId);
  }

  /** Which checklists suit a report, the most fitting first. */
  List<String> proposalsFor(Report.What what, Report.Where where) {
    record Suitable(int rank, String id) {}
    return library.all().stream()
        .map(Library.Shelved::checklist)
        .flatMap(
            checklist ->
                checklist.proposals().stream()
                    .filter(proposal -> proposal.suits(what, where))
                    .map(Proposal::rank)
                    .min(Comparator.naturalOrder())
                    .map(rank -> new Suitable(rank, checklist.id()))
                    .stream())
        .sorted(Comparator.comparingInt(Suitable::rank).thenComparing(Suitable::id))
        .map(Suitable::id)
        .toList();
  }
}
