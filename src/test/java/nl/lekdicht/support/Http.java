package nl.lekdicht.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.lekdicht.support.ContractCheck.Exchange;
import org.jspecify.annotations.Nullable;

/** Speaks to a running service as a client does: JSON in and out, a token and other headers when given. */
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<Integer> MEANT_TO_BE_WRONG = Set.of(400, 404, 405, 413, 415);

  private final URI base;
  private final Map<String, String> headers;

  private Http(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  public static Http of(Service service) {
    return of(service.baseUri());
  }

  public static Http of(URI base) {
    return new Http(base, Map.of());
  }

  public Http with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Http(base, more);
  }

  public Http as(String accessToken) {
    return with("Authorization", "Bearer " + accessToken);
  }

  public Answer get(String path) {
    return send(request(path).GET(), null);
  }

  /** How the answer begins, without its body: for a stream that does not end. */
  public Answer begin(String path) {
    try {
      var answer = CLIENT.send(request(path).GET().build(), BodyHandlers.ofInputStream());
      answer.body().close();
      return answer(answer, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer post(String path, Object body) {
    var text = write(body);
    return send(json(path).POST(BodyPublishers.ofString(text)), text);
  }

  public Answer put(String path, Object body) {
    var text = write(body);
    return send(json(path).PUT(BodyPublishers.ofString(text)), text);
  }

  public Answer patch(String path, Object body) {
    var text = write(body);
    return send(json(path).method("PATCH", BodyPublishers.ofString(text)), text);
  }

  /** Without a body. */
  public Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()), null);
  }

  /** Sends a file. */
  public Answer putFile(String path, String mediaType, byte[] content) {
    return send(
        request(path).header("Content-Type", mediaType).PUT(BodyPublishers.ofByteArray(content)),
        new String(content, ISO_8859_1));
  }

  /** Puts up a file. */
  public Answer postFile(String path, String mediaType, byte[] content) {
    return send(
        request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(content)),
        new String(content, ISO_8859_1));
  }

  /** Presses the one button of a page. */
  public Answer postForm(String path) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("")),
        null);
  }

  /** A file, whose answer must be a good one. */
  public byte[] getBytes(String path) {
    try {
      var answer = CLIENT.send(request(path).GET().build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("GET %s gave %d".formatted(path, answer.statusCode()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer with its body as it came. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Not JSON: " + body, e);
      }
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path));
    headers.forEach(request::header);
    return request;
  }

  private static Answer send(HttpRequest.Builder building, @Nullable String body) {
    try {
      var request = building.build();
      var answer = CLIENT.send(request, BodyHandlers.ofString());
      hold(request, body, answer);
      return answer(answer, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpResponse<?> answer, String body) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return new Answer(answer.statusCode(), headers, body);
  }

  /** Every exchange of every test keeps to the contract; a request that was refused as wrong need not. */
  private static void hold(
      HttpRequest request, @Nullable String body, HttpResponse<String> answer) {
    if (!request.uri().getPath().startsWith("/v1/")) {
      return;
    }
    var exchange = Exchange.of(request, body, answer);
    if (MEANT_TO_BE_WRONG.contains(answer.statusCode())) {
      ContractCheck.checkResponse(exchange);
    } else {
      ContractCheck.check(exchange);
    }
  }

  private static String write(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
