package nl.lekdicht.journal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import nl.lekdicht.core.journal.Entry;

/** Entries as a JSON array whose names are the columns of their table, so that any number goes in with one statement. */
final class EntryText {
  private static final JsonMapper JSON = new JsonMapper();

  private EntryText() {}

  static String format(List<Entry> entries) {
    ArrayNode rows = JSON.createArrayNode();
    for (Entry entry : entries) {
      rows.addObject()
          .put("incident_id", entry.incident().toString())
          .put("number", entry.number())
          .put("at", entry.at().toString())
          .put("actor", entry.actor().toString())
          .put("kind", entry.kind())
          .put("body", entry.body())
          .put("salt", entry.salt())
          .put("body_digest", entry.bodyDigest())
          .put("previous_hash", entry.previousHash())
          .put("hash", entry.hash());
    }
    return rows.toString();
  }
}
