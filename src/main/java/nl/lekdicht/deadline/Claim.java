package nl.lekdicht.deadline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That a rung of a deadline fires.
 *
 * @param dueAt when the deadline fell due as the rung fired: one that moves may fire again
 * @param entry the number of the journal entry that says so
 * @param late whether it fires noticeably later than its moment; the entry says so too
 */
public record Claim(
    UUID incident, String slot, Instant dueAt, int number, int entry, boolean late) {
  private static final JsonMapper JSON = new JsonMapper();

  static String text(List<Claim> claims) {
    ArrayNode rows = JSON.createArrayNode();
    for (Claim claim : claims) {
      rows.addObject()
          .put("incident_id", claim.incident().toString())
          .put("slot", claim.slot())
          .put("due_at", claim.dueAt().toString())
          .put("number", claim.number())
          .put("entry", claim.entry());
    }
    return rows.toString();
  }
}
