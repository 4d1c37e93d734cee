package nl.lekdicht.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import nl.lekdicht.database.SessionEnded;
import nl.lekdicht.web.Problems;

/** A token whose session has ended is no token. */
@Singleton
@SuppressWarnings("rawtypes") // as ExceptionHandler declares it
final class DeadSession implements ExceptionHandler<SessionEnded, HttpResponse<?>> {
  @Override
  public HttpResponse<?> handle(HttpRequest request, SessionEnded ended) {
    return Problems.unauthenticated();
  }
}
