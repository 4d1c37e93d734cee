package nl.lekdicht.outbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.lekdicht.database.TimeOrderedId;
import org.jspecify.annotations.Nullable;

/** Postings as a JSON array whose names are the columns of their table, so that any number goes in with one statement. */
final class PostingText {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int REPLACEMENT = 0xFFFD;

  private PostingText() {}

  static String format(List<Posting> postings, Instant at) {
    ArrayNode rows = JSON.createArrayNode();
    for (Posting posting : postings) {
      ObjectNode row = rows.addObject();
      row.put("id", TimeOrderedId.at(at).toString());
      row.put("supplier_id", posting.supplier().toString());
      row.put("incident_id", text(posting.incident()));
      row.put("cause", posting.cause());
      row.put("account_id", text(posting.to().account()));
      row.put("name", storable(posting.to().name()));
      row.put("address", posting.to().address());
      row.put("language", posting.to().language());
      row.put("subject", storable(posting.letter().subject()));
      row.put("body", storable(String.join("\n\n", posting.letter().paragraphs())));
      row.put("link", text(posting.letter().link()));
    }
    return rows.toString();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : Objects.toString(value);
  }

  /** One mail with U+0000 or half a surrogate pair in it must not hold up all the others of its statement. */
  private static String storable(String text) {
    return text.codePoints()
        .map(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF) ? REPLACEMENT : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
