package nl.lekdicht.paper;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Query;

/** Files as answers: to be saved, never shown in the page. */
final class Attachments {
  private Attachments() {}

  static HttpResponse<byte[]> of(PaperReader.Made file) {
    return HttpResponse.ok(file.content())
        .contentType(MediaType.of(file.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()));
  }

  /** The name in the form of RFC 8187, so that no name can add a header or leave its quotes. */
  static String disposition(String name) {
    return "attachment; filename*=UTF-8''"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static PaperReader.Format format(Query query) {
    PaperReader.Format format = query.oneOf("format", PaperReader.Format.class);
    query.done();
    if (format == null) {
      throw BadRequest.because("format", "is required: DOCX or PDF");
    }
    return format;
  }
}
