package nl.lekdicht.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Characters that JSON can write and PostgreSQL cannot store: U+0000 and halves of surrogate pairs. */
final class Unstorable {
  private static final String RULE = "must not hold U+0000 or half a surrogate pair";

  private Unstorable() {}

  /** Adds the rule for each text that breaks it, by field. */
  static void note(JsonNode tree, Map<String, String> rules) {
    look("", tree, rules);
  }

  static boolean isIn(String text) {
    return text.codePoints().anyMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
  }

  private static void look(String path, JsonNode node, Map<String, String> rules) {
    if (node.isTextual() && isIn(node.textValue())) {
      rules.put(path.isEmpty() ? "body" : path, RULE);
    }
    node.properties()
        .forEach(member ->
            look(
                path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                member.getValue(),
                rules));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        look("%s[%d]".formatted(path, i), node.get(i), rules);
      }
    }
  }
}
