package nl.lekdicht.judgement;

import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.web.ValueJson;
import org.jspecify.annotations.Nullable;

/** Facts as somebody asks to have them stated, each by the kind of its value. */
final class FactValues {
  private FactValues() {}

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
                : Optional.of(ValueJson.read(fact.kind(), json)));
      } catch (IllegalArgumentException | DateTimeException e) {
        faults.add(new Refusal.InvalidField("facts." + name, ValueJson.rule(fact.kind())));
      }
    });
    return new Asked(values, faults);
  }
}
