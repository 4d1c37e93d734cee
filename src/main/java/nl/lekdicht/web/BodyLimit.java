package nl.lekdicht.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.regex.Pattern;

/** How large the body of a request may be. Only a file may be larger than JSON, where one is kept. */
public final class BodyLimit {
  /** In bytes. */
  static final int JSON = 256 * 1024;

  /** Of a file that the authority gave as its confirmation, in bytes. */
  private static final int CONFIRMATION = 10 * 1024 * 1024;

  /** Of a file that shows what happened, in bytes. It is never in memory as a whole. */
  public static final long EVIDENCE = 200L * 1024 * 1024;

  /** Of a register that was kept elsewhere, in bytes. */
  public static final int REGISTER = 20 * 1024 * 1024;

  private static final Pattern TAKES_CONFIRMATION = Pattern.compile(".*/filing/confirmation");
  private static final Pattern TAKES_EVIDENCE = Pattern.compile("/v1/incidents/[^/]+/evidence");

  private BodyLimit() {}

  /** Whether the request says that it is too large, before any of it is read. */
  static boolean isPassed(HttpRequest<?> request) {
    return request.getContentLength() > limitAt(request.getPath());
  }

  private static long limitAt(String path) {
    if (TAKES_EVIDENCE.matcher(path).matches()) {
      return EVIDENCE;
    }
    if (path.equals("/v1/register/imports")) {
      return REGISTER;
    }
    return TAKES_CONFIRMATION.matcher(path).matches() ? CONFIRMATION : JSON;
  }

  static MutableHttpResponse<Problem> refusal() {
    return Problems.of(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        "The body is larger than 256 KiB, or, where it is a file, than 10 MiB as a confirmation, 20 MiB as a register and 200 MiB as evidence.");
  }

  /** The body of a request turned out to be too large: it did not say so beforehand. */
  public static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Passed() {
      super("a body larger than JSON may be", null, false, false);
    }
  }
}
