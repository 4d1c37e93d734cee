package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.form.DraftText;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.Viewer;
import org.jspecify.annotations.Nullable;

/** What left the house of an incident, as files: the very texts that were sent, drafts as they were filed, and what the authority gave back. */
@Singleton
public final class PaperFiles {
  private static final int CHUNK = 200;

  private static final Comparator<Held> BY_KIND_AND_SCHOOL =
      Comparator.comparing(Held::kind)
          .thenComparingInt(Held::number)
          .thenComparing(held -> String.valueOf(held.to()))
          .thenComparing(Held::language)
          .thenComparing(held -> String.valueOf(held.audience()))
          .thenComparing(Held::id);

  private final PaperStore store;
  private final KeptForms forms;
  private final PaperReader reader;

  PaperFiles(PaperStore store, KeptForms forms, PaperReader reader) {
    this.store = store;
    this.forms = forms;
    this.reader = reader;
  }

  /**
   * A paper that was sent or filed.
   *
   * @param to the school; null for a notification for several
   * @param digest SHA-256 of its text, in hexadecimal, as the journal has it
   * @param filing null where it was not filed
   */
  public record Held(
      UUID id,
      PaperKind kind,
      int number,
      @Nullable String to,
      String language,
      @Nullable String audience,
      int version,
      String digest,
      @Nullable Instant sentAt,
      @Nullable Instant acknowledgedAt,
      @Nullable Filed filing) {}

  /**
   * @param confirmation what the file of the authority is called; null when there is none
   * @param confirmationDigest SHA-256 of it, in hexadecimal
   */
  public record Filed(
      Instant at,
      String number,
      @Nullable String lateReason,
      @Nullable String confirmation,
      @Nullable String confirmationDigest) {}

  /** All that were sent or filed, always in the same order: by kind, number and school. Within the transaction of the caller. */
  public List<Held> list(UUID incident) {
    List<Held> held = new ArrayList<>();
    UUID after = null;
    List<PaperRow> page;
    do {
      page = store.list(incident, null, null, null, false, after, CHUNK);
      for (PaperRow row : page) {
        after = row.id();
        if (row.sentAt() != null || row.filedAt() != null) {
          held.add(held(row));
        }
      }
    } while (page.size() == CHUNK);
    held.sort(BY_KIND_AND_SCHOOL);
    return held;
  }

  private Held held(PaperRow row) {
    return new Held(
        row.id(),
        row.paperKind(),
        row.number(),
        row.brin(),
        row.language(),
        row.audience(),
        row.version(),
        row.digest(),
        row.sentAt(),
        row.acknowledgedAt(),
        row.filedAt() == null ? null : store.filing(row.id()).map(PaperFiles::filed).orElse(null));
  }

  private static Filed filed(FilingRow row) {
    return new Filed(
        row.filedAt(),
        row.apNumber(),
        row.lateReason(),
        row.confirmationName(),
        row.confirmationDigest());
  }

  /** The exact text. Within the transaction of the caller. */
  public String text(Held paper) {
    return store.content(paper.id(), paper.version()).orElseThrow();
  }

  /** A draft question by question, in the order of the form. Within the transaction of the caller. */
  public String sheet(Held draft) {
    PaperRow row = store.find(draft.id()).orElseThrow();
    return DraftSheet.of(
        forms.form(Objects.requireNonNull(row.formDigest())),
        DraftText.parse(text(draft)),
        row.digest());
  }

  /** What the authority gave. Within the transaction of the caller. */
  public Optional<byte[]> findConfirmation(UUID paper) {
    return store.confirmation(paper).map(ConfirmationRow::content);
  }

  /** A notice or a letter as it was sent; in a transaction of its own. */
  public Optional<byte[]> pdf(Viewer viewer, UUID incident, UUID paper) {
    return reader
        .document(viewer, incident, paper, PaperReader.Format.PDF)
        .map(PaperReader.Made::content);
  }
}
