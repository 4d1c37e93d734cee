package nl.lekdicht.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import org.jspecify.annotations.Nullable;

/** Answers that say no. */
public final class Problems {
  /** Seconds after which a caller may try again when something that we need is out of reach. */
  private static final String TRY_AGAIN_AFTER = "5";

  private Problems() {}

  public static MutableHttpResponse<Problem> from(Refusal refusal) {
    return refused(refusal, null);
  }

  /** For a step that somebody else took first: the caller gets the run to look at again. */
  public static MutableHttpResponse<Problem> from(Refusal refusal, Object run) {
    return refused(refusal, run);
  }

  public static MutableHttpResponse<Problem> of(HttpStatus status, String code, String detail) {
    return answer(status, problem(status, code, detail, null, null, null, null, null));
  }

  /** Says that a valid token is needed, and not what was wrong with the one that came. */
  public static MutableHttpResponse<Problem> unauthenticated() {
    return of(
            HttpStatus.UNAUTHORIZED,
            "unauthenticated",
            "This needs the access token of a live session. Sign in again.")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }

  public static MutableHttpResponse<Problem> forbidden() {
    return of(HttpStatus.FORBIDDEN, "forbidden", "None of this account's roles allows this.");
  }

  /** For what was here once and was erased when its term had ended. */
  public static MutableHttpResponse<Problem> erased(String number, Instant at, UUID certificate) {
    HttpStatus status = HttpStatus.GONE;
    String detail =
        "Entry %s was erased at %s, when it had been kept as long as was agreed. The certificate says so."
            .formatted(number, at);
    return answer(
        status,
        problem(
            status,
            "erased",
            detail,
            null,
            null,
            null,
            new Problem.Gone(certificate, number, at),
            null));
  }

  static MutableHttpResponse<Problem> invalid(List<Problem.Fault> faults) {
    String detail =
        faults.size() == 1
            ? "One thing in the request is not right; see errors."
            : "%d things in the request are not right; see errors.".formatted(faults.size());
    return answer(
        HttpStatus.BAD_REQUEST,
        problem(HttpStatus.BAD_REQUEST, "invalid-request", detail, faults, null, null, null, null));
  }

  static MutableHttpResponse<Problem> unsupportedMediaType() {
    return of(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported-media-type",
        "The body must be JSON, with Content-Type: application/json.");
  }

  static MutableHttpResponse<Problem> outOfReach() {
    return of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "out-of-reach",
            "The database does not answer at the moment. Try again in a few seconds.")
        .header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_AFTER);
  }

  static MutableHttpResponse<Problem> failed(String reference) {
    HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
    String detail = "Something went wrong on our side. Quote the reference when you report it.";
    return answer(status, problem(status, "failure", detail, null, null, null, null, reference));
  }

  private static MutableHttpResponse<Problem> refused(Refusal refusal, @Nullable Object run) {
    HttpStatus status =
        switch (refusal.nature()) {
          case INVALID -> HttpStatus.BAD_REQUEST;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
        };
    return answer(
        status,
        problem(
            status,
            refusal.code(),
            refusal.sentence(),
            faults(refusal),
            reasons(refusal),
            run,
            null,
            null));
  }

  private static @Nullable List<Problem.Fault> faults(Refusal refusal) {
    if (refusal instanceof Refusal.Faults(List<Refusal.Invalid> faults)) {
      return faults.stream()
          .map(fault -> new Problem.Fault(fault.field(), fault.sentence()))
          .toList();
    }
    String field = refusal.field();
    return field == null ? null : List.of(new Problem.Fault(field, refusal.sentence()));
  }

  private static @Nullable List<Problem.Reason> reasons(Refusal refusal) {
    return refusal instanceof Refusal.Several several
        ? several.reasons().stream()
            .map(reason -> new Problem.Reason(reason.code(), reason.about(), reason.sentence()))
            .toList()
        : null;
  }

  private static Problem problem(
      HttpStatus status,
      String code,
      String detail,
      @Nullable List<Problem.Fault> faults,
      @Nullable List<Problem.Reason> reasons,
      @Nullable Object run,
      Problem.@Nullable Gone erasure,
      @Nullable String reference) {
    return new Problem(
        "urn:lekdicht:problem:" + code,
        title(code),
        status.getCode(),
        detail,
        code,
        faults,
        reasons,
        run,
        erasure,
        reference);
  }

  /** The same type of problem always has the same title, so it is made from the code. */
  private static String title(String code) {
    String words = code.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static MutableHttpResponse<Problem> answer(HttpStatus status, Problem problem) {
    return HttpResponse.<Problem>status(status).body(problem).contentType(Problem.MEDIA_TYPE);
  }
}
