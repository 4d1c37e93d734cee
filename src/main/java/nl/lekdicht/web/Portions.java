package nl.lekdicht.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An answer that is made while it is read, a portion at a time: memory holds one portion, whatever the length of the whole, and a slow reader
 * holds up nobody but itself. Each portion is made in a transaction of its own, or in none.
 */
public interface Portions {
  /**
   * Writes the next portion.
   *
   * @param to takes the bytes
   * @return whether more may follow
   * @throws IOException as does any exception, this cuts the answer off: the reader sees that it is not whole
   */
  boolean writeNext(OutputStream to) throws IOException;

  /** Called once, when all is read, when it failed, or when the reader has gone. */
  default void close() {}

  /**
   * A file to be saved, never to be shown by a browser.
   *
   * @param name as it should be called; any characters
   */
  static HttpResponse<?> download(String name, String mediaType, Portions portions) {
    return HttpResponse.ok(new StreamedFile(stream(portions), MediaType.of(mediaType)))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name));
  }

  /** As RFC 6266 and RFC 8187 have it: a name in plain letters, and the name itself. */
  static String disposition(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    String exact =
        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, exact);
  }

  /**
   * The same as a stream that asks for the next portion when the last is read. The first is made at once: what fails there is still told as
   * a failure, and is no answer that breaks off.
   */
  static InputStream stream(Portions portions) {
    try {
      return new PortionStream(portions);
    } catch (IOException | RuntimeException failure) {
      portions.close();
      throw failure instanceof RuntimeException told
          ? told
          : new UncheckedIOException((IOException) failure);
    }
  }
}
