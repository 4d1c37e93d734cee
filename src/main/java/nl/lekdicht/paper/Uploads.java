package nl.lekdicht.paper;

import io.micronaut.http.HttpRequest;
import java.util.Map;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** Reads a file that somebody sends as a confirmation: what it says it is, it must begin as. */
final class Uploads {
  private static final int LONGEST_NAME = 200;

  private static final Map<String, int[]> BEGINNINGS =
      Map.of(
          "application/pdf", new int[] {'%', 'P', 'D', 'F', '-'},
          "image/png", new int[] {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A},
          "image/jpeg", new int[] {0xFF, 0xD8, 0xFF});

  private Uploads() {}

  static Filings.Confirmation read(HttpRequest<?> request, byte @Nullable [] body) {
    Query query = Query.of(request);
    String name = query.text("name", LONGEST_NAME);
    query.done();
    if (name == null) {
      throw BadRequest.because("name", "is required");
    }
    String type = request.getContentType().map(found -> found.getName()).orElse("");
    int[] beginning = BEGINNINGS.get(type);
    if (beginning == null || body == null || !begins(body, beginning)) {
      throw BadRequest.because(
          "body", "must be a PDF, PNG or JPEG file, sent with the Content-Type that it has");
    }
    return new Filings.Confirmation(name, type, body);
  }

  private static boolean begins(byte[] body, int[] beginning) {
    if (body.length <= beginning.length) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if ((body[i] & 0xFF) != beginning[i]) {
        return false;
      }
    }
    return true;
  }
}
