package nl.lekdicht.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import nl.lekdicht.story.Desktop;

/** A file that is kept with an incident, and that somebody read. */
final class KeptEvidence {
  private KeptEvidence() {}

  static void in(Desktop manager, String incident) {
    String path = "/v1/incidents/%s/evidence".formatted(incident);
    Desktop.ok(
        manager.http().postFile(path + "?name=log.txt", "text/plain", "A line.".getBytes(UTF_8)),
        201);
    Desktop.ok(manager.http().get(path), 200);
  }
}
