package nl.lekdicht.support;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The service as its users run it: a JVM of its own, that can be stopped and killed. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(5);
  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] HEALTH = Wire.request("GET", "/health", Map.of(), "");

  private final Process process;
  private final URI baseUri;
  private final Path output;
  private final Duration untilReady;

  private ServiceProcess(Process process, URI baseUri, Path output, Duration untilReady) {
    this.process = process;
    this.baseUri = baseUri;
    this.output = output;
    this.untilReady = untilReady;
  }

  /** From the classes of this build, without those of its tests. */
  public static ServiceProcess ofClasses(Map<String, String> environment, Path output) {
    var tests = Path.of("target", "test-classes").toAbsolutePath();
    var classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !Path.of(entry).toAbsolutePath().equals(tests))
            .collect(Collectors.joining(File.pathSeparator));
    return start(
        List.of("-Xmx512m", "-cp", classPath, "nl.lekdicht.Application"), environment, output);
  }

  /** From the jar, as the README says. */
  public static ServiceProcess ofJar(Path jar, Map<String, String> environment, Path output) {
    return start(List.of("-jar", jar.toString()), environment, output);
  }

  private static ServiceProcess start(
      List<String> arguments, Map<String, String> environment, Path output) {
    try {
      var port = freePort();
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(arguments);
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("LEKDICHT_PORT", Integer.toString(port));
      builder.environment().putAll(environment);
      var baseUri = URI.create("http://127.0.0.1:" + port);
      var begun = System.nanoTime();
      var process = builder.start();
      awaitReady(process, baseUri, output);
      return new ServiceProcess(
          process, baseUri, output, Duration.ofNanos(System.nanoTime() - begun));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(Process process, URI baseUri, Path output) throws IOException {
    var givenUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < givenUpAt && process.isAlive()) {
      try (var wire = new Wire(baseUri)) {
        if (wire.send(HEALTH).status() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    process.destroyForcibly();
    throw new IllegalStateException("The service did not start:\n" + Files.readString(output));
  }

  public URI baseUri() {
    return baseUri;
  }

  public long pid() {
    return process.pid();
  }

  /** From the start of the process to its first healthy answer. */
  public Duration untilReady() {
    return untilReady;
  }

  /** All that it printed, logs included. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The password that a first start printed for this account of the demo world. */
  public String printedPassword(String username) {
    var line =
        Pattern.compile("^ *%s +(\\S+) ".formatted(Pattern.quote(username)), Pattern.MULTILINE)
            .matcher(output());
    if (!line.find()) {
      throw new IllegalStateException("no password of %s in:\n%s".formatted(username, output()));
    }
    return line.group(1);
  }

  /** An access token, got by signing in. */
  public String token(String username, String password) {
    var credentials = JSON.createObjectNode().put("username", username).put("password", password);
    try (var wire = new Wire(baseUri)) {
      var answer = wire.send(Wire.request("POST", "/v1/login", Map.of(), credentials.toString()));
      if (answer.status() != 200) {
        throw new IllegalStateException("Signing in as " + username + " gave " + answer);
      }
      return JSON.readTree(answer.body()).get("accessToken").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9}: it gets no chance to end anything. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Ends it as a normal stop does. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The service did not stop:\n" + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
