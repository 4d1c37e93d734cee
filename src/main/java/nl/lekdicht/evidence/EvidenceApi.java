package nl.lekdicht.evidence;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.Keeping;
import nl.lekdicht.core.incident.KeepingEvent;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.Dossiers;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.ListView;
import nl.lekdicht.web.Portions;
import nl.lekdicht.web.Problems;
import org.jspecify.annotations.Nullable;

/** Files that show what happened. They go out to be saved, whatever they are: nothing of them is ever shown by a browser. */
@Controller("/v1/incidents/{id}/evidence")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class EvidenceApi {
  private final Desk desk;
  private final Dossiers dossiers;
  private final Arrivals arrivals;
  private final EvidenceContents contents;

  EvidenceApi(Desk desk, Dossiers dossiers, Arrivals arrivals, EvidenceContents contents) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.arrivals = arrivals;
    this.contents = contents;
  }

  @Post
  @Consumes(MediaType.ALL)
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
  HttpResponse<?> keep(
      HttpRequest<?> request, Viewer viewer, UUID id, @Body @Nullable InputStream body)
      throws IOException {
    // Whatever comes after a refusal is let go: a sender that is not read from would not hear of
    // it.
    try (InputStream file = body == null ? InputStream.nullInputStream() : body) {
      Offered said = Offered.read(request);
      // A key that is none is refused before the file comes.
      RequestKeys.of(viewer.account(), request, new byte[0]);
      Reply<EvidenceView> reply =
          arrivals.take(
              viewer, id, said, file, asked -> RequestKeys.of(viewer.account(), request, asked));
      return Replies.answer(() -> reply, HttpResponse::created);
    }
  }

  @Get
  HttpResponse<?> list(Viewer viewer, UUID id) {
    return find(viewer, id)
        .<HttpResponse<?>>map(dossier ->
            HttpResponse.ok(
                new ListView<>(
                    dossier.incident().keeping().evidence().stream()
                        .map(kept -> EvidenceView.of(kept, dossier.names()))
                        .toList())))
        .orElseGet(() -> Problems.from(new Refusal.Unknown("incident", id.toString())));
  }

  @Get("/{evidence}/content")
  @Produces({MediaType.APPLICATION_OCTET_STREAM, "application/problem+json"})
  HttpResponse<?> content(Viewer viewer, UUID id, UUID evidence) {
    return find(viewer, id)
        .flatMap(dossier -> dossier.incident().keeping().findEvidence(evidence))
        .<HttpResponse<?>>map(kept -> attachment(viewer, id, kept))
        .orElseGet(() -> Problems.from(new Refusal.Unknown("evidence", evidence.toString())));
  }

  private HttpResponse<?> attachment(Viewer viewer, UUID id, Keeping.Evidence kept) {
    KeepingEvent.EvidenceKept file = kept.file();
    Portions portions = contents.of(viewer, id, file.evidence(), file.size());
    return HttpResponse.ok(
            new StreamedFile(
                Portions.stream(portions),
                MediaType.APPLICATION_OCTET_STREAM_TYPE,
                kept.at().toEpochMilli(),
                file.size()))
        .header(HttpHeaders.CONTENT_DISPOSITION, Portions.disposition(file.name()))
        .header(SaidDigest.REPRESENTATION, SaidDigest.format(file.digest()));
  }

  private Optional<Dossier> find(Viewer viewer, UUID id) {
    return desk.look(viewer, _ -> dossiers.find(id));
  }
}
