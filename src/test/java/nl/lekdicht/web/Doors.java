package nl.lekdicht.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Role;
import org.jspecify.annotations.Nullable;

/** One door for every way in which a request can end. */
@Controller("/v1/doors")
@Requires(env = "web-test")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class Doors {
  private final Contract contract;

  Doors(Contract contract) {
    this.contract = contract;
  }

  @Serdeable
  record Completion(Instant performedAt, String description, @Nullable String answer) {}

  @Serdeable
  record RunNow(UUID id, @Nullable String currentStepId, List<String> steps) {}

  @Post("/completion")
  Completion complete(@Body byte @Nullable [] body) {
    return contract.read("StepCompletionInput", body, Completion.class);
  }

  @Get("/list")
  Map<String, Object> list(HttpRequest<?> request) {
    Query query = Query.of(request);
    int limit = query.limit();
    Role role = query.oneOf("role", Role.class);
    Instant from = query.moment("from");
    String words = query.text("q", 20);
    String school = query.brin("school");
    Long after = query.cursor(parts -> Long.parseLong(parts.getFirst()));
    query.done();
    return Map.of(
        "limit", limit, "read", "%s %s %s %s %s".formatted(role, from, words, school, after));
  }

  @Get("/{id}")
  String byId(UUID id) {
    return id.toString();
  }

  @Get("/header")
  String needsHeader(@Header("X-Needed") String needed) {
    return needed;
  }

  @Get("/refused/{nature}")
  HttpResponse<?> refused(Refusal.Nature nature) {
    return switch (nature) {
      case INVALID -> Problems.from(new Refusal.InvalidField("performedAt", "must not be so"));
      case FORBIDDEN ->
          Problems.from(new Refusal.RoleMissing(Role.INCIDENT_MANAGER, "Completing a step"));
      case UNKNOWN -> Problems.from(new Refusal.Unknown("incident", "2026-0001"));
      case CONFLICT ->
          Problems.from(
              new Refusal.NotNow("step-already-done", "Step 1 was done by somebody else."),
              new RunNow(UUID.fromString("00000000-0000-7000-8000-000000000001"), null, List.of()));
    };
  }

  @Get("/broken")
  String broken() {
    throw new IllegalStateException("a secret that must not leave the house");
  }

  @Get("/pool-timeout")
  String poolTimeout() {
    throw new IllegalStateException(new SQLTransientConnectionException("pool is empty"));
  }

  @Get("/sql/{state}")
  String sql(String state) {
    throw new IllegalStateException(new SQLException("no", state));
  }

  @Get("/locked")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  String locked() {
    return "open";
  }

  @Get("/denied")
  @Secured(SecurityRule.DENY_ALL)
  String denied() {
    return "open";
  }

  @Get(value = "/plain", produces = "text/plain")
  String plain() {
    return "plain";
  }
}
