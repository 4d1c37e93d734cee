package nl.lekdicht.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import nl.lekdicht.core.journal.Entry;
import nl.lekdicht.journal.Line;

/** The journal, and the list of what its digests stand for, as JSON: with every field that the hashes are made of. */
final class RecordJson {
  private static final JsonMapper JSON = new JsonMapper();

  /** As the hash has it. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private RecordJson() {}

  static byte[] journal(Snapshot all) {
    ObjectNode root = JSON.createObjectNode();
    root.put("incident", all.dossier().id().toString());
    root.put("number", all.number());
    root.put("takenAt", moment(all.at()));
    root.putObject("head")
        .put("number", all.dossier().head().number())
        .put("hash", all.dossier().head().hash());
    ArrayNode entries = root.putArray("entries");
    for (Line line : all.journal()) {
      Entry entry = line.entry();
      entries
          .addObject()
          .put("number", entry.number())
          .put("at", moment(entry.at()))
          .put("actor", entry.actor().toString())
          .put("actorName", line.actorName())
          .put("kind", entry.kind())
          .put("body", entry.body())
          .put("salt", entry.salt())
          .put("bodyDigest", entry.bodyDigest())
          .put("previousHash", entry.previousHash())
          .put("hash", entry.hash());
    }
    return bytes(root);
  }

  static byte[] index(List<Listed> files) {
    ArrayNode list = JSON.createArrayNode();
    for (Listed file : files) {
      list.addObject()
          .put("path", file.path())
          .put("kind", file.kind())
          .put("id", file.id().toString())
          .put("sha256", file.sha256())
          .put("name", file.name())
          .put("about", file.about());
    }
    return bytes(JSON.createObjectNode().set("files", list));
  }

  private static String moment(Instant at) {
    return MOMENT.format(at);
  }

  private static byte[] bytes(Object tree) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
