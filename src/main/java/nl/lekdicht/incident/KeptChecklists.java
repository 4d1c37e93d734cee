package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.calendar.WorkingCalendar;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.library.ChecklistEdition;
import nl.lekdicht.library.Library;
import nl.lekdicht.library.Original;

/**
 * Checklists as new runs find them in the library, and as running ones keep them in the database: the text that a run started with stays
 * with it, whatever becomes of the file.
 */
@Singleton
final class KeptChecklists {
  /** What is said of a field that should name a checklist and does not. */
  static final String NO_SUCH = "must be the id of a checklist";

  private final Library library;
  private final ChecklistVersionStore store;

  /** Texts never change under their digest, so what was read once stays right. */
  private final Map<String, Checklist> read = new ConcurrentHashMap<>();

  KeptChecklists(Library library, ChecklistVersionStore store) {
    this.library = library;
    this.store = store;
  }

  /** The checklist as it now stands in the library. */
  Optional<ChecklistEdition> find(String checklistId) {
    return library.find(checklistId);
  }

  /** Keeps the text for the run that starts with it. */
  void keep(ChecklistEdition edition, Instant at) {
    Original original = edition.original();
    store.keep(original.digest(), edition.checklist().id(), original.text(), at);
    read.put(original.digest(), edition.checklist());
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
            .map(version -> Library.parse(version.content()))
            .orElseThrow(
                () -> new IllegalArgumentException("no checklist was kept with digest " + digest));
    read.put(digest, kept);
    return kept;
  }

  /**
   * The checklist that a run started with, read from its kept text and from nowhere else.
   *
   * @throws IllegalArgumentException when no text with this digest was kept, or another one
   */
  Checklist reread(String digest) {
    String text =
        store
            .find(digest)
            .map(ChecklistVersionStore.Version::content)
            .orElseThrow(
                () -> new IllegalArgumentException("no checklist was kept with digest " + digest));
    if (!Original.digest(text).equals(digest)) {
      throw new IllegalArgumentException(
          "the kept text of the checklist does not fit its digest " + digest);
    }
    return Library.parse(text);
  }

  WorkingCalendar calendar(String calendarId) {
    return library
        .findCalendar(calendarId)
        .orElseThrow(() -> new IllegalArgumentException("no calendar " + calendarId));
  }

  /** Which checklists suit a report, the most fitting first. */
  List<String> proposalsFor(Report.What what, Report.Where where) {
    return library.proposedFor(what, where).stream().map(Checklist::id).toList();
  }
}
