package nl.lekdicht.checklist;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Locale;
import java.util.function.Function;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.Diagram;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.library.ChecklistEdition;
import nl.lekdicht.library.Library;
import nl.lekdicht.web.ListView;
import nl.lekdicht.web.Problems;

/** Shows the checklists. Nothing is read from the database but that the session is alive. */
@Controller("/v1/checklists")
@Secured({"ADMINISTRATOR", "INCIDENT_MANAGER", "ESCALATION_MANAGER", "BOARD"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChecklistsApi {
  private static final String SVG = "image/svg+xml";
  private static final MediaType DRAWING = MediaType.of(SVG);

  private final Library library;
  private final Desk desk;

  ChecklistsApi(Library library, Desk desk) {
    this.library = library;
    this.desk = desk;
  }

  @Get
  ListView<ChecklistView.Summary> list(Viewer viewer) {
    return desk.look(
        viewer,
        _ -> new ListView<>(library.checklists().stream().map(ChecklistView.Summary::of).toList()));
  }

  /** JSON, or the diagram for who prefers it. One route for both: two would leave a request without Accept to neither. */
  @Get("/{id}")
  @Produces({MediaType.APPLICATION_JSON, SVG, MediaType.APPLICATION_JSON_PROBLEM})
  HttpResponse<?> show(HttpRequest<?> request, Viewer viewer, String id) {
    return prefersDrawing(request)
        ? draw(request, viewer, id)
        : found(viewer, id, ChecklistView::of, MediaType.APPLICATION_JSON_TYPE);
  }

  private static boolean prefersDrawing(HttpRequest<?> request) {
    return request.accept().stream()
        .filter(type -> DRAWING.matches(type) || MediaType.APPLICATION_JSON_TYPE.matches(type))
        .findFirst()
        .filter(type -> !MediaType.APPLICATION_JSON_TYPE.matches(type))
        .isPresent();
  }

  /** In Dutch unless the request prefers English. */
  private HttpResponse<?> draw(HttpRequest<?> request, Viewer viewer, String id) {
    boolean english =
        request
            .getLocale()
            .filter(locale -> locale.getLanguage().equals(Locale.ENGLISH.getLanguage()))
            .isPresent();
    return found(
        viewer,
        id,
        edition ->
            Diagram.svg(edition.checklist(), english ? Diagram.Language.EN : Diagram.Language.NL),
        DRAWING);
  }

  private HttpResponse<?> found(
      Viewer viewer, String id, Function<ChecklistEdition, Object> show, MediaType type) {
    return desk.look(
        viewer,
        _ ->
            library
                .find(id)
                .<HttpResponse<?>>map(
                    edition -> HttpResponse.ok(show.apply(edition)).contentType(type))
                .orElseGet(() -> Problems.from(new Refusal.Unknown("checklist", id))));
  }
}
