package nl.lekdicht.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that webhooks are posted to. It answers what it is told to, when it is let. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private volatile int answer = 204;
  private volatile CountDownLatch open = new CountDownLatch(0);

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
          headers.putAll(exchange.getRequestHeaders());
          got.add(
              new Got(
                  headers,
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          int now = answer;
          try {
            open.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(now, -1);
          exchange.close();
        });
    server.start();
  }

  record Got(Map<String, List<String>> headers, String body) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  String url() {
    return "http://127.0.0.1:%d/in?from=lekdicht".formatted(server.getAddress().getPort());
  }

  List<Got> got() {
    return got;
  }

  void answers(int status) {
    answer = status;
  }

  /** From now on no request is answered, until {@link #letGo}. */
  void hold() {
    open = new CountDownLatch(1);
  }

  void letGo() {
    open.countDown();
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
    threads.shutdownNow();
  }
}
