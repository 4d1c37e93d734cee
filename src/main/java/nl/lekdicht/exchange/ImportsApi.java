package nl.lekdicht.exchange;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.UUID;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.PageView;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** Takes over a register that was kept elsewhere. */
@Controller("/v1/register/imports")
@Secured("ESCALATION_MANAGER")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImportsApi {
  private static final int LONGEST_NAME = 200;

  private final Imports imports;
  private final Contract contract;

  ImportsApi(Imports imports, Contract contract) {
    this.imports = imports;
    this.contract = contract;
  }

  @Post
  @Consumes({
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/octet-stream"
  })
  HttpResponse<?> draft(HttpRequest<?> request, Viewer viewer, @Body byte @Nullable [] body) {
    Query query = Query.of(request);
    String name = query.text("name", LONGEST_NAME);
    query.done();
    if (name == null) {
      throw BadRequest.because("name", "is required");
    }
    byte[] content = body == null ? new byte[0] : body;
    RequestKey key = RequestKeys.of(viewer.account(), request, content);
    return Replies.answer(() -> imports.draft(viewer, name, content, key), HttpResponse::created);
  }

  @Put("/{importId}/mapping")
  HttpResponse<?> tryOut(Viewer viewer, UUID importId, @Body byte[] body) {
    Mapping mapping = contract.read("RegisterImportMapping", body, MappingView.class).mapping();
    return Replies.ok(() -> imports.tryOut(viewer, importId, mapping));
  }

  @Post("/{importId}/confirmation")
  HttpResponse<?> confirm(HttpRequest<?> request, Viewer viewer, UUID importId) {
    RequestKey key = RequestKeys.of(viewer.account(), request, new byte[0]);
    return Replies.answer(() -> imports.confirm(viewer, importId, key), HttpResponse::created);
  }

  @Get
  @Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
  PageView<ImportView> list(HttpRequest<?> request, Viewer viewer) {
    Query query = Query.of(request);
    int limit = query.limit();
    Integer before = query.cursor(parts -> Integer.valueOf(parts.getFirst()));
    query.done();
    return imports.list(viewer, before, limit);
  }
}
