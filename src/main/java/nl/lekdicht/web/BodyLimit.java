package nl.lekdicht.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** How large the body of a request may be. Only a file that is kept as a confirmation may be larger than JSON. */
final class BodyLimit {
  /** In bytes. */
  static final int JSON = 256 * 1024;

  /** What the address of a file that is sent to us ends with. */
  private static final String FILE = "/filing/confirmation";

  private BodyLimit() {}

  /** Whether the request says that it is too large, before any of it is read. */
  static boolean isPassed(HttpRequest<?> request) {
    return request.getContentLength() > JSON && !request.getPath().endsWith(FILE);
  }

  static MutableHttpResponse<Problem> refusal() {
    return Problems.of(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        "The body is larger than 256 KiB, or than 10 MiB where it is a file.");
  }

  /** The body of a request turned out to be too large: it did not say so beforehand. */
  static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Passed() {
      super("a body larger than JSON may be", null, false, false);
    }
  }
}
