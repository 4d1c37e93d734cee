package nl.lekdicht.form;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.library.Library;
import nl.lekdicht.web.ListView;
import nl.lekdicht.web.Problems;

/** Shows the forms. Nothing is read from the database but that the session is alive. */
@Controller("/v1/forms")
@Secured({"ADMINISTRATOR", "INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD", "SCHOOL_CONTACT"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class FormsApi {
  private final Library library;
  private final Desk desk;

  FormsApi(Library library, Desk desk) {
    this.library = library;
    this.desk = desk;
  }

  @Get
  ListView<FormView.Summary> list(Viewer viewer) {
    return desk.look(
        viewer, _ -> new ListView<>(library.forms().stream().map(FormView.Summary::of).toList()));
  }

  /**
   * @param id with the edition, such as {@code ap-2021}
   */
  @Get("/{id}")
  HttpResponse<?> show(Viewer viewer, String id) {
    return desk.look(
        viewer,
        _ ->
            library
                .findFormNamed(id)
                .<HttpResponse<?>>map(edition -> HttpResponse.ok(FormView.of(edition)))
                .orElseGet(() -> Problems.from(new Refusal.Unknown("form", id))));
  }
}
