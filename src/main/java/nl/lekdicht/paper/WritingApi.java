package nl.lekdicht.paper;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;

/** Has papers written from what is known of an incident. */
@Controller("/v1/incidents/{id}")
@Secured({"INCIDENT_MANAGER", "ESCALATION_MANAGER"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class WritingApi {
  private final Notices notices;
  private final SubjectLetters letters;
  private final ApDrafts drafts;
  private final Contract contract;

  WritingApi(Notices notices, SubjectLetters letters, ApDrafts drafts, Contract contract) {
    this.notices = notices;
    this.letters = letters;
    this.drafts = drafts;
    this.contract = contract;
  }

  @Post("/notices")
  HttpResponse<?> notices(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Notice input = contract.read("NoticeInput", body, Inputs.Notice.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return created(() -> notices.write(viewer, id, input.order(), key));
  }

  @Post("/subject-letters")
  HttpResponse<?> letters(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Letters input = contract.read("SubjectLetterInput", body, Inputs.Letters.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return created(() -> letters.write(viewer, id, input.order(), key));
  }

  @Post("/ap-drafts")
  HttpResponse<?> drafts(HttpRequest<?> request, Viewer viewer, UUID id, @Body byte[] body) {
    Inputs.Draft input = contract.read("ApDraftInput", body, Inputs.Draft.class);
    RequestKey key = RequestKeys.of(viewer.account(), request, body);
    return created(() -> drafts.write(viewer, id, input.order(), key));
  }

  private static HttpResponse<?> created(Supplier<Reply<List<PaperSummary>>> useCase) {
    return Replies.answer(useCase, papers -> HttpResponse.created(new PapersView(papers)));
  }
}
