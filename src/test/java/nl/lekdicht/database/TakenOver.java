package nl.lekdicht.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;

/** An earlier register of Leerlicht BV: one that was taken over, and one that waits. */
final class TakenOver {
  private static final byte[] ONE_ENTRY =
      "nummer;gemeld op;soort melding;omschrijving;school\n2019-1;3-3-2019;datalek;Mail aan de verkeerde;99XB\n"
          .getBytes(UTF_8);

  private TakenOver() {}

  static void in(Service service, Cast cast) {
    Http fg = Http.of(service).as(cast.token("fg"));
    JsonNode draft = put(fg);
    String path = "/v1/register/imports/" + draft.get("id").asText();
    Desktop.ok(fg.put(path + "/mapping", draft.get("proposal")), 200);
    Desktop.ok(fg.post(path + "/confirmation"), 201);
    put(fg);
  }

  private static JsonNode put(Http fg) {
    return Desktop.ok(
        fg.postFile("/v1/register/imports?name=register.csv", "text/csv", ONE_ENTRY), 201);
  }
}
