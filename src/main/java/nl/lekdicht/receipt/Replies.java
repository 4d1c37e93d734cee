package nl.lekdicht.receipt;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.lekdicht.web.Problems;

/** Replies as HTTP answers. */
public final class Replies {
  private static final String AGAIN = "Idempotency-Replayed";

  private Replies() {}

  public static <T> HttpResponse<?> ok(Supplier<Reply<T>> useCase) {
    return answer(useCase, HttpResponse::ok);
  }

  public static <T> HttpResponse<?> answer(
      Supplier<Reply<T>> useCase, Function<T, MutableHttpResponse<?>> done) {
    return switch (Receipts.once(useCase)) {
      case Reply.Done<T>(T body, boolean again) -> mark(done.apply(body), again);
      case Reply.Refused<T> refused -> {
        Object present = refused.present();
        yield mark(
            present == null
                ? Problems.from(refused.refusal())
                : Problems.from(refused.refusal(), present),
            refused.again());
      }
    };
  }

  private static HttpResponse<?> mark(MutableHttpResponse<?> response, boolean again) {
    return again ? response.header(AGAIN, "true") : response;
  }
}
