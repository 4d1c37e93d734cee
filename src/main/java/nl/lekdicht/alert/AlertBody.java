package nl.lekdicht.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import nl.lekdicht.web.Contract;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a machine sent, in either form. What cannot be stored is left out rather than refused: the machine would not send its
 * warning once more.
 */
@Singleton
final class AlertBody {
  private static final JsonMapper JSON = new JsonMapper();

  private final Contract contract;

  AlertBody(Contract contract) {
    this.contract = contract;
  }

  List<Alert> read(byte @Nullable [] body) {
    var tree = body == null ? null : tree(body);
    if (tree == null || !tree.isObject()) {
      return List.of(contract.read("PlainAlertInput", body, AlertInputs.Plain.class).alert());
    }
    var cleaned = bytes(cleaned(tree));
    return tree.has("alerts")
        ? contract.read("AlertmanagerInput", cleaned, AlertInputs.Alertmanager.class).all()
        : List.of(contract.read("PlainAlertInput", cleaned, AlertInputs.Plain.class).alert());
  }

  /** Null for what is no JSON; the contract then says what is wrong. */
  private static @Nullable JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return null;
    }
  }

  private static JsonNode cleaned(JsonNode node) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(Cleaned.text(node.textValue(), Integer.MAX_VALUE));
    }
    if (node.isArray()) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(cleaned(item)));
      return items;
    }
    if (node.isObject()) {
      ObjectNode members = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(member ->
              members.set(
                  Cleaned.line(member.getKey(), Integer.MAX_VALUE), cleaned(member.getValue())));
      return members;
    }
    return node;
  }

  private static byte[] bytes(JsonNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
