package nl.lekdicht.incident;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import nl.lekdicht.web.Problems;

/** Says what became of it, and where the certificate is. */
@Singleton
@SuppressWarnings("rawtypes") // as ExceptionHandler declares it
final class ErasedAnswer implements ExceptionHandler<Erased, HttpResponse<?>> {
  @Override
  public HttpResponse<?> handle(HttpRequest request, Erased erased) {
    return Problems.erased(erased.number(), erased.at(), erased.erasure());
  }
}
