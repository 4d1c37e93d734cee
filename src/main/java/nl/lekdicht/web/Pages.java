package nl.lekdicht.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Pages for a browser, rendered whole before the answer begins: what goes wrong on the way is answered as any failure is. */
@Singleton
public final class Pages {
  private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

  /** Nothing but text and our own styles: no script, no frame. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ";

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * @param template its place under src/main/jte, such as {@code mail/list}
   * @param page what the template shows
   */
  public HttpResponse<byte[]> page(String template, Object page) {
    return answer(HttpStatus.OK, template, page, "'none'");
  }

  /** As {@link #page}, with this status, and forms in it may be sent to us. */
  public MutableHttpResponse<byte[]> form(HttpStatus status, String template, Object page) {
    return answer(status, template, page, "'self'");
  }

  private MutableHttpResponse<byte[]> answer(
      HttpStatus status, String template, Object page, String formAction) {
    Utf8ByteOutput rendered = new Utf8ByteOutput();
    templates.render(template + ".jte", page, rendered);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(rendered.getContentLength());
    try {
      rendered.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HttpResponse.<byte[]>status(status)
        .body(bytes.toByteArray())
        .contentType(HTML)
        .header("Content-Security-Policy", POLICY + formAction)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
