package nl.lekdicht.web;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Everything that the framework refuses before a controller is reached, told in our own form and without quoting the request: no such
 * address, method, media type, size.
 */
@Singleton
final class RefusedByFramework implements ErrorResponseProcessor<Problem> {
  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    MutableHttpResponse<Problem> answer = answer(context, response);
    response
        .getHeaders()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
              && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            values.forEach(value -> answer.header(name, value));
          }
        });
    return answer;
  }

  private static MutableHttpResponse<Problem> answer(
      ErrorContext context, MutableHttpResponse<?> response) {
    return switch (context.getRootCause().orElse(null)) {
      case ConversionErrorException conversion -> Problems.invalid(List.of(fault(conversion)));
      case UnsatisfiedRouteException route ->
          Problems.invalid(
              List.of(new Problem.Fault(route.getArgument().getName(), "is required")));
      case null, default -> byStatus(context, response);
    };
  }

  private static Problem.Fault fault(ConversionErrorException conversion) {
    Argument<?> argument = conversion.getArgument();
    String rule =
        argument.getType() == UUID.class
            ? "must be a UUID"
            : "cannot be read as " + argument.getType().getSimpleName();
    return new Problem.Fault(argument.getName(), rule);
  }

  private static MutableHttpResponse<Problem> byStatus(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = HttpStatus.valueOf(response.code());
    String method = context.getRequest().getMethodName();
    return switch (status) {
      case BAD_REQUEST -> Problems.of(status, "bad-request", "The request cannot be read.");
      case UNAUTHORIZED -> Problems.unauthenticated();
      case FORBIDDEN -> Problems.forbidden();
      case NOT_FOUND -> Problems.of(status, "not-found", "There is nothing at this address.");
      case METHOD_NOT_ALLOWED ->
          Problems.of(
              status,
              "method-not-allowed",
              "This address does not take %s; the header Allow says what it takes."
                  .formatted(method));
      case NOT_ACCEPTABLE ->
          Problems.of(
              status,
              "not-acceptable",
              "This address cannot answer in what the header Accept asks.");
      case REQUEST_ENTITY_TOO_LARGE -> BodyLimit.refusal();
      case UNSUPPORTED_MEDIA_TYPE -> Problems.unsupportedMediaType();
      default ->
          Problems.of(
              status,
              status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              status.getReason() + ".");
    };
  }
}
