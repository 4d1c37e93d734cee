package nl.lekdicht.support;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds requests and responses of a test against openapi.yml. */
public final class ContractCheck {
  private static final JsonNode CONTRACT = read();
  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(fromRoot().toString()).build();

  private ContractCheck() {}

  /**
   * One request and its response.
   *
   * @param path with its query, from the root of the server: {@code /v1/incidents?limit=2}
   */
  public record Exchange(
      String method,
      String path,
      Map<String, List<String>> requestHeaders,
      @Nullable String requestBody,
      int status,
      Map<String, List<String>> responseHeaders,
      String responseBody) {

    public static Exchange of(
        HttpRequest request, @Nullable String requestBody, HttpResponse<String> response) {
      String query = request.uri().getRawQuery();
      return new Exchange(
          request.method(),
          request.uri().getRawPath() + (query == null ? "" : "?" + query),
          request.headers().map(),
          requestBody,
          response.statusCode(),
          response.headers().map(),
          response.body());
    }
  }

  /** Both request and response must be as the contract says. */
  public static void check(Exchange exchange) {
    Stream<ValidationReport.Message> faults =
        Stream.of(
                VALIDATOR.validateRequest(request(exchange)),
                VALIDATOR.validateResponse(path(exchange), method(exchange), response(exchange)))
            .flatMap(report -> report.getMessages().stream());
    demandNone(exchange, faults);
  }

  /** For requests that are wrong on purpose: only the response must be as the contract says. */
  public static void checkResponse(Exchange exchange) {
    demandNone(
        exchange,
        VALIDATOR
            .validateResponse(path(exchange), method(exchange), response(exchange))
            .getMessages()
            .stream());
  }

  /** Every operation of the contract, such as {@code GET /v1/incidents/{incidentId}}. */
  public static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    fromRoot()
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(member -> {
                  if (Set.of("get", "post", "put", "patch", "delete").contains(member)) {
                    operations.add(member.toUpperCase(Locale.ROOT) + " " + path.getKey());
                  }
                }));
    return operations;
  }

  private static void demandNone(Exchange exchange, Stream<ValidationReport.Message> faults) {
    String told =
        faults
            .filter(fault -> fault.getLevel() != ValidationReport.Level.IGNORE)
            .map(fault ->
                "  %s: %s %s"
                    .formatted(
                        fault.getKey(),
                        fault.getMessage(),
                        String.join("; ", fault.getAdditionalInfo())))
            .collect(Collectors.joining("\n"));
    if (!told.isEmpty()) {
      throw new AssertionError(
          "%s %s (%d) is not as openapi.yml says:\n%s\nrequest: %s\nresponse: %s"
              .formatted(
                  exchange.method(),
                  exchange.path(),
                  exchange.status(),
                  told,
                  exchange.requestBody(),
                  exchange.responseBody()));
    }
  }

  private static Request request(Exchange exchange) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), path(exchange));
    exchange.requestHeaders().forEach(request::withHeader);
    String query = URI.create(exchange.path()).getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        request.withQueryParam(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    if (exchange.requestBody() != null) {
      request.withBody(exchange.requestBody(), StandardCharsets.UTF_8);
    }
    return request.build();
  }

  private static com.atlassian.oai.validator.model.Response response(Exchange exchange) {
    SimpleResponse.Builder response = new SimpleResponse.Builder(exchange.status());
    exchange.responseHeaders().forEach(response::withHeader);
    if (!exchange.responseBody().isEmpty()) {
      response.withBody(exchange.responseBody(), StandardCharsets.UTF_8);
    }
    return response.build();
  }

  private static String path(Exchange exchange) {
    return URI.create(exchange.path()).getRawPath();
  }

  private static Request.Method method(Exchange exchange) {
    return Request.Method.valueOf(exchange.method());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Path.of("openapi.yml").toFile());
    } catch (IOException e) {
      throw new AssertionError("openapi.yml cannot be read", e);
    }
  }

  /** The same contract with all paths from the root of the server: the validator knows no servers of a single path. */
  private static JsonNode fromRoot() {
    ObjectNode contract = CONTRACT.deepCopy();
    ObjectNode paths = contract.putObject("paths");
    CONTRACT
        .path("paths")
        .properties()
        .forEach(path -> {
          ObjectNode item = path.getValue().deepCopy();
          JsonNode servers =
              item.has("servers") ? item.remove("servers") : CONTRACT.path("servers");
          String base = URI.create(servers.path(0).path("url").asText()).getPath();
          paths.set(base + path.getKey(), item);
        });
    ArrayNode servers = contract.putArray("servers");
    servers.addObject().put("url", "http://localhost");
    return contract;
  }
}
