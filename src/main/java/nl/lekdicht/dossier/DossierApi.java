package nl.lekdicht.dossier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.web.Portions;
import nl.lekdicht.web.Problems;

/** Gives all there is of an incident as one file. */
@Controller("/v1/incidents/{id}/dossier")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class DossierApi {
  private final DossierFiles files;

  DossierApi(DossierFiles files) {
    this.files = files;
  }

  @Get
  @Produces({"application/zip", "application/problem+json"})
  HttpResponse<?> fetch(Viewer viewer, UUID id) {
    return files
        .find(viewer, id)
        .<HttpResponse<?>>map(all ->
            Portions.download(
                "dossier-%s.zip".formatted(all.number()),
                "application/zip",
                new Archive(files.of(viewer, all), all.at())))
        .orElseGet(() -> Problems.from(new Refusal.Unknown("incident", id.toString())));
  }
}
