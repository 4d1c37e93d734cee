package nl.lekdicht.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;

/** Takes over registers over HTTP, as the escalation manager does. */
public final class Importer {
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  static final String IMPORTS = "/v1/register/imports";

  private final Http http;

  private Importer(Http http) {
    this.http = http;
  }

  public static Importer in(Service service, Cast cast) {
    return new Importer(Http.of(service).as(cast.token("fg")));
  }

  Importer with(String header, String value) {
    return new Importer(http.with(header, value));
  }

  JsonNode put(String csv) {
    return put("register.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  JsonNode put(String name, String mediaType, byte[] content) {
    return good(http.postFile(IMPORTS + "?name=" + name, mediaType, content), 201);
  }

  Answer tryOut(JsonNode draft, JsonNode mapping) {
    return http.put("%s/%s/mapping".formatted(IMPORTS, draft.get("id").asText()), mapping);
  }

  Answer confirm(JsonNode draft) {
    return http.post("%s/%s/confirmation".formatted(IMPORTS, draft.get("id").asText()));
  }

  /** Puts up, maps as proposed, and takes over. */
  public JsonNode takeOver(String csv) {
    JsonNode draft = put(csv);
    JsonNode trial = good(tryOut(draft, draft.get("proposal")), 200);
    assertThat(trial.get("items")).isEmpty();
    return good(confirm(draft), 201);
  }

  Http http() {
    return http;
  }

  static void translate(JsonNode mapping, String column, String says, String means) {
    mapping
        .get("columns")
        .forEach(each -> {
          if (each.get("column").asText().equals(column)) {
            ((ArrayNode) each.get("translations"))
                .addObject()
                .put("says", says)
                .put("means", means);
          }
        });
  }

  static void endAt(JsonNode mapping, int row) {
    ((ObjectNode) mapping).put("lastRow", row);
  }

  static JsonNode good(Answer answer, int status) {
    assertThat(answer.status()).describedAs(answer.body()).isEqualTo(status);
    return answer.json();
  }
}
