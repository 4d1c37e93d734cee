package nl.lekdicht.receipt;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Objects;
import nl.lekdicht.web.Problems;

/** The same key for another request is refused, and nothing of it is done. */
@Singleton
@SuppressWarnings("rawtypes") // as ExceptionHandler declares it
final class ReusedKey implements ExceptionHandler<KeyReused, HttpResponse<?>> {
  @Override
  public HttpResponse<?> handle(HttpRequest request, KeyReused reused) {
    return Problems.of(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "idempotency-key-reused",
        Objects.requireNonNull(reused.getMessage()));
  }
}
