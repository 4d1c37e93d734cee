package nl.lekdicht.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthenticationException;
import io.micronaut.security.authentication.AuthenticationExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller is told when an exception ends a request. An outage is never told as "not found". */
@SuppressWarnings("rawtypes") // as ExceptionHandler declares it
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  @Singleton
  static final class Any implements ExceptionHandler<Throwable, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
      if (Outage.is(failure)) {
        LOG.warn("The database is out of reach: {}", failure.toString());
        return Problems.outOfReach();
      }
      String reference = UUID.randomUUID().toString();
      LOG.error("Failure {}", reference, failure);
      return Problems.failed(reference);
    }
  }

  @Singleton
  static final class Faulty implements ExceptionHandler<BadRequest, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, BadRequest failure) {
      return Problems.invalid(failure.faults());
    }
  }

  @Singleton
  static final class TooLarge implements ExceptionHandler<BodyLimit.Passed, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, BodyLimit.Passed failure) {
      return BodyLimit.refusal();
    }
  }

  @Singleton
  @Replaces(DefaultAuthorizationExceptionHandler.class)
  static final class Unauthorised
      implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, AuthorizationException failure) {
      return failure.isForbidden() ? Problems.forbidden() : Problems.unauthenticated();
    }
  }

  @Singleton
  @Replaces(AuthenticationExceptionHandler.class)
  static final class Unauthenticated
      implements ExceptionHandler<AuthenticationException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, AuthenticationException failure) {
      return Problems.unauthenticated();
    }
  }
}
