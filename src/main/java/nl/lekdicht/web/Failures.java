package nl.lekdicht.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthenticationException;
import io.micronaut.security.authentication.AuthenticationExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller is told when an exception ends a request. An outage is never told as "not found". */
@SuppressWarnings("rawtypes") // as ExceptionHandler declares it
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** Deep enough for every wrapping that frameworks do, and finite when causes go round. */
  private static final int CAUSES = 20;

  private Failures() {}

  static boolean isOutage(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .anyMatch(cause ->
            switch (cause) {
              case CannotGetJdbcConnectionException _ -> true;
              case SQLTransientConnectionException _ -> true;
              case SQLNonTransientConnectionException _ -> true;
              case SQLException sql -> sql.getSQLState() != null && passes(sql.getSQLState());
              default -> false;
            });
  }

  /** No connection (08), shutdown or start-up (57P), no room (53), a transaction that lost a race (40). */
  private static boolean passes(String state) {
    return Stream.of("08", "57P", "53", "40").anyMatch(state::startsWith);
  }

  @Singleton
  static final class Any implements ExceptionHandler<Throwable, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
      if (isOutage(failure)) {
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
