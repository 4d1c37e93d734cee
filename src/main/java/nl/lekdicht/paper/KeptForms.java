package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.library.FormEdition;
import nl.lekdicht.library.Library;
import nl.lekdicht.library.Original;

/** Editions of forms as new drafts find them in the library, and as drafts keep them: the edition that a draft began with stays with it. */
@Singleton
final class KeptForms {
  /** The form of the authority. */
  private static final String AP = "ap";

  /** Editions hold from a day in the authority's time. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private final Library library;
  private final FormStore store;

  /** Texts never change under their digest. */
  private final Map<String, Form> read = new ConcurrentHashMap<>();

  KeptForms(Library library, FormStore store) {
    this.library = library;
    this.store = store;
  }

  /** A form with the digest of the text that it was read from. */
  record Edition(Form form, String digest) {}

  /** The edition with this name, kept for the drafts that begin with it; empty when the library has none. */
  Optional<Edition> findNamed(String name, Instant at) {
    return library.findFormNamed(name).map(edition -> keep(edition, at));
  }

  /** The edition that the authority uses at this moment, likewise. */
  Optional<Edition> findPresent(Instant at) {
    return library.findForm(AP, LocalDate.ofInstant(at, ZONE)).map(edition -> keep(edition, at));
  }

  private Edition keep(FormEdition edition, Instant at) {
    Original original = edition.original();
    store.keep(original.digest(), edition.form().name(), original.text(), at);
    read.put(original.digest(), edition.form());
    return new Edition(edition.form(), original.digest());
  }

  /**
   * The form that a draft was made with.
   *
   * @throws IllegalArgumentException when it was not kept
   */
  Form form(String digest) {
    return read.computeIfAbsent(
        digest,
        _ ->
            Library.parseForm(
                store
                    .find(digest)
                    .orElseThrow(
                        () -> new IllegalArgumentException("no form was kept as " + digest))
                    .content()));
  }
}
