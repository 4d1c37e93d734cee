package nl.lekdicht.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.regex.Pattern;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Contract;
import nl.lekdicht.web.Problem;
import nl.lekdicht.web.Problems;
import org.jspecify.annotations.Nullable;

/** Sign-in, token refresh and sign-out. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInApi {
  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

  private final SignIns signIns;
  private final ClientAddress addresses;
  private final Contract contract;

  SignInApi(SignIns signIns, ClientAddress addresses, Contract contract) {
    this.signIns = signIns;
    this.addresses = addresses;
    this.contract = contract;
  }

  /** Either the first two or the last two, as the contract says. */
  @Serdeable
  record LoginInput(
      @Nullable String username,
      @Nullable String password,
      @Nullable String clientId,
      @Nullable String clientSecret) {
    SignIns.Caller caller(String address, @Nullable String idempotencyKey) {
      return clientId == null
          ? new SignIns.Caller(
              Objects.requireNonNull(username),
              Objects.requireNonNull(password),
              false,
              address,
              idempotencyKey)
          : new SignIns.Caller(
              clientId, Objects.requireNonNull(clientSecret), true, address, idempotencyKey);
    }
  }

  @Serdeable
  record TokenRefreshInput(String refreshToken) {}

  @Post("/login")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> login(
      HttpRequest<?> request,
      @Body byte @Nullable [] body,
      @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var input = contract.read("LoginInput", body, LoginInput.class);
    return answer(signIns.signIn(input.caller(addresses.of(request), checked(idempotencyKey))));
  }

  @Post("/token-refresh")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> refresh(
      @Body byte @Nullable [] body, @Header("Idempotency-Key") @Nullable String idempotencyKey) {
    var input = contract.read("TokenRefreshInput", body, TokenRefreshInput.class);
    return answer(signIns.refresh(input.refreshToken(), checked(idempotencyKey)));
  }

  @Post("/logout")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> logout(Viewer viewer, @Body byte @Nullable [] body) {
    signIns.signOut(viewer);
    return HttpResponse.noContent();
  }

  private static HttpResponse<?> answer(SignIns.Result result) {
    return switch (result) {
      case SignIns.Result.In(var tokens, var replayed) -> {
        var answer = HttpResponse.ok(tokens);
        yield replayed ? answer.header("Idempotency-Replayed", "true") : answer;
      }
      case SignIns.Result.Refused() ->
          Problems.of(
                  HttpStatus.UNAUTHORIZED,
                  "not-signed-in",
                  "These credentials do not open a session.")
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case SignIns.Result.Wait(var remaining) ->
          Problems.of(
                  HttpStatus.TOO_MANY_REQUESTS,
                  "too-many-attempts",
                  "Too many attempts failed. Wait as long as the header Retry-After says.")
              .header(
                  HttpHeaders.RETRY_AFTER, Long.toString(remaining.plusMillis(999).toSeconds()));
    };
  }

  private static @Nullable String checked(@Nullable String idempotencyKey) {
    if (idempotencyKey != null && !IDEMPOTENCY_KEY.matcher(idempotencyKey).matches()) {
      throw BadRequest.because("Idempotency-Key", "must be 1 to 200 visible ASCII characters");
    }
    return idempotencyKey;
  }

  /** Said to callers while all cores hash. */
  @Singleton
  @SuppressWarnings("rawtypes") // as ExceptionHandler declares it
  static final class Busy implements ExceptionHandler<Passwords.Overrun, HttpResponse<?>> {
    @Override
    public HttpResponse<Problem> handle(HttpRequest request, Passwords.Overrun overrun) {
      return Problems.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "too-many-sign-ins",
              "Too many people sign in at this moment. Try again in a few seconds.")
          .header(HttpHeaders.RETRY_AFTER, "5");
    }
  }
}
