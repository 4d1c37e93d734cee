package nl.lekdicht.receipt;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.lekdicht.web.BadRequest;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Idempotency-Key}. */
public final class RequestKeys {
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private RequestKeys() {}

  /**
   * The key of this request; null when it came without one.
   *
   * @throws BadRequest when the header is there and is no key
   */
  public static @Nullable RequestKey of(UUID account, HttpRequest<?> request, byte[] body) {
    List<String> given = request.getHeaders().getAll(HEADER);
    if (given.isEmpty()) {
      return null;
    }
    if (given.size() > 1 || !VISIBLE.matcher(given.getFirst()).matches()) {
      throw BadRequest.because(HEADER, "must be 1 to 200 visible ASCII characters, given once");
    }
    return RequestKey.of(
        account, given.getFirst(), request.getMethodName(), request.getPath(), body);
  }
}
