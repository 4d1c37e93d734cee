package nl.lekdicht.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.lekdicht.support.Service;
import org.jspecify.annotations.Nullable;

/** A client of the stream that reads lines as they come. */
final class Follower implements AutoCloseable {
  static final String END = "(end of stream)";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

  private final int status;
  private final String contentType;
  private final InputStream body;
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

  private Follower(int status, String contentType, InputStream body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    Thread.ofVirtual().start(this::read);
  }

  /** An event, or a comment, or the end. */
  record Told(String kind, String id, String data) {
    JsonNode json() {
      try {
        return JSON.readTree(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Follower of(Service service, String token) {
    return of(service, token, "", Map.of());
  }

  static Follower after(Service service, String token, String id) {
    return of(service, token, "", Map.of("Last-Event-ID", id));
  }

  static Follower of(Service service, String token, String query, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(service.baseUri().resolve("/v1/events" + query))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    headers.forEach(request::header);
    try {
      var answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
      return new Follower(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  /** The next event; waits for it. */
  Told next() {
    try {
      return Objects.requireNonNull(
          told.poll(LONG_ENOUGH.toMillis(), TimeUnit.MILLISECONDS), "nothing was told");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So many events. */
  List<Told> next(int count) {
    var events = new ArrayList<Told>();
    for (var i = 0; i < count; i++) {
      events.add(next());
    }
    return events;
  }

  private void read() {
    String kind = "";
    String id = "";
    String data = "";
    String comment = "";
    try {
      var in = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
      @Nullable String line = in.readLine();
      while (line != null) {
        if (line.startsWith(":")) {
          comment = line.substring(1).strip();
        } else if (line.startsWith("event:")) {
          kind = line.substring(6).strip();
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data = line.substring(5).strip();
        } else if (line.isEmpty() && !data.isEmpty()) {
          told.add(new Told(kind, id, data));
          data = "";
        } else if (line.isEmpty() && !comment.isEmpty()) {
          told.add(new Told(":", id, comment));
          comment = "";
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      // An end too.
    }
    told.add(new Told(END, "", ""));
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
