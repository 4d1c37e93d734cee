package nl.lekdicht.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Postroom;

/** A row in every table of papers: a notice and a draft that 99XA was sent, the draft filed with its confirmation, and one of each unsent. */
final class FiledPapers {
  private FiledPapers() {}

  static void in(Desktop manager, Desktop fg, String incident) {
    Postroom room = Postroom.of(manager, fg, incident);
    room.leave(room.notices("SUSPECTED_HIGH_RISK", "99XA"));
    room.notices("SUSPECTED_HIGH_RISK", "99XA", "99XB");
    JsonNode drafts = room.drafts("NEW", "99XA");
    room.leave(drafts);
    room.drafts("NEW", "99XB");
    String filing = room.path("papers/%s/filing".formatted(Postroom.id(drafts.get(0))));
    Desktop.ok(manager.http().post(filing, room.filing("AP-2026-1", "The head")), 200);
    Desktop.ok(
        manager
            .http()
            .putFile(
                filing + "/confirmation?name=confirmation.pdf",
                "application/pdf",
                "%PDF-1.7 received".getBytes(UTF_8)),
        200);
  }
}
