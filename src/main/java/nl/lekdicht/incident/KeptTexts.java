package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.calendar.WorkingCalendar;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.incident.Texts;
import nl.lekdicht.core.term.Terms;
import nl.lekdicht.library.ChecklistEdition;
import nl.lekdicht.library.Library;
import nl.lekdicht.library.Original;
import nl.lekdicht.library.TermsEdition;
import org.jspecify.annotations.Nullable;

/**
 * Checklists and terms as new runs find them in the library, and as running ones keep them in the database: the text that a run started with stays
 * with it, whatever becomes of the file.
 */
@Singleton
final class KeptTexts implements Texts {
  /** What is said of a field that should name a checklist and does not. */
  static final String NO_SUCH = "must be the id of a checklist";

  /** What stands for the id of a checklist where the terms are kept. */
  private static final String TERMS = "terms";

  private final Library library;
  private final ChecklistVersionStore store;

  /** Texts never change under their digest, so what was read once stays right. */
  private final Map<String, Checklist> read = new ConcurrentHashMap<>();

  private final Map<String, Terms> readTerms = new ConcurrentHashMap<>();

  KeptTexts(Library library, ChecklistVersionStore store) {
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

  /** The terms as they now stand in the library. */
  Terms presentTerms() {
    return library.terms().terms();
  }

  /** Keeps the present terms for the incident that opens with them; gives their digest. */
  String keepTerms(Instant at) {
    TermsEdition edition = library.terms();
    String digest = edition.original().digest();
    store.keep(digest, TERMS, edition.original().text(), at);
    readTerms.put(digest, edition.terms());
    return digest;
  }

  @Override
  public Terms terms(@Nullable String digest) {
    if (digest == null) {
      return presentTerms();
    }
    return readTerms.computeIfAbsent(digest, _ -> Library.parseTerms(text(digest)));
  }

  @Override
  public Checklist checklist(String digest) {
    Checklist known = read.get(digest);
    if (known != null) {
      return known;
    }
    Checklist kept = Library.parse(text(digest));
    read.put(digest, kept);
    return kept;
  }

  private String text(String digest) {
    return store
        .find(digest)
        .map(ChecklistVersionStore.Version::content)
        .orElseThrow(() -> new IllegalArgumentException("no text was kept with digest " + digest));
  }

  /** The same texts, each read from what was kept and from nowhere else, and held against its digest; once. */
  Texts reread() {
    Map<String, Checklist> checklists = new HashMap<>();
    Map<String, Terms> terms = new HashMap<>();
    return new Texts() {
      @Override
      public Checklist checklist(String digest) {
        return checklists.computeIfAbsent(digest, _ -> Library.parse(proven(digest)));
      }

      @Override
      public Terms terms(@Nullable String digest) {
        return digest == null
            ? presentTerms()
            : terms.computeIfAbsent(digest, _ -> Library.parseTerms(proven(digest)));
      }
    };
  }

  private String proven(String digest) {
    String text = text(digest);
    if (!Original.digest(text).equals(digest)) {
      throw new IllegalArgumentException("the kept text does not fit its digest " + digest);
    }
    return text;
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
