package nl.lekdicht.paper;

import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.lekdicht.core.form.DraftText;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Dossiers;

/** All drafts of an incident as one file, each as a text to be typed over in the order of the form. */
@Singleton
final class DraftExport {
  /** So many drafts are in memory at once. */
  private static final int CHUNK = 200;

  private final Desk desk;
  private final PaperStore store;
  private final KeptForms forms;
  private final Dossiers dossiers;

  DraftExport(Desk desk, PaperStore store, KeptForms forms, Dossiers dossiers) {
    this.dossiers = dossiers;
    this.desk = desk;
    this.store = store;
    this.forms = forms;
  }

  /** Written to a file of its own first, so that a reader who is slow holds up no transaction; empty when there are no drafts to see. */
  Optional<StreamedFile> find(Viewer viewer, UUID incident) {
    try {
      Path file = Files.createTempFile("lekdicht-drafts", ".zip");
      try {
        int drafts = desk.survey(viewer, _ -> writeOrTell(incident, file));
        if (drafts > 0) {
          return Optional.of(
              new StreamedFile(opened(file), MediaType.of("application/zip"), 0, Files.size(file))
                  .attach("ap-drafts.zip"));
        }
        Files.deleteIfExists(file);
        return Optional.empty();
      } catch (IOException | RuntimeException failure) {
        Files.deleteIfExists(file);
        throw failure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file goes when it is closed. */
  private static InputStream opened(Path file) throws IOException {
    return new FilterInputStream(Files.newInputStream(file)) {
      @Override
      public void close() throws IOException {
        super.close();
        Files.deleteIfExists(file);
      }
    };
  }

  /** Where there are none, the incident may have been erased. */
  private int writeOrTell(UUID incident, Path file) {
    int written = write(incident, file);
    if (written == 0) {
      dossiers.findNumber(incident);
    }
    return written;
  }

  private int write(UUID incident, Path file) {
    int written = 0;
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      UUID after = null;
      List<PaperRow> page = List.of();
      do {
        page = store.list(incident, PaperKind.AP_DRAFT.name(), null, null, false, after, CHUNK);
        written += write(page, zip);
        after = page.isEmpty() ? null : page.getLast().id();
      } while (page.size() == CHUNK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written;
  }

  private int write(List<PaperRow> page, ZipOutputStream zip) throws IOException {
    if (page.isEmpty()) {
      return 0;
    }
    Map<UUID, String> contents = new HashMap<>();
    store
        .textsOf(Kept.joined(page.stream().map(PaperRow::id).toList()), CHUNK)
        .forEach(text -> contents.put(text.paperId(), text.content()));
    int written = 0;
    for (PaperRow row : page) {
      String content = contents.get(row.id());
      if (content == null || row.droppedAt() != null) {
        continue;
      }
      zip.putNextEntry(
          new ZipEntry(
              "%s-%02d-%s.txt"
                  .formatted(
                      row.brin() == null ? "joint" : row.brin(), row.number(), row.state())));
      zip.write(
          DraftSheet.of(
                  forms.form(Objects.requireNonNull(row.formDigest())),
                  DraftText.parse(content),
                  row.digest())
              .getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      written++;
    }
    return written;
  }
}
