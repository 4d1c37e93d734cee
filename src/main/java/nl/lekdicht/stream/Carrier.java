package nl.lekdicht.stream;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts one webhook over HTTP/1.1 and reads the status of the answer, nothing after it: no body, and no redirect is followed.
 *
 * <p>It is not the HTTP client of the JDK because that looks a host up by itself. Here the connection goes to the very address that {@link
 * Addresses} looked at, while TLS asks for, and checks, the certificate of the host's name.
 */
@Singleton
final class Carrier {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");

  /** Of the status line and, after one that is only provisional, its headers. */
  private static final int MOST_READ = 16 * 1024;

  private final Addresses addresses;
  private final Duration patience;
  private final SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-watchdog").factory());

  Carrier(Addresses addresses, @Value("${lekdicht.webhooks.timeout:10s}") Duration patience) {
    this.addresses = addresses;
    this.patience = patience;
  }

  /**
   * What came of it.
   *
   * @param status of the answer; 0 when there was none
   * @param told the same for people
   */
  record Answer(int status, String told) {
    boolean isDelivered() {
      return status >= 200 && status < 300;
    }

    boolean isGone() {
      return status == 410;
    }
  }

  /** Takes no longer than the timeout as a whole, however slowly the receiver speaks. Looking up its name comes before that. */
  Answer post(URI address, Map<String, String> headers, String body) {
    try {
      return post(address, addresses.of(address).getFirst(), headers, body);
    } catch (Addresses.Refused e) {
      return new Answer(0, "the host " + e.getMessage());
    }
  }

  private Answer post(URI address, InetAddress host, Map<String, String> headers, String body) {
    var expired = new boolean[1];
    try (var socket = new Socket()) {
      var alarm =
          watchdog.schedule(
              () -> {
                expired[0] = true;
                close(socket);
              },
              patience.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        socket.connect(new InetSocketAddress(host, port(address)), (int) patience.toMillis());
        socket.setSoTimeout((int) patience.toMillis());
        return isSecure(address)
            ? exchange(secured(socket, address), address, headers, body)
            : exchange(socket, address, headers, body);
      } finally {
        alarm.cancel(false);
      }
    } catch (SocketTimeoutException e) {
      return new Answer(0, "no answer in time");
    } catch (SSLException e) {
      return new Answer(0, expired[0] ? "no answer in time" : "no TLS that can be trusted");
    } catch (IOException e) {
      return new Answer(0, expired[0] ? "no answer in time" : "no connection");
    }
  }

  private SSLSocket secured(Socket socket, URI address) throws IOException {
    var secured =
        (SSLSocket) tls.createSocket(socket, bare(address.getHost()), port(address), true);
    var parameters = new SSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static Answer exchange(
      Socket socket, URI address, Map<String, String> headers, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder();
    head.append("POST ").append(target(address)).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(address.getRawAuthority()).append("\r\n");
    head.append("User-Agent: Lekdicht\r\n");
    head.append("Content-Type: application/json\r\n");
    head.append("Content-Length: ").append(bytes.length).append("\r\n");
    head.append("Connection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    var out = socket.getOutputStream();
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.flush();
    int status = status(new Lines(socket.getInputStream()));
    return new Answer(status, Integer.toString(status));
  }

  /** The first status that is not provisional (1xx). */
  private static int status(Lines lines) throws IOException {
    while (true) {
      var match = STATUS.matcher(lines.next());
      if (!match.matches()) {
        throw new IOException("no HTTP");
      }
      int status = Integer.parseInt(match.group(1));
      if (status >= 200) {
        return status;
      }
      while (!lines.next().isEmpty()) {
        // Headers of a provisional answer say nothing to us.
      }
    }
  }

  private static String target(URI address) {
    var path = address.getRawPath();
    var query = address.getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  private static boolean isSecure(URI address) {
    return address.getScheme().toLowerCase(Locale.ROOT).equals("https");
  }

  private static int port(URI address) {
    return address.getPort() >= 0 ? address.getPort() : isSecure(address) ? 443 : 80;
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }

  @PreDestroy
  void close() {
    watchdog.shutdownNow();
  }

  /** Lines of an answer, as far as they fit. */
  private static final class Lines {
    private final InputStream in;
    private int read;

    Lines(InputStream in) {
      this.in = new BufferedInputStream(in, 1024);
    }

    String next() throws IOException {
      var line = new StringBuilder(64);
      for (int c = in.read(); c != '\n'; c = in.read()) {
        read++;
        if (c < 0 || read > MOST_READ) {
          throw new IOException("no HTTP");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }
  }
}
