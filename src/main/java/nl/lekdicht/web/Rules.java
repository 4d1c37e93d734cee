package nl.lekdicht.web;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns what a JSON Schema found into the name of a field and a sentence, both made from the schema itself. */
final class Rules {
  private Rules() {}

  /**
   * Adds one rule for each faulty field that has none yet: what a pattern asks only where nothing plainer is wrong.
   *
   * @param rules by field
   */
  static void note(List<Error> errors, JsonNode contract, Map<String, String> rules) {
    for (boolean pattern : new boolean[] {false, true}) {
      for (Error error : errors) {
        if (error.getKeyword().equals("pattern") == pattern && !isInsideForm(error)) {
          rules.putIfAbsent(field(error), rule(error, contract));
        }
      }
    }
  }

  /** What each of several forms misses is told once, by the keyword that holds the forms. */
  private static boolean isInsideForm(Error error) {
    NodePath path = error.getEvaluationPath();
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      if (path.getName(i).equals("oneOf")) {
        return true;
      }
    }
    return false;
  }

  private static String field(Error error) {
    StringBuilder path = new StringBuilder();
    NodePath location = error.getInstanceLocation();
    for (int i = 0; i < location.getNameCount(); i++) {
      append(path, location.getElement(i));
    }
    String property = error.getProperty();
    if (property != null) {
      append(path, property);
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static void append(StringBuilder path, Object element) {
    if (element instanceof Integer index) {
      path.append('[').append(index).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(element);
    }
  }

  private static String rule(Error error, JsonNode contract) {
    JsonNode value = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" -> "is required";
      case "additionalProperties" -> "is not known here";
      case "minLength" ->
          value.asInt() == 1
              ? "must not be empty"
              : "must have at least %d characters".formatted(value.asInt());
      case "maxLength" -> "must have at most %d characters".formatted(value.asInt());
      case "minProperties" -> "must have at least %d members".formatted(value.asInt());
      case "const" -> "must be " + value.asText();
      case "maxProperties" -> "must have at most %d members".formatted(value.asInt());
      case "minItems" -> "must have at least %d items".formatted(value.asInt());
      case "maxItems" -> "must have at most %d items".formatted(value.asInt());
      case "uniqueItems" -> "must not hold the same item twice";
      case "minimum" -> "must be %s or more".formatted(value.asText());
      case "maximum" -> "must be %s or less".formatted(value.asText());
      case "enum" -> "must be one of " + listed(value);
      case "type" -> "must be " + type(value);
      case "format" -> format(value.asText());
      case "oneOf" -> "must have " + forms(value);
      // What a pattern means stands beside it in the contract, as x-rule.
      case "pattern" -> beside(error, contract).path("x-rule").asText("does not fit its pattern");
      default -> "does not fit the contract (%s)".formatted(error.getKeyword());
    };
  }

  private static JsonNode beside(Error error, JsonNode contract) {
    return contract.at(
        JsonPointer.compile(error.getSchemaLocation().getFragment().toString()).head());
  }

  private static String listed(JsonNode values) {
    return texts(values).stream().collect(Collectors.joining(", "));
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static String type(JsonNode type) {
    List<String> names = type.isArray() ? texts(type) : List.of(type.asText());
    return names.stream()
        .map(name ->
            switch (name) {
              case "string" -> "text";
              case "integer" -> "a whole number";
              case "number" -> "a number";
              case "boolean" -> "true or false";
              case "array" -> "a list";
              case "object" -> "an object";
              default -> name;
            })
        .collect(Collectors.joining(" or "));
  }

  private static String format(String format) {
    return switch (format) {
      case "date-time" -> "must be a moment with an offset, such as 2026-11-22T03:04:05Z";
      case "uuid" -> "must be a UUID";
      case "email" -> "must be a mail address";
      default -> "must have the form " + format;
    };
  }

  private static String forms(JsonNode forms) {
    return StreamSupport.stream(forms.spliterator(), false)
        .map(form -> String.join(" and ", texts(form.path("required"))))
        .collect(Collectors.joining(", or else "));
  }
}
