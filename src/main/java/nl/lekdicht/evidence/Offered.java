package nl.lekdicht.evidence;

import io.micronaut.http.HttpRequest;
import java.util.UUID;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a file that is about to come.
 *
 * @param digest SHA-256 in hexadecimal, as the sender has it; null when nothing is said
 */
record Offered(
    String name,
    @Nullable UUID run,
    @Nullable String step,
    @Nullable String note,
    @Nullable String digest) {
  static final int LONGEST_NAME = 200;
  static final int LONGEST_NOTE = 2000;
  private static final int LONGEST_STEP = 100;

  static Offered read(HttpRequest<?> request) {
    Query query = Query.of(request);
    String name = query.text("name", LONGEST_NAME);
    UUID run = query.uuid("run");
    String step = query.text("step", LONGEST_STEP);
    String note = query.text("note", LONGEST_NOTE);
    query.done();
    if (name == null) {
      throw BadRequest.because("name", "is required");
    }
    if ((run == null) != (step == null)) {
      throw BadRequest.because(
          run == null ? "run" : "step", "is required: a step is one of a run, by both");
    }
    return new Offered(name, run, step, note, SaidDigest.of(request));
  }
}
