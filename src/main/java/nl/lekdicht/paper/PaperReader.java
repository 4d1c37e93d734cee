package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Role;
import nl.lekdicht.core.form.Draft;
import nl.lekdicht.core.form.DraftText;
import nl.lekdicht.core.paper.Paper;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.core.paper.Prose;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.document.Documents;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.Dossiers;
import nl.lekdicht.letter.NoticeTexts;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Shows papers, from the rows beside the journal: one opens as fast with 5,000 schools as with one. */
@Singleton
final class PaperReader {
  private static final int MOST_ACTS = 500;

  private final Desk desk;
  private final PaperStore store;
  private final KeptForms forms;
  private final Dossiers dossiers;
  private final SchoolDirectory schools;
  private final NoticeTexts texts;
  private final Documents documents;

  PaperReader(
      Desk desk,
      PaperStore store,
      KeptForms forms,
      Dossiers dossiers,
      SchoolDirectory schools,
      NoticeTexts texts,
      Documents documents) {
    this.desk = desk;
    this.store = store;
    this.forms = forms;
    this.dossiers = dossiers;
    this.schools = schools;
    this.texts = texts;
    this.documents = documents;
  }

  /** What a list is narrowed to; null narrows nothing. */
  record Filter(@Nullable PaperKind kind, Paper.@Nullable State state, @Nullable String school) {}

  /** Empty when there is no such incident for the viewer. */
  Optional<List<PaperSummary>> list(
      Viewer viewer, UUID incident, Filter filter, @Nullable UUID after, int atMost) {
    return desk.look(
        viewer,
        _ ->
            dossiers.findNumber(incident).isPresent()
                ? Optional.of(list(incident, filter, false, after, atMost))
                : Optional.empty());
  }

  private List<PaperSummary> list(
      UUID incident, Filter filter, boolean sentOnly, @Nullable UUID after, int atMost) {
    return PaperSummary.of(
        store.list(
            incident,
            filter.kind() == null ? null : filter.kind().name(),
            filter.state() == null ? null : filter.state().name(),
            filter.school(),
            sentOnly,
            after,
            atMost));
  }

  Optional<PaperView> find(Viewer viewer, UUID incident, UUID id) {
    return desk.look(viewer, _ -> row(incident, id).map(this::view));
  }

  private Optional<PaperRow> row(UUID incident, UUID id) {
    return toldWhenErased(
        incident, store.find(id).filter(row -> row.incidentId().equals(incident)));
  }

  /** What is not there may have been erased with its incident, also just now. */
  private <T> Optional<T> toldWhenErased(UUID incident, Optional<T> found) {
    if (found.isEmpty()) {
      dossiers.findNumber(incident);
    }
    return found;
  }

  private PaperView view(PaperRow row) {
    String content = content(row);
    boolean isDraft = row.paperKind() == PaperKind.AP_DRAFT;
    String prose = isDraft ? null : content;
    return new PaperView(
        PaperSummary.of(row),
        row.schools(),
        prose,
        PaperView.personalData(prose),
        isDraft ? draft(row, content, true) : null,
        filing(row),
        row.authorIds(),
        store.acts(row.id(), MOST_ACTS).stream().map(PaperView.ActView::of).toList());
  }

  private String content(PaperRow row) {
    return toldWhenErased(row.incidentId(), store.content(row.id(), row.version())).orElseThrow();
  }

  private PaperView.@Nullable FilingView filing(PaperRow row) {
    return row.filedAt() == null
        ? null
        : store.filing(row.id()).map(PaperView.FilingView::of).orElse(null);
  }

  private DraftView draft(PaperRow row, String content, boolean names) {
    Draft before =
        row.previousId() == null
            ? null
            : store
                .find(row.previousId())
                .map(previous -> DraftText.parse(content(previous)))
                .orElse(null);
    return DraftView.of(
        forms.form(Objects.requireNonNull(row.formDigest())),
        DraftText.parse(content),
        before,
        names);
  }

  /** What a school was sent; empty when the incident is not one of that school that the viewer may look at. */
  Optional<List<PaperSummary>> listOfSchool(
      Viewer viewer, String brin, UUID incident, @Nullable UUID after, int atMost) {
    return desk.look(
        viewer,
        occasion ->
            schools.mayLookAt(viewer, brin) && hits(viewer, incident, brin, occasion.at())
                ? Optional.of(
                    list(incident, new Filter(null, null, brin), true, after, atMost).stream()
                        .filter(paper -> paper.school() != null)
                        .toList())
                : Optional.empty());
  }

  Optional<SchoolPaperView> findOfSchool(Viewer viewer, String brin, UUID incident, UUID id) {
    return desk.look(
        viewer,
        _ ->
            rowOfSchool(viewer, brin, incident, id)
                .map(row -> {
                  String content = content(row);
                  boolean isDraft = row.paperKind() == PaperKind.AP_DRAFT;
                  return new SchoolPaperView(
                      PaperSummary.of(row),
                      isDraft ? null : content,
                      isDraft ? draft(row, content, false) : null,
                      filing(row));
                }));
  }

  private Optional<PaperRow> rowOfSchool(Viewer viewer, String brin, UUID incident, UUID id) {
    return schools.mayLookAt(viewer, brin)
        ? row(incident, id).filter(row -> brin.equals(row.brin()) && row.sentAt() != null)
        : Optional.empty();
  }

  private boolean hits(Viewer viewer, UUID id, String brin, Instant at) {
    return dossiers
        .find(id)
        .map(Dossier::incident)
        .filter(incident -> incident.schools().containsKey(brin))
        .filter(incident -> !(ofASchool(viewer) && incident.hiddenFrom(brin, at)))
        .isPresent();
  }

  private static boolean ofASchool(Viewer viewer) {
    return viewer.roles().contains(Role.SCHOOL_CONTACT)
        || viewer.roles().contains(Role.SCHOOL_SYSTEM);
  }

  /** As which file a paper is asked for. */
  enum Format {
    DOCX,
    PDF
  }

  /** A file that is made, or kept. */
  @SuppressWarnings("ArrayRecordComponent") // it is only carried
  record Made(String name, String mediaType, byte[] content) {}

  /** A notice or letter as a file; empty for a draft, too. */
  Optional<Made> document(Viewer viewer, UUID incident, UUID id, Format format) {
    return desk.<Optional<Words>>look(viewer, _ -> row(incident, id).flatMap(this::words))
        .map(words -> made(words, format));
  }

  Optional<Made> documentOfSchool(
      Viewer viewer, String brin, UUID incident, UUID id, Format format) {
    return desk.<Optional<Words>>look(
            viewer, _ -> rowOfSchool(viewer, brin, incident, id).flatMap(this::words))
        .map(words -> made(words, format));
  }

  private record Words(PaperRow row, String content, String incidentNumber) {}

  private Optional<Words> words(PaperRow row) {
    return row.paperKind() == PaperKind.AP_DRAFT
        ? Optional.empty()
        : dossiers.findNumber(row.incidentId()).map(number -> new Words(row, content(row), number));
  }

  /** Made outside of the transaction: it takes longer than all the reading. */
  private Made made(Words words, Format format) {
    PaperRow row = words.row();
    String name = "%s-%s-%d".formatted(row.kind(), row.brin(), row.number());
    String title =
        row.paperKind() == PaperKind.SUBJECT_LETTER
            ? texts.letterTitle(row.language())
            : texts.title(row.paperKind(), row.number(), words.incidentNumber(), row.language());
    return switch (format) {
      case DOCX ->
          new Made(
              name + ".docx",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              documents.docx(title, row.language(), Prose.parse(words.content())));
      case PDF ->
          new Made(
              name + ".pdf",
              "application/pdf",
              documents.pdf(title, row.language(), Prose.parse(words.content())));
    };
  }

  Optional<Made> confirmation(Viewer viewer, UUID incident, UUID id) {
    return desk.look(
        viewer,
        _ ->
            row(incident, id)
                .flatMap(row -> store.confirmation(row.id()))
                .map(kept -> new Made(kept.name(), kept.mediaType(), kept.content())));
  }
}
