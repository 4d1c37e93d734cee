package nl.lekdicht.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping as JSON, always in the same order and without blanks: what is kept, and what its digest is of. {@link #parse} is the inverse of {@link #of}. */
final class MappingText {
  private static final JsonMapper JSON = new JsonMapper();

  private MappingText() {}

  static String of(Mapping mapping) {
    ObjectNode all = JSON.createObjectNode();
    all.put("sheet", mapping.sheet());
    all.put("headingRow", mapping.headingRow());
    all.put("lastRow", mapping.lastRow());
    all.put("monthFirst", mapping.monthFirst());
    ArrayNode columns = all.putArray("columns");
    for (Mapping.Column column : mapping.columns()) {
      ObjectNode each = columns.addObject();
      each.put("column", column.column());
      each.put("target", column.target().name());
      ArrayNode translations = each.putArray("translations");
      column.translations().forEach((says, means) -> translations.addArray().add(says).add(means));
    }
    ArrayNode fixed = all.putArray("fixed");
    mapping.fixed().forEach(each -> fixed.addArray().add(each.target().name()).add(each.value()));
    return all.toString();
  }

  /**
   * @throws IllegalArgumentException when no mapping has that text
   */
  static Mapping parse(String text) {
    try {
      JsonNode all = JSON.readTree(text);
      List<Mapping.Column> columns = new ArrayList<>();
      for (JsonNode each : all.get("columns")) {
        Map<String, String> translations = new LinkedHashMap<>();
        each.get("translations")
            .forEach(pair -> translations.put(pair.get(0).asText(), pair.get(1).asText()));
        columns.add(
            new Mapping.Column(
                each.get("column").asText(),
                Target.valueOf(each.get("target").asText()),
                translations));
      }
      List<Mapping.Fixed> fixed = new ArrayList<>();
      all.get("fixed")
          .forEach(pair ->
              fixed.add(
                  new Mapping.Fixed(Target.valueOf(pair.get(0).asText()), pair.get(1).asText())));
      JsonNode last = all.get("lastRow");
      return new Mapping(
          all.get("sheet").asText(),
          all.get("headingRow").asInt(),
          last.isNull() ? null : last.asInt(),
          all.get("monthFirst").asBoolean(),
          columns,
          fixed);
    } catch (JsonProcessingException | NullPointerException e) {
      throw new IllegalArgumentException("no mapping", e);
    }
  }
}
