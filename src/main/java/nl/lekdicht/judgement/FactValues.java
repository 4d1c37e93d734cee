package nl.lekdicht.judgement;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.web.Query;
import org.jspecify.annotations.Nullable;

/** Values of facts as JSON, and back: text, a list of texts, {@code {min, max}}, a moment, or true and false. */
final class FactValues {
  private FactValues() {}

  @Serdeable
  record Range(long min, long max) {}

  /** A value as serde writes it. */
  static Object json(Value value) {
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
   * What somebody asks to be stated.
   *
   * @param values empty ones withdraw a fact
   * @param faults of what is no value at all
   */
  record Asked(Map<Fact, Optional<Value>> values, List<Refusal.Invalid> faults) {}

  /** Reads what the contract lets through. */
  static Asked read(Map<String, @Nullable JsonNode> facts) {
    Map<Fact, Optional<Value>> values = new EnumMap<>(Fact.class);
    List<Refusal.Invalid> faults = new ArrayList<>();
    facts.forEach((name, json) -> {
      Fact fact = Fact.valueOf(name);
      try {
        values.put(
            fact,
            json == null || json.isNull()
                ? Optional.empty()
                : Optional.of(value(fact.kind(), json)));
      } catch (IllegalArgumentException | DateTimeException e) {
        faults.add(new Refusal.InvalidField("facts." + name, rule(fact.kind())));
      }
    });
    return new Asked(values, faults);
  }

  private static Value value(Value.Kind kind, JsonNode json) {
    return switch (kind) {
      case TEXT -> new Value.Text(json.getStringValue());
      case LINES -> new Value.Lines(texts(json));
      case CHOICE -> new Value.Choice(json.getStringValue());
      case CHOICES -> Value.Choices.of(texts(json));
      case RANGE ->
          new Value.Range(limit(json, "min").getLongValue(), limit(json, "max").getLongValue());
      case MOMENT -> new Value.Moment(Query.momentOf(json.getStringValue()));
      case YES_NO -> new Value.YesNo(json.getBooleanValue());
    };
  }

  private static JsonNode limit(JsonNode json, String name) {
    JsonNode limit = json.get(name);
    if (limit == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return limit;
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.values().forEach(text -> texts.add(text.getStringValue()));
    return texts;
  }

  private static String rule(Value.Kind kind) {
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
