package nl.lekdicht.web;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import nl.lekdicht.core.fact.Value;

/** Values of facts and fields as JSON, and back: text, a list of texts, {@code {min, max}}, a moment, or true and false. */
public final class ValueJson {
  private ValueJson() {}

  /** A range as JSON has it. */
  @Serdeable
  public record Range(long min, long max) {}

  /** A value as serde writes it. */
  public static Object of(Value value) {
    return switch (value) {
      case Value.Text(String words) -> words;
      case Value.Lines(List<String> lines) -> lines;
      case Value.Choice(String option) -> option;
      case Value.Choices(var options) -> List.copyOf(options);
      case Value.Range(long min, long max) -> new Range(min, max);
      case Value.Moment(var at) -> at;
      case Value.YesNo(boolean yes) -> yes;
    };
  }

  /**
   * @throws IllegalArgumentException when it is no value of that kind; {@link #rule} says what would be
   * @throws java.time.DateTimeException likewise
   */
  public static Value read(Value.Kind kind, JsonNode json) {
    return switch (kind) {
      case TEXT -> new Value.Text(text(json));
      case LINES -> new Value.Lines(texts(json));
      case CHOICE -> new Value.Choice(text(json));
      case CHOICES -> Value.Choices.of(texts(json));
      case RANGE -> new Value.Range(limit(json, "min"), limit(json, "max"));
      case MOMENT -> new Value.Moment(Query.momentOf(text(json)));
      case YES_NO -> {
        require(json.isBoolean());
        yield new Value.YesNo(json.getBooleanValue());
      }
    };
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalArgumentException("another kind of JSON");
    }
  }

  private static String text(JsonNode json) {
    require(json.isString());
    return json.getStringValue();
  }

  private static long limit(JsonNode json, String name) {
    require(json.isObject());
    JsonNode limit = json.get(name);
    if (limit == null || !limit.isNumber()) {
      throw new IllegalArgumentException("no " + name);
    }
    double given = limit.getDoubleValue();
    require(given == Math.rint(given) && Math.abs(given) < 1e15);
    return (long) given;
  }

  private static List<String> texts(JsonNode json) {
    require(json.isArray());
    List<String> texts = new ArrayList<>();
    json.values().forEach(each -> texts.add(text(each)));
    return texts;
  }

  /** What a value of that kind must be, to be read after a field's name. */
  public static String rule(Value.Kind kind) {
    return switch (kind) {
      case TEXT -> "must have words";
      case LINES -> "must have lines of text, none of them blank";
      case CHOICE, CHOICES -> "must be of its options";
      case RANGE -> "must have a max that is not less than its min";
      case MOMENT -> "must be a moment with an offset, such as 2026-11-22T03:04:05Z";
      case YES_NO -> "must be true or false";
    };
  }
}
