package nl.lekdicht.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Role;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.receipt.Replies;
import nl.lekdicht.receipt.RequestKeys;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** Accounts, for administrators. */
@Controller("/v1/accounts")
@Secured("ADMINISTRATOR")
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountApi {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Accounts accounts;
  private final Contract contract;

  AccountApi(Accounts accounts, Contract contract) {
    this.accounts = accounts;
    this.contract = contract;
  }

  @Serdeable
  record AccountInput(
      String username,
      String displayName,
      Set<Role> roles,
      String locale,
      @Nullable String school,
      @Nullable String email) {
    Accounts.Wanted wanted() {
      return new Accounts.Wanted(username, displayName, roles, locale, school, email);
    }
  }

  @Serdeable
  record AccountEmailInput(String email) {}

  @Serdeable
  record AccountClosureInput(String reason) {}

  @Get
  AccountView.Page list(HttpRequest<?> request, Viewer viewer) {
    var query = Query.of(request);
    var limit = query.limit();
    var after = query.cursor(parts -> UUID.fromString(parts.getFirst()));
    query.done();
    var found = accounts.list(viewer, after == null ? BEFORE_ALL : after, limit + 1);
    var items = found.stream().limit(limit).toList();
    return new AccountView.Page(
        items, found.size() > limit ? Query.cursor(items.getLast().id().toString()) : null);
  }

  @Post
  HttpResponse<?> open(HttpRequest<?> request, Viewer viewer, @Body byte[] body) {
    var input = contract.read("AccountInput", body, AccountInput.class);
    var key = RequestKeys.of(viewer.account(), request, body);
    return Replies.answer(() -> accounts.open(viewer, input.wanted(), key), HttpResponse::created);
  }

  @Post("/{accountId}/email")
  HttpResponse<?> reach(HttpRequest<?> request, Viewer viewer, UUID accountId, @Body byte[] body) {
    var input = contract.read("AccountEmailInput", body, AccountEmailInput.class);
    var key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> accounts.reach(viewer, accountId, input.email(), key));
  }

  @Post("/{accountId}/closure")
  HttpResponse<?> close(HttpRequest<?> request, Viewer viewer, UUID accountId, @Body byte[] body) {
    var input = contract.read("AccountClosureInput", body, AccountClosureInput.class);
    var key = RequestKeys.of(viewer.account(), request, body);
    return Replies.ok(() -> accounts.close(viewer, accountId, input.reason(), key));
  }
}
