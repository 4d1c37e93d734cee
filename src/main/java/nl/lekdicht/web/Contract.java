package nl.lekdicht.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.micronaut.core.type.Argument;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The published contract, openapi.yml, and the reading of request bodies against its schemas.
 *
 * <p>It is read when it is first needed, or in the background once the server listens, so that it does not hold up the start.
 */
@Singleton
public final class Contract {
  private static final String RESOURCE = "/contract/openapi.yml";
  private static final String ADDRESS = "https://lekdicht.example.nl/openapi.json";

  /** Deeper than any body in the contract, and shallow enough to be read without danger. */
  private static final int DEEPEST = 32;

  /** So many are told at most: a body can be made of nothing but faults. */
  private static final int MOST_FAULTS = 100;

  private static final int LONGEST_NAME = 200;

  private final ObjectMapper records;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  Contract(ObjectMapper records) {
    this.records = records;
  }

  /**
   * What the body says, as a record.
   *
   * @param schemaName a name under {@code components.schemas}
   * @param type a {@code @Serdeable} record with the same members
   * @throws BadRequest with every fault that the body has
   */
  public <T> T read(String schemaName, byte @Nullable [] body, Class<T> type) {
    if (body == null || body.length == 0) {
      throw BadRequest.because("body", "is required");
    }
    if (body.length > BodyLimit.JSON) {
      throw new BodyLimit.Passed();
    }
    JsonNode tree = parse(body);
    Map<String, String> rules = new LinkedHashMap<>();
    Unstorable.note(tree, rules);
    Rules.note(schema(schemaName).validate(tree), published().tree(), rules);
    if (!rules.isEmpty()) {
      throw new BadRequest(
          rules.entrySet().stream()
              .limit(MOST_FAULTS)
              .map(rule -> new Problem.Fault(shown(rule.getKey()), rule.getValue()))
              .toList());
    }
    try {
      T read = records.readValue(body, Argument.of(type));
      if (read == null) {
        throw BadRequest.because("body", "must be an object");
      }
      return read;
    } catch (IOException | DateTimeException e) {
      throw BadRequest.because("body", "holds a value that is out of range");
    }
  }

  /** The name of an unknown member is the caller's own text: it may be long, or not even text. */
  private static String shown(String field) {
    String text = new String(field.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
  }

  private static JsonNode parse(byte[] body) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw BadRequest.because("body", "must be UTF-8");
    }
    try {
      JsonNode tree = Published.STRICT.readTree(text);
      if (tree.isMissingNode()) {
        throw BadRequest.because("body", "is required");
      }
      return tree;
    } catch (MismatchedInputException e) {
      throw BadRequest.because("body", "must be one JSON value without repeated names" + place(e));
    } catch (JsonProcessingException e) {
      throw BadRequest.because(
          "body",
          "must be well-formed JSON, at most %d levels deep%s".formatted(DEEPEST, place(e)));
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (see line %d, column %d)"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private Schema schema(String name) {
    return schemas.computeIfAbsent(
        name,
        _ -> {
          if (!published().tree().at("/components/schemas").has(name)) {
            throw new IllegalArgumentException("the contract has no schema " + name);
          }
          Schema schema =
              published()
                  .registry()
                  .getSchema(SchemaLocation.of(ADDRESS + "#/components/schemas/" + name));
          schema.initializeValidators();
          return schema;
        });
  }

  String yaml() {
    return published().yaml();
  }

  String json() {
    return published().json();
  }

  JsonNode tree() {
    return published().tree();
  }

  @EventListener
  void warmUp(ServerStartupEvent started) {
    Thread.ofPlatform()
        .daemon()
        .name("contract")
        .start(() ->
            published()
                .tree()
                .at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> {
                  if (name.endsWith("Input")) {
                    schema(name);
                  }
                }));
  }

  private static Published published() {
    return Published.Held.ONE;
  }

  /** Made in the background, with everything that is slow to make. */
  private record Published(String yaml, String json, JsonNode tree, SchemaRegistry registry) {
    /** What OpenAPI says beside JSON Schema asks nothing of a body. */
    private static final Dialect OPEN_API =
        Dialect.builder(Dialects.getDraft202012())
            .unknownKeywordFactory((keyword, _) -> new NonValidationKeyword(keyword))
            .build();

    static final JsonMapper STRICT =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One for the whole process: it is the same for everybody, and large. Loaded when it is first asked for. */
    private static final class Held {
      static final Published ONE = load();
    }

    private static Published load() {
      try (InputStream resource = Contract.class.getResourceAsStream(RESOURCE)) {
        if (resource == null) {
          throw new IllegalStateException(RESOURCE + " is not on the class path");
        }
        String yaml = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        JsonNode tree = new YAMLMapper().readTree(yaml);
        String json = STRICT.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        SchemaRegistryConfig config =
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        SchemaRegistry registry =
            SchemaRegistry.withDialect(
                OPEN_API,
                builder -> builder.schemas(Map.of(ADDRESS, json)).schemaRegistryConfig(config));
        return new Published(yaml, json, tree, registry);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
