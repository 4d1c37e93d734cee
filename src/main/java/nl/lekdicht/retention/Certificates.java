package nl.lekdicht.retention;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.paper.Block;
import nl.lekdicht.core.paper.Prose;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.document.Documents;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Shows what was erased to the supplier, and to a school what hit it. Empty means: not there, or not for this viewer. */
@Singleton
final class Certificates {
  private final Desk desk;
  private final CertificateStore store;
  private final SchoolDirectory schools;
  private final Documents documents;

  Certificates(Desk desk, CertificateStore store, SchoolDirectory schools, Documents documents) {
    this.desk = desk;
    this.store = store;
    this.schools = schools;
    this.documents = documents;
  }

  /** The place of an erasure in the list: newest first. */
  record Place(Instant erasedAt, UUID id) {}

  /** A certificate as a file. */
  @SuppressWarnings("ArrayRecordComponent") // written out once and compared with nothing
  record Made(String name, byte[] content) {}

  List<ErasureView> list(Viewer viewer, @Nullable Place after, int atMost) {
    return desk.look(
        viewer,
        _ ->
            store
                .list(
                    after == null ? null : after.erasedAt(),
                    after == null ? null : after.id(),
                    atMost)
                .stream()
                .map(ErasureView::of)
                .toList());
  }

  Optional<ErasureView> find(Viewer viewer, UUID id) {
    return desk.look(viewer, _ -> store.find(id).map(ErasureView::of));
  }

  Optional<Made> document(Viewer viewer, UUID id) {
    return desk.<Optional<CertificateStore.Row>>look(viewer, _ -> store.find(id))
        .map(row -> made(row.number(), row.language(), row.certificate()));
  }

  Optional<List<ErasureView.OfSchool>> listOfSchool(
      Viewer viewer, String brin, @Nullable Place after, int atMost) {
    return desk.look(
        viewer,
        _ ->
            schools.mayLookAt(viewer, brin)
                ? Optional.of(
                    store
                        .listOfSchool(
                            brin,
                            after == null ? null : after.erasedAt(),
                            after == null ? null : after.id(),
                            atMost)
                        .stream()
                        .map(ErasureView.OfSchool::of)
                        .toList())
                : Optional.empty());
  }

  Optional<Made> documentOfSchool(Viewer viewer, String brin, UUID id) {
    return desk.<Optional<CertificateStore.SchoolRow>>look(
            viewer,
            _ -> schools.mayLookAt(viewer, brin) ? store.findOfSchool(brin, id) : Optional.empty())
        .map(row -> made(row.number(), row.language(), row.certificate()));
  }

  /** Made outside of the transaction: it takes longer than all the reading. */
  private Made made(String number, String language, String certificate) {
    List<Block> blocks = Prose.parse(certificate);
    return new Made(
        "%s-%s.pdf".formatted(language.equals("en") ? "erasure" : "vernietiging", number),
        documents.pdf(blocks.getFirst().text(), language, blocks.subList(1, blocks.size())));
  }
}
