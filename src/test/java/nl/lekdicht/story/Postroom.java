package nl.lekdicht.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.lekdicht.support.Http.Answer;
import org.jspecify.annotations.Nullable;

/** The papers of one incident on their way out, over HTTP: one person writes, submits and sends them, another judges. */
public final class Postroom {
  private final Desktop writer;
  private final Desktop judge;
  private final String incident;

  private Postroom(Desktop writer, Desktop judge, String incident) {
    this.writer = writer;
    this.judge = judge;
    this.incident = incident;
  }

  public static Postroom of(Desktop writer, Desktop judge, String incident) {
    return new Postroom(writer, judge, incident);
  }

  public String incident() {
    return incident;
  }

  public String path(String rest) {
    return "/v1/incidents/%s/%s".formatted(incident, rest);
  }

  public String schoolPath(String brin, String rest) {
    return "/v1/schools/%s/incidents/%s/papers%s".formatted(brin, incident, rest);
  }

  /** For these schools, or for all that are hit. */
  public JsonNode notices(String kind, String... schools) {
    return written("notices", "kind", kind, schools);
  }

  /** For these schools, or for all that are hit. */
  public JsonNode drafts(String filing, String... schools) {
    return written("ap-drafts", "filing", filing, schools);
  }

  private JsonNode written(String noun, String key, String what, String... schools) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(key, what);
    if (schools.length > 0) {
      body.put("schools", List.of(schools));
    }
    return Desktop.ok(writer.http().post(path(noun), body), 201).get("items");
  }

  public JsonNode submit(JsonNode papers) {
    return done(writer, "submissions", Map.of("papers", seen(papers)));
  }

  public JsonNode approve(JsonNode papers) {
    return done(judge, "approvals", Map.of("papers", seen(papers)));
  }

  public JsonNode send(JsonNode papers) {
    return done(writer, "dispatches", Map.of("papers", ids(papers)));
  }

  public JsonNode ready(JsonNode papers) {
    submit(papers);
    return approve(papers);
  }

  public JsonNode leave(JsonNode papers) {
    return send(ready(papers));
  }

  private JsonNode done(Desktop who, String noun, Map<String, ?> body) {
    return Desktop.ok(who.http().post(path(noun), body), 200).get("items");
  }

  /** The paper as it stands, whole. */
  public JsonNode read(JsonNode paper) {
    return Desktop.ok(writer.http().get(path("papers/" + id(paper))), 200);
  }

  /** As it stands, in the form of a list. */
  public JsonNode now(JsonNode paper) {
    return read(paper).get("paper");
  }

  public Answer reword(Desktop who, JsonNode paper, String content) {
    return who.http()
        .put(
            path("papers/%s/text".formatted(id(paper))),
            Map.of("digest", digest(paper), "content", content));
  }

  /** Filed now, under this number. */
  public Map<String, Object> filing(String number, @Nullable String filedBy) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("filedAt", writer.now().toString());
    body.put("number", number);
    if (filedBy != null) {
      body.put("filedBy", filedBy);
    }
    return body;
  }

  /** That nothing is told outside for a while. */
  public void withhold(Duration time) {
    judge.post(
        incident,
        "withholding",
        Map.of(
            "until", judge.now().plus(time).toString(), "reason", "The police asked for silence."));
  }

  /** The one for this school. */
  public static JsonNode forSchool(JsonNode papers, String brin) {
    for (JsonNode paper : papers) {
      if (paper.get("school").asText().equals(brin)) {
        return paper;
      }
    }
    throw new AssertionError("nothing for " + brin);
  }

  public static String id(JsonNode paper) {
    return paper.get("id").asText();
  }

  public static String digest(JsonNode paper) {
    return paper.get("digest").asText();
  }

  public static List<String> ids(JsonNode papers) {
    List<String> ids = new ArrayList<>();
    papers.forEach(paper -> ids.add(id(paper)));
    return ids;
  }

  /** Which text was seen of each. */
  public static List<Map<String, String>> seen(JsonNode... papers) {
    List<Map<String, String>> seen = new ArrayList<>();
    for (JsonNode paper : papers) {
      if (paper.isArray()) {
        paper.forEach(one -> seen.add(sight(one)));
      } else {
        seen.add(sight(paper));
      }
    }
    return seen;
  }

  private static Map<String, String> sight(JsonNode paper) {
    return Map.of("id", id(paper), "digest", digest(paper));
  }
}
