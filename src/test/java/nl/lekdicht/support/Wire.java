package nl.lekdicht.support;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** One kept-alive HTTP/1.1 connection that costs its owner next to nothing: for measuring on cores that are shared with the service. */
public final class Wire implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;

  public Wire(URI base) throws IOException {
    socket = new Socket(base.getHost(), base.getPort());
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
  }

  public record Answer(int status, String body) {}

  /** The bytes of a whole request; made beforehand, they cost nothing when it is sent. */
  public static byte[] request(
      String method, String path, Map<String, String> headers, String body) {
    var text = new StringBuilder("%s %s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, path));
    headers.forEach((name, value) -> text.append("%s: %s\r\n".formatted(name, value)));
    var length = body.getBytes(StandardCharsets.UTF_8).length;
    if (length > 0) {
      text.append("Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(length));
    }
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  public Answer send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    var status = Integer.parseInt(line().split(" ", 3)[1]);
    var length = 0;
    var header = line();
    while (!header.isEmpty()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
      header = line();
    }
    return new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    while (true) {
      var c = in.read();
      if (c < 0) {
        throw new EOFException("the service closed the connection");
      }
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
