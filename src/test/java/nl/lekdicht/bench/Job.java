package nl.lekdicht.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Wire;
import org.jspecify.annotations.Nullable;

/** An opened incident whose run of {@code rdp-device} is to be worked from the first step to the last. */
record Job(UUID incident, UUID run, String checklistDigest, Instant at, List<byte[]> completions) {
  static final String DESCRIPTION = "Done, and checked together with a colleague.";

  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicLong KEYS = new AtomicLong();

  /**
   * A step of the longest path.
   *
   * @param movesDeadlines whether a deadline changes with it, which takes one statement more
   * @param setsInMotion whether it begins or ends an escalation, which is told with it
   */
  record Turn(String step, @Nullable String answer, boolean movesDeadlines, boolean setsInMotion) {}

  static final List<Turn> TURNS =
      List.of(
          new Turn("close-access", null, true, false),
          new Turn("assess-access", "yes", false, false),
          new Turn("check-authorisation", "yes", false, false),
          new Turn("escalate", null, false, true),
          new Turn("fix-problem", null, false, false),
          new Turn("give-password", null, false, true));

  static Job open(Wire wire, String token) throws IOException {
    var at = Instant.now();
    var report = created(wire, token, "/v1/reports", Desktop.stolenLaptop(at));
    var incident =
        created(
            wire,
            token,
            "/v1/incidents",
            Map.of(
                "reportId",
                report.get("id").asText(),
                "checklistId",
                "rdp-device",
                "title",
                "Laptop stolen from the train",
                "affectedSchools",
                List.of("99XA")));
    var run = incident.at("/runs/0");
    var path =
        "/v1/incidents/%s/runs/%s".formatted(incident.get("id").asText(), run.get("id").asText());
    return new Job(
        UUID.fromString(incident.get("id").asText()),
        UUID.fromString(run.get("id").asText()),
        run.get("checklistDigest").asText(),
        at,
        TURNS.stream().map(turn -> completion(token, path, turn, at)).toList());
  }

  /** Nobody need be told of it, says the FG; then it is closed. */
  void close(Wire wire, String token, String judge) throws IOException {
    done(
        wire,
        judge,
        "classification",
        Map.of("classification", "SECURITY_INCIDENT", "reasons", DESCRIPTION));
    done(
        wire,
        judge,
        "decisions",
        Map.of(
            "duty", "SCHOOL_NOTICE", "allSchools", true, "toBeTold", false, "reason", DESCRIPTION));
    done(wire, token, "closure", Map.of("note", "Looked back on with the team."));
  }

  private void done(Wire wire, String token, String noun, Map<String, Object> body)
      throws IOException {
    var answer = wire.send(post(token, "/v1/incidents/%s/%s".formatted(incident, noun), body));
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  private static byte[] completion(String token, String path, Turn turn, Instant at) {
    var body = new LinkedHashMap<String, Object>();
    body.put("performedAt", at.toString());
    body.put("description", DESCRIPTION);
    if (turn.answer() != null) {
      body.put("answer", turn.answer());
    }
    return post(token, "%s/steps/%s/completion".formatted(path, turn.step()), body);
  }

  static JsonNode created(Wire wire, String token, String path, Map<String, Object> body)
      throws IOException {
    var answer = wire.send(post(token, path, body));
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static byte[] post(String token, String path, Map<String, Object> body) {
    return Wire.request(
        "POST",
        path,
        Map.of(
            "Authorization", "Bearer " + token,
            "Idempotency-Key", "bench-" + KEYS.incrementAndGet()),
        JSON.valueToTree(body).toString());
  }
}
