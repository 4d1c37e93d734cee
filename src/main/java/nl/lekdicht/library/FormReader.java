package nl.lekdicht.library;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.form.Condition;
import nl.lekdicht.core.form.Field;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.core.form.Option;
import nl.lekdicht.core.form.Section;
import nl.lekdicht.core.form.Sources;
import nl.lekdicht.core.form.Stage;
import org.jspecify.annotations.Nullable;

/** Reads one edition of a form, and checks that every field can be filled and every condition be judged. */
final class FormReader {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{1,4}(\\.[0-9A-Z]{1,4})*");
  private static final Pattern EDITION = Pattern.compile("[0-9a-z]+(-[0-9a-z]+)*");
  private static final String NUMBER_RULE =
      "digits or capital letters with single dots, such as \"3.2\"";

  private final Findings findings;

  /** The fields so far, for those that look back at them. */
  private final Map<String, Field> fields = new HashMap<>();

  /** Fields with a fault of their own: what is said of their options is not judged. */
  private final Set<String> faulty = new HashSet<>();

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private FormReader(Findings findings) {
    this.findings = findings;
  }

  /** The form; null after a fault. */
  record Content(@Nullable Form form) {
    FormEdition edition(Original original) {
      if (form == null) {
        throw new IllegalStateException(original.file() + " has faults");
      }
      return new FormEdition(form, original);
    }
  }

  static Reading<Content> read(Fields file, Findings findings) {
    return new FormReader(findings).read(file);
  }

  private Reading<Content> read(Fields file) {
    file.number("format", 1, 1);
    String id = file.id("id");
    String edition = file.matching("edition", EDITION, "small letters, digits and single hyphens");
    BilingualText title = file.bilingual("title");
    LocalDate holdsFrom = Times.day(file, "holdsFrom");
    List<Section> sections = new ArrayList<>();
    for (Fields section : file.list("sections", "A section")) {
      sections.add(section(section));
    }
    file.close();
    Form form =
        id == null || edition == null || holdsFrom == null
            ? null
            : new Form(id, edition, title, holdsFrom, sections);
    return new Reading<>(
        form == null ? null : form.name(),
        file.line("id"),
        new Content(findings.faults().isEmpty() ? form : null),
        List.of());
  }

  private Section section(Fields section) {
    String number = number(section);
    BilingualText title = section.bilingual("title");
    Condition asked = asked(section);
    List<Field> read = new ArrayList<>();
    for (Fields field : section.list("fields", "A field")) {
      read.add(field(field, number, asked));
    }
    section.close();
    return new Section(number, title, read);
  }

  /** Empty after a fault. */
  private String number(Fields owner) {
    String number = owner.matching("number", NUMBER, NUMBER_RULE);
    if (number == null) {
      return "";
    }
    Integer earlier = numbers.putIfAbsent(number, owner.line("number"));
    if (earlier != null) {
      owner.fault("number", "Number %s is used already, on line %d.".formatted(number, earlier));
    }
    return number;
  }

  private Field field(Fields field, String section, @Nullable Condition ofSection) {
    String id = field.id("id");
    String number = number(field);
    if (!number.isEmpty() && !section.isEmpty() && !number.startsWith(section + ".")) {
      field.fault(
          "number",
          "Number %s does not begin with that of its section, %s.".formatted(number, section));
    }
    BilingualText label = field.bilingual("label");
    BilingualText help = field.findBilingual("help");
    int faultsBefore = findings.faults().size();
    Value.Kind kind = field.oneOf("kind", Value.Kind.class);
    String source = source(field, kind);
    boolean judged = source != null || !field.has("source");
    List<Option> options = OptionsReader.read(field, kind, source, judged);
    boolean sound = findings.faults().size() == faultsBefore;
    Condition asked = asked(field);
    Set<Stage> mandatory = field.findSomeOf("mandatory", Stage.class);
    String preset = field.findText("preset");
    boolean mayBeUnknown = field.flag("mayBeUnknown");
    boolean particulars = field.flag("particulars");
    Field read =
        new Field(
            requireNonNullElse(id, ""),
            number,
            label,
            help,
            requireNonNullElse(kind, Value.Kind.TEXT),
            options,
            both(ofSection, asked),
            source,
            null,
            mandatory,
            mayBeUnknown,
            particulars);
    field.close();
    if (kind != null && preset != null && !preset.isEmpty()) {
      read = read.withPreset(preset(field, read, preset));
    }
    enter(field, id, read);
    if (id != null && !sound) {
      faulty.add(id);
    }
    return read;
  }

  private void enter(Fields field, @Nullable String id, Field read) {
    if (id == null) {
      return;
    }
    Integer earlier = lines.putIfAbsent(id, field.line("id"));
    if (earlier != null) {
      field.fault("id", "There is a field \"%s\" already, on line %d.".formatted(id, earlier));
    } else {
      fields.put(id, read);
    }
  }

  private static @Nullable Condition both(@Nullable Condition one, @Nullable Condition other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new Condition.All(List.of(one, other));
  }

  /** The name of a source that a field of this kind can take; null without one and after a fault. */
  private static @Nullable String source(Fields field, Value.@Nullable Kind kind) {
    String source = field.findText("source");
    if (source == null || source.isEmpty()) {
      return null;
    }
    Value.Kind tells = Sources.ALL.get(source);
    if (tells == null) {
      field.fault("source", "There is no source \"%s\".".formatted(source));
      return null;
    }
    if (kind != null && !Sources.leads(tells, kind)) {
      field.fault(
          "source",
          "Source %s tells %s, which a field of kind %s cannot take."
              .formatted(source, tells, kind));
      return null;
    }
    return source;
  }

  private static @Nullable Value preset(Fields owner, Field field, String text) {
    try {
      Value value = Value.parse(field.kind(), text);
      String fault = field.fault(value);
      if (fault == null) {
        return value;
      }
      owner.fault("preset", "\"preset\" is \"%s\", but %s.".formatted(text, fault));
    } catch (IllegalArgumentException e) {
      owner.fault(
          "preset",
          "\"preset\" is \"%s\", which is not the text of a %s.".formatted(text, field.kind()));
    }
    return null;
  }

  private @Nullable Condition asked(Fields owner) {
    Fields condition = owner.find("asked", "A condition");
    return condition == null ? null : condition(condition);
  }

  /** Null after a fault. */
  private @Nullable Condition condition(Fields condition) {
    Condition read = one(condition);
    condition.close();
    return read;
  }

  private @Nullable Condition one(Fields condition) {
    if (condition.has("field")) {
      return chosen(condition);
    }
    if (condition.has("answered")) {
      String field = earlier(condition, "answered");
      return field == null ? null : new Condition.Answered(field);
    }
    if (condition.has("stage")) {
      Set<Stage> stages = condition.someOf("stage", Stage.class);
      return stages.isEmpty() ? null : new Condition.AtStage(stages);
    }
    if (condition.has("not")) {
      Fields not = condition.need("not", "A condition");
      Condition read = not == null ? null : condition(not);
      return read == null ? null : new Condition.Not(read);
    }
    if (condition.has("all")) {
      List<Condition> all = conditions(condition, "all");
      return all == null ? null : new Condition.All(all);
    }
    if (condition.has("any")) {
      List<Condition> any = conditions(condition, "any");
      return any == null ? null : new Condition.Any(any);
    }
    condition.closeUnjudged();
    findings.add(
        condition.line(),
        "A condition takes \"field\" with \"is\", or one of \"answered\", \"stage\", \"not\", \"all\", \"any\".");
    return null;
  }

  private @Nullable List<Condition> conditions(Fields owner, String key) {
    List<Condition> read = new ArrayList<>();
    boolean sound = true;
    for (Fields fields : owner.list(key, "A condition")) {
      Condition condition = condition(fields);
      if (condition == null) {
        sound = false;
      } else {
        read.add(condition);
      }
    }
    return sound && !read.isEmpty() ? read : null;
  }

  private @Nullable Condition chosen(Fields condition) {
    String id = earlier(condition, "field");
    List<String> options = condition.texts("is");
    if (id == null || options.isEmpty()) {
      return null;
    }
    Field field = fields.get(id);
    if (field == null || faulty.contains(id)) {
      return null;
    }
    List<String> offered =
        field.kind() == Value.Kind.YES_NO
            ? List.of("YES", "NO")
            : field.options().stream().map(Option::id).toList();
    for (String option : options) {
      if (!offered.contains(option)) {
        condition.fault(
            "is",
            offered.isEmpty()
                ? "Nothing is chosen in field \"%s\".".formatted(id)
                : "Field \"%s\" has no option \"%s\"; it has %s."
                    .formatted(id, option, String.join(", ", offered)));
        return null;
      }
    }
    return new Condition.Chosen(id, Set.copyOf(options));
  }

  /** The id of a field that stands before this one; null after a fault. */
  private @Nullable String earlier(Fields condition, String key) {
    String id = condition.id(key);
    if (id == null || fields.containsKey(id)) {
      return id;
    }
    condition.fault(
        key,
        "There is no field \"%s\" before this one; a condition looks back only.".formatted(id));
    return null;
  }
}
