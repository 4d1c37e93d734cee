package nl.lekdicht.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.SchoolPart;

/**
 * Entries of the register as text, and back: the entry without its schools, and each school's part by itself. The names in the text are
 * those of the components: renaming one is a change of the stored format, which {@code RegisterTextTest} refuses. Values of facts are texts
 * in the form of {@link Value#text}. What is null is left out.
 */
final class RegisterText {
  private static final String SCHOOLS = "schools";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(Value.class, new ValueWriter())
                  .addDeserializer(Value.Range.class, new RangeReader()))
          .addMixIn(RegisterEntry.class, WithFacts.class)
          .addMixIn(SchoolPart.class, WithFacts.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private RegisterText() {}

  static String format(RegisterEntry entry) {
    ObjectNode tree = JSON.valueToTree(entry);
    tree.remove(SCHOOLS);
    return write(tree);
  }

  static String format(SchoolPart part) {
    return write(part);
  }

  /**
   * @throws IllegalArgumentException when the text is of no entry
   */
  static RegisterEntry parse(String text, List<SchoolPart> schools) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode tree) {
        tree.putArray(SCHOOLS);
        return with(JSON.treeToValue(tree, RegisterEntry.class), schools);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the text is of no entry", e);
    }
    throw new IllegalArgumentException("the text is of no entry");
  }

  /**
   * @param name what the school is called now
   * @throws IllegalArgumentException when the text is of no part
   */
  static SchoolPart parsePart(String text, String name) {
    SchoolPart part;
    try {
      part = JSON.readValue(text, SchoolPart.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the text is of no part", e);
    }
    return new SchoolPart(
        part.brin(),
        name,
        part.facts(),
        part.toldAt(),
        part.toldBy(),
        part.acknowledgedAt(),
        part.authority(),
        part.subjects(),
        part.terms());
  }

  /** The entry with these schools. */
  static RegisterEntry with(RegisterEntry entry, List<SchoolPart> schools) {
    return new RegisterEntry(
        entry.id(),
        entry.origin(),
        entry.number(),
        entry.title(),
        entry.kind(),
        entry.classification(),
        entry.state(),
        entry.reportedAt(),
        entry.reportedBy(),
        entry.discoveredAt(),
        entry.establishedAt(),
        entry.recordedAt(),
        entry.closedAt(),
        entry.evaluation(),
        entry.facts(),
        entry.measures(),
        entry.risk(),
        entry.severity(),
        entry.decisions(),
        entry.terms(),
        schools);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry that cannot be written", e);
    }
  }

  /** How the components that are called facts are read. */
  @SuppressWarnings("unused")
  private abstract static class WithFacts {
    @JsonDeserialize(using = FactsReader.class)
    abstract Map<Fact, Value> facts();
  }

  private static final class ValueWriter extends JsonSerializer<Value> {
    @Override
    public void serialize(Value value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.text());
    }
  }

  private static final class RangeReader extends JsonDeserializer<Value.Range> {
    @Override
    public Value.Range deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return (Value.Range) Value.parse(Value.Kind.RANGE, json.getText());
    }
  }

  private static final class FactsReader extends JsonDeserializer<Map<Fact, Value>> {
    @Override
    public Map<Fact, Value> deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      Map<Fact, Value> facts = new EnumMap<>(Fact.class);
      context
          .readTree(json)
          .properties()
          .forEach(each -> {
            Fact fact = Fact.valueOf(each.getKey());
            facts.put(fact, Value.parse(fact.kind(), each.getValue().asText()));
          });
      return facts;
    }
  }
}
