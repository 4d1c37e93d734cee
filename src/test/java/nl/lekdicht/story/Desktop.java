package nl.lekdicht.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import org.jspecify.annotations.Nullable;

/** What somebody signed in does with incidents, over HTTP. A refusal fails the test unless the answer itself is asked for. */
public final class Desktop {
  /** Sign in anew well before the access token expires, for the clock may have been moved. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Service service;
  private final Cast cast;
  private final String username;
  private final Map<String, String> headers;
  private String token;
  private Instant signedInAt;

  private Desktop(
      Service service,
      Cast cast,
      String username,
      Map<String, String> headers,
      String token,
      Instant signedInAt) {
    this.service = service;
    this.cast = cast;
    this.username = username;
    this.headers = headers;
    this.token = token;
    this.signedInAt = signedInAt;
  }

  public static Desktop of(Service service, Cast cast, String username) {
    return new Desktop(
        service, cast, username, Map.of(), cast.token(username), service.clock().instant());
  }

  /** The same session, whose requests also have this header. */
  public Desktop with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Desktop(service, cast, username, more, token, signedInAt);
  }

  public Http http() {
    if (Duration.between(signedInAt, now()).compareTo(FRESH) > 0) {
      token = cast.token(username);
      signedInAt = now();
    }
    Http http = Http.of(service).as(token);
    for (var header : headers.entrySet()) {
      http = http.with(header.getKey(), header.getValue());
    }
    return http;
  }

  public final Instant now() {
    return service.clock().instant();
  }

  /** A stolen laptop with RDP on it, reported and discovered now. */
  public static Map<String, Object> stolenLaptop(Instant at) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("receivedAt", at.toString());
    report.put("discoveredAt", at.toString());
    report.put("channel", "telephone");
    report.put("summary", "Laptop stolen from the train");
    report.put("description", "A bag with a work laptop was taken between Zwolle and Assen.");
    report.put("what", "LOSS_OR_THEFT");
    report.put("where", "RDP");
    report.put("reporterName", "Noor Voorbeeld");
    report.put("reporterContact", "noor@example.nl");
    return report;
  }

  public JsonNode report() {
    return ok(http().post("/v1/reports", stolenLaptop(now())), 201);
  }

  public JsonNode open(String checklistId, String... schools) {
    return open(report().get("id").asText(), checklistId, schools);
  }

  public JsonNode open(String reportId, String checklistId, String[] schools) {
    return ok(opening(reportId, checklistId, schools), 201);
  }

  /** The answer to opening an incident, whatever it is. */
  public Answer opening(String reportId, String checklistId, String... schools) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reportId", reportId);
    body.put("checklistId", checklistId);
    body.put("title", "Laptop stolen from the train");
    body.put("affectedSchools", List.of(schools));
    return http().post("/v1/incidents", body);
  }

  public JsonNode incident(String id) {
    return ok(http().get("/v1/incidents/" + id), 200);
  }

  /** The first run of an incident. */
  public static Case caseOf(JsonNode incident) {
    return new Case(incident.get("id").asText(), incident.at("/runs/0/id").asText());
  }

  /** An incident and one of its runs. */
  public record Case(String incident, String run) {
    public String path() {
      return "/v1/incidents/%s/runs/%s".formatted(incident, run);
    }
  }

  public JsonNode run(Case on) {
    return ok(http().get(on.path()), 200);
  }

  public JsonNode complete(Case on, String step) {
    return complete(on, step, null);
  }

  public JsonNode complete(Case on, String step, @Nullable String answer) {
    return ok(completion(on, step, now(), answer), 200);
  }

  public Answer completion(Case on, String step, Instant performedAt, @Nullable String answer) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("performedAt", performedAt.toString());
    body.put("description", "Done and checked with a colleague.");
    if (answer != null) {
      body.put("answer", answer);
    }
    return act(on, step, "completion", body);
  }

  public JsonNode skip(Case on, String step) {
    return ok(act(on, step, "skip", Map.of("reason", "There is nothing to repair here.")), 200);
  }

  public Answer act(Case on, String step, String deed, Map<String, ?> body) {
    return http().post("%s/steps/%s/%s".formatted(on.path(), step, deed), body);
  }

  /**
   * What the FG judges and decides before an incident can be closed: a breach is told and notified to everybody, of anything else nobody is
   * told.
   */
  public Desktop judge(String incident) {
    of(service, cast, "fg").judgeAsFg(incident(incident));
    return this;
  }

  private void judgeAsFg(JsonNode incident) {
    boolean breach = incident.get("kind").asText().equals("PERSONAL_DATA_BREACH");
    String id = incident.get("id").asText();
    Map<String, Object> classification = new LinkedHashMap<>();
    classification.put("classification", breach ? "PERSONAL_DATA_BREACH" : "SECURITY_INCIDENT");
    if (breach) {
      classification.put("establishedAt", now().toString());
    }
    classification.put("reasons", "So say the logs, which were read twice.");
    post(id, "classification", classification);
    if (breach) {
      post(
          id,
          "risk-judgement",
          Map.of("risk", "RISK", "method", "ENISA 2013", "reasons", "Names of pupils were read."));
    }
    if (!incident.get("affectedSchools").isEmpty()) {
      decide(id, "SCHOOL_NOTICE", breach);
    }
    for (JsonNode school : incident.get("affectedSchools")) {
      if (breach && school.get("toldAt").isNull()) {
        post(
            id,
            "affected-schools/%s/moments".formatted(school.get("brin").asText()),
            Map.of(
                "kind", "SCHOOL_TOLD",
                "occurredAt", now().toString(),
                "description", "Told by telephone."));
      }
    }
    if (breach && !incident.get("affectedSchools").isEmpty()) {
      decide(id, "AP_NOTIFICATION", true);
      decide(id, "DATA_SUBJECTS", true);
    }
  }

  private void decide(String incident, String duty, boolean toBeTold) {
    post(
        incident,
        "decisions",
        Map.of(
            "duty",
            duty,
            "allSchools",
            true,
            "toBeTold",
            toBeTold,
            "reason",
            "That is what the law asks for."));
  }

  /** About an incident, as it must be accepted. */
  public JsonNode post(String incident, String noun, Map<String, ?> body) {
    return ok(http().post("/v1/incidents/%s/%s".formatted(incident, noun), body), 200);
  }

  public Answer close(String incident) {
    return http()
        .post(
            "/v1/incidents/%s/closure".formatted(incident),
            Map.of("note", "Looked back on with the team."));
  }

  public JsonNode journal(String incident) {
    return ok(http().get("/v1/incidents/%s/journal?limit=200".formatted(incident)), 200);
  }

  public JsonNode verification() {
    return ok(http().get("/v1/journal/verification"), 200);
  }

  public static JsonNode ok(Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError("expected %d, got %s".formatted(status, answer));
    }
    return answer.json();
  }
}
