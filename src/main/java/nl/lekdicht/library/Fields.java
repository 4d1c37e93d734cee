package nl.lekdicht.library;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.lekdicht.core.BilingualText;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The keys and values of one mapping. Whoever reads it asks for each key by its kind; every fault
 * is noted and answered with an empty value, so that reading goes on to the next fault. A key that
 * was never asked for is unknown: {@link #close} says so.
 *
 * <p>What is refused here is what {@code checklists/*.schema.json} refuses; a test holds the two
 * together.
 */
final class Fields {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 60;

  private final String what;
  private final int line;
  private final Findings findings;
  private final boolean readable;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * @param what what the mapping is, to begin a sentence with
   */
  Fields(Node node, String what, Findings findings) {
    this.what = what;
    this.line = Findings.lineOf(node);
    this.findings = findings;
    this.readable = node instanceof MappingNode;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::enter);
    } else {
      findings.add(node, what + " must hold keys with values.");
    }
  }

  private void enter(NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode key) || !key.getTag().equals(Tag.STR)) {
      findings.add(entry.getKeyNode(), "A key must be a word.");
    } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
      findings.add(key, what + " has the key \"" + key.getValue() + "\" twice.");
    }
  }

  int line() {
    return line;
  }

  /** The line of this key, or of the mapping where the key is missing. */
  int line(String key) {
    NodeTuple entry = entries.get(key);
    return entry == null ? line : Findings.lineOf(entry.getKeyNode());
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Set<String> keys() {
    return entries.keySet();
  }

  void fault(String key, String sentence) {
    findings.add(line(key), sentence);
  }

  /** Notes every key that nobody asked for. */
  void close() {
    for (String key : entries.keySet()) {
      if (!asked.contains(key)) {
        fault(
            key,
            "%s does not know the key \"%s\" here; it takes %s."
                .formatted(what, key, String.join(", ", asked)));
      }
    }
  }

  /**
   * Passes over keys that cannot be judged, because the key that says which are fitting has a
   * fault.
   */
  void closeUnjudged() {
    asked.addAll(entries.keySet());
  }

  /** A text that is not blank; empty after a fault. */
  String text(String key) {
    Node node = need(key);
    return node == null ? "" : text(node, "\"" + key + "\"");
  }

  /** A text that is not blank; null when the key is missing, empty after a fault. */
  @Nullable String findText(String key) {
    asked.add(key);
    return has(key) ? text(key) : null;
  }

  /** A name of small letters, digits and single hyphens; null after a fault. */
  @Nullable String id(String key) {
    String id = text(key);
    if (id.isEmpty()) {
      return null;
    }
    if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
      fault(
          key,
          "\"%s\" is \"%s\", but must be small letters, digits and single hyphens, at most %d characters."
              .formatted(key, id, LONGEST_ID));
      return null;
    }
    return id;
  }

  /** A text that a function can read; null after a fault, for which the function returns null. */
  <T> @Nullable T parsed(String key, String mustBe, Function<String, @Nullable T> parser) {
    String text = text(key);
    if (text.isEmpty()) {
      return null;
    }
    T value = parser.apply(text);
    if (value == null) {
      fault(key, "\"%s\" is \"%s\", but must be %s.".formatted(key, text, mustBe));
    }
    return value;
  }

  /** A text of this pattern; null after a fault. */
  @Nullable String matching(String key, Pattern pattern, String mustBe) {
    return parsed(key, mustBe, text -> pattern.matcher(text).matches() ? text : null);
  }

  /** In both languages; null when the key is missing. */
  @Nullable BilingualText findBilingual(String key) {
    asked.add(key);
    return has(key) ? bilingual(key) : null;
  }

  BilingualText bilingual(String key) {
    Node node = need(key);
    if (node == null) {
      return new BilingualText("", "");
    }
    Fields languages = new Fields(node, "\"" + key + "\"", findings);
    BilingualText text = new BilingualText(languages.language("nl"), languages.language("en"));
    languages.close();
    return text;
  }

  private String language(String language) {
    if (readable && !has(language)) {
      findings.add(line, "%s lacks the language \"%s\".".formatted(what, language));
      asked.add(language);
      return "";
    }
    return text(language);
  }

  /** One of the constants; null after a fault. */
  <E extends Enum<E>> @Nullable E oneOf(String key, Class<E> type) {
    return oneOf(key, type, EnumSet.allOf(type));
  }

  /** One of the constants that may stand here; null after a fault. */
  <E extends Enum<E>> @Nullable E oneOf(String key, Class<E> type, Set<E> allowed) {
    Node node = need(key);
    return node == null ? null : constant(node, "\"" + key + "\"", allowed);
  }

  /** One or more constants, each once. */
  <E extends Enum<E>> Set<E> someOf(String key, Class<E> type) {
    Set<E> constants = EnumSet.noneOf(type);
    for (Node node : items(key)) {
      E constant = constant(node, "\"" + key + "\"", EnumSet.allOf(type));
      if (constant != null && !constants.add(constant)) {
        findings.add(node, "\"%s\" has %s twice.".formatted(key, constant));
      }
    }
    return constants;
  }

  /** One or more constants, each once, or none when the key is missing. */
  <E extends Enum<E>> Set<E> findSomeOf(String key, Class<E> type) {
    asked.add(key);
    return has(key) ? someOf(key, type) : EnumSet.noneOf(type);
  }

  /** One of the constants; null when the key is missing and after a fault. */
  <E extends Enum<E>> @Nullable E findOneOf(String key, Class<E> type) {
    asked.add(key);
    return has(key) ? oneOf(key, type) : null;
  }

  /** One or more texts, each once, or none when the key is missing. */
  List<String> findTexts(String key) {
    asked.add(key);
    return has(key) ? texts(key) : List.of();
  }

  /** One or more texts, each once. */
  List<String> texts(String key) {
    Set<String> texts = new LinkedHashSet<>();
    for (Node node : items(key)) {
      String text = text(node, "\"" + key + "\"");
      if (!text.isEmpty() && !texts.add(text)) {
        findings.add(node, "\"%s\" has \"%s\" twice.".formatted(key, text));
      }
    }
    return List.copyOf(texts);
  }

  /** One or more mappings. */
  List<Fields> list(String key, String what) {
    return items(key).stream().map(node -> new Fields(node, what, findings)).toList();
  }

  /** One or more mappings, or none when the key is missing. */
  List<Fields> findList(String key, String what) {
    asked.add(key);
    return has(key) ? list(key, what) : List.of();
  }

  /** A mapping; null when the key is missing. */
  @Nullable Fields find(String key, String what) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    return entry == null ? null : new Fields(entry.getValueNode(), what, findings);
  }

  /** A mapping; null after a fault. */
  @Nullable Fields need(String key, String what) {
    Node node = need(key);
    return node == null ? null : new Fields(node, what, findings);
  }

  /** True or false; false when the key is missing. */
  boolean flag(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      return false;
    }
    if (entry.getValueNode() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    fault(key, "\"" + key + "\" must be true or false.");
    return false;
  }

  /** A whole number within the bounds; {@code least} after a fault. */
  int number(String key, int least, int most) {
    Node node = need(key);
    if (node == null) {
      return least;
    }
    if (node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.INT)
        && scalar.getValue().matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(scalar.getValue());
      if (number >= least && number <= most) {
        return number;
      }
    }
    findings.add(
        node,
        least == most
            ? "\"%s\" must be %d.".formatted(key, least)
            : "\"%s\" must be a whole number from %d to %d.".formatted(key, least, most));
    return least;
  }

  private @Nullable Node need(String key) {
    asked.add(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      if (readable) {
        findings.add(line, "%s lacks the key \"%s\".".formatted(what, key));
      }
      return null;
    }
    return entry.getValueNode();
  }

  private List<Node> items(String key) {
    Node node = need(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
      return new ArrayList<>(sequence.getValue());
    }
    findings.add(node, "\"" + key + "\" must be a list of one or more.");
    return List.of();
  }

  private String text(Node node, String name) {
    if (node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.STR)
        && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    findings.add(node, name + " must be a text that is not blank.");
    return "";
  }

  private <E extends Enum<E>> @Nullable E constant(Node node, String name, Set<E> constants) {
    for (E constant : constants) {
      if (node instanceof ScalarNode scalar
          && scalar.getTag().equals(Tag.STR)
          && scalar.getValue().equals(constant.name())) {
        return constant;
      }
    }
    String given =
        node instanceof ScalarNode scalar ? " is \"" + scalar.getValue() + "\", but" : "";
    String names = constants.stream().sorted().map(Enum::name).collect(joining(", "));
    findings.add(node, "%s%s must be one of %s.".formatted(name, given, names));
    return null;
  }
}
