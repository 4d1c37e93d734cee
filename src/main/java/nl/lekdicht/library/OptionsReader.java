package nl.lekdicht.library;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.form.Option;
import nl.lekdicht.core.form.Sources;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a field lets choose. Where its source is chosen from too, every option of the source must lead to exactly one option of the
 * field: what is known of an incident is never dropped on the way, and never told twice.
 */
final class OptionsReader {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  private final @Nullable String source;
  private final List<String> told;
  private final Map<String, String> leads = new HashMap<>();
  private final boolean judged;
  private boolean sound = true;

  private OptionsReader(@Nullable String source, boolean judged) {
    this.source = source;
    this.judged = judged;
    this.told = source == null ? List.of() : Sources.options(source);
  }

  /**
   * @param kind of the field; null after a fault, and then its options are not judged
   * @param judged false when the source has a fault, so that nobody knows what leads to what
   */
  static List<Option> read(
      Fields field, Value.@Nullable Kind kind, @Nullable String source, boolean judged) {
    boolean chooses = kind == Value.Kind.CHOICE || kind == Value.Kind.CHOICES;
    if (!chooses) {
      List<Fields> listed = field.findList("options", "An option");
      if (kind != null && !listed.isEmpty()) {
        field.fault("options", "A field of kind %s has no options.".formatted(kind));
      }
      return List.of();
    }
    return new OptionsReader(source, judged).read(field);
  }

  private List<Option> read(Fields field) {
    List<Fields> listed = field.list("options", "An option");
    if (listed.size() == 1) {
      field.fault("options", "A choice needs two options or more.");
    }
    List<Option> options = new ArrayList<>();
    for (Fields fields : listed) {
      Option option = option(fields);
      if (option == null) {
        sound = false;
      } else if (options.stream().anyMatch(other -> other.id().equals(option.id()))) {
        fields.fault("id", "There is an option \"%s\" here already.".formatted(option.id()));
      } else {
        options.add(option);
      }
    }
    for (String each : told) {
      if (sound && !listed.isEmpty() && !leads.containsKey(each)) {
        field.fault(
            "options", "%s can tell %s, which no option stands for.".formatted(source, each));
      }
    }
    return options;
  }

  /** Null after a fault. */
  private @Nullable Option option(Fields option) {
    String id = option.matching("id", NAME, "capital letters and digits with single underscores");
    BilingualText label = option.bilingual("label");
    Set<String> from = new LinkedHashSet<>(option.findTexts("from"));
    Option.Meaning means =
        requireNonNullElse(
            option.findOneOf("means", Option.Meaning.class), Option.Meaning.ORDINARY);
    option.close();
    if (id == null) {
      return null;
    }
    if (told.isEmpty()) {
      if (judged && !from.isEmpty()) {
        option.fault("from", "The field has no source to choose from, so \"from\" means nothing.");
      }
      return new Option(id, label, Set.of(), means);
    }
    if (!option.has("from")) {
      from.add(id);
    }
    return leads(option, id, from) ? new Option(id, label, from, means) : null;
  }

  private boolean leads(Fields option, String id, Set<String> from) {
    boolean right = true;
    for (String each : from) {
      String key = option.has("from") ? "from" : "id";
      if (!told.contains(each)) {
        option.fault(
            key,
            "Nothing leads to option %s: %s cannot tell %s, only %s."
                .formatted(id, source, each, String.join(", ", told)));
        right = false;
      } else {
        String earlier = leads.putIfAbsent(each, id);
        if (earlier != null && !earlier.equals(id)) {
          option.fault(key, "%s leads to option %s already.".formatted(each, earlier));
          right = false;
        }
      }
    }
    return right;
  }
}
