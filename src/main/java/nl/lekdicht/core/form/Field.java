package nl.lekdicht.core.form;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form.
 *
 * @param number as the form counts, such as 3.2
 * @param options what may be chosen; empty where nothing is chosen
 * @param asked when it is asked; null for always
 * @param source a name of {@link Sources#ALL}: what answers it unless a person does; null where only a person can
 * @param preset what the answer is where the source tells nothing and nobody typed anything
 * @param mandatory the stages at which it needs an answer, where it is asked
 * @param mayBeUnknown whether "not yet known" is an answer at the stage FIRST
 * @param particulars whether names, numbers or addresses belong in the answer, so that one found there is no cause for a warning
 */
public record Field(
    String id,
    String number,
    BilingualText label,
    @Nullable BilingualText help,
    Value.Kind kind,
    List<Option> options,
    @Nullable Condition asked,
    @Nullable String source,
    @Nullable Value preset,
    Set<Stage> mandatory,
    boolean mayBeUnknown,
    boolean particulars) {

  public Field {
    options = List.copyOf(options);
    mandatory = Collections.unmodifiableSortedSet(new TreeSet<>(mandatory));
  }

  public Field withPreset(@Nullable Value value) {
    return new Field(
        id,
        number,
        label,
        help,
        kind,
        options,
        asked,
        source,
        value,
        mandatory,
        mayBeUnknown,
        particulars);
  }

  public Optional<Option> findOption(String optionId) {
    return options.stream().filter(option -> option.id().equals(optionId)).findFirst();
  }

  /** What is wrong with a value of this field; null when nothing is. */
  public @Nullable String fault(Value value) {
    if (value.kind() != kind) {
      return "must be given as %s".formatted(kind);
    }
    return switch (value) {
      case Value.Choice(String option) -> findOption(option).isPresent() ? null : oneOf();
      case Value.Choices choices ->
          chosen(choices).allMatch(option -> findOption(option).isPresent())
              ? besideOthers(chosen(choices).toList())
              : oneOf();
      case Value.Text _, Value.Lines _, Value.Range _, Value.Moment _, Value.YesNo _ -> null;
    };
  }

  private @Nullable String besideOthers(List<String> chosen) {
    if (chosen.size() == 1) {
      return null;
    }
    return options.stream()
        .filter(option -> option.means() != Option.Meaning.ORDINARY)
        .map(Option::id)
        .filter(chosen::contains)
        .findFirst()
        .map(alone -> alone + " cannot stand beside others")
        .orElse(null);
  }

  private String oneOf() {
    return "must be of " + options.stream().map(Option::id).collect(joining(", "));
  }

  /** Whether the answer says what the field asks, at this stage. */
  boolean isAnsweredBy(@Nullable Answer answer, Stage stage) {
    if (answer == null) {
      return false;
    }
    boolean notYetKnown = answer.notYetKnown() || saysNotYetKnown(answer.value());
    return notYetKnown ? stage == Stage.FIRST : answer.value() != null;
  }

  private boolean saysNotYetKnown(@Nullable Value value) {
    return chosen(value)
        .flatMap(option -> findOption(option).stream())
        .anyMatch(option -> option.means() == Option.Meaning.NOT_YET_KNOWN);
  }

  /** What was chosen; yes and no count as chosen. */
  static Stream<String> chosen(@Nullable Value value) {
    return switch (value) {
      case Value.Choice(String option) -> Stream.of(option);
      case Value.Choices(var options) -> options.stream();
      case Value.YesNo yesNo -> Stream.of(yesNo.text());
      case null -> Stream.empty();
      case Value.Text _, Value.Lines _, Value.Range _, Value.Moment _ -> Stream.empty();
    };
  }

  /** What the incident and the form itself answer. */
  Answer told(FilingKind filing, Known known) {
    if (source != null) {
      Optional<Value> told =
          source.equals(Sources.FILING_KIND)
              ? Optional.of(new Value.Choice(filing.name()))
              : known.find(source);
      if (told.isPresent()) {
        return new Answer(taken(told.get()), false, source, null);
      }
    }
    return preset == null ? Answer.NONE : new Answer(preset, false, Answer.FORM, null);
  }

  /** The source's value as this field gives it. The reader of forms saw to it that every option of the source leads to one of ours. */
  private Value taken(Value told) {
    Value value =
        switch (kind) {
          case CHOICE -> new Value.Choice(standsFor(chosen(told)).getFirst());
          case CHOICES -> Value.Choices.of(standsFor(chosen(told)));
          case TEXT -> new Value.Text(told.text());
          case LINES, RANGE, MOMENT, YES_NO -> told;
        };
    String fault = fault(value);
    if (fault != null) {
      throw new IllegalStateException("%s, which answers %s, %s".formatted(source, id, fault));
    }
    return value;
  }

  private List<String> standsFor(Stream<String> told) {
    Set<String> names = told.collect(toCollection(TreeSet::new));
    List<String> ours =
        options.stream()
            .filter(option -> !Collections.disjoint(option.from(), names))
            .map(Option::id)
            .toList();
    if (ours.isEmpty()) {
      throw new IllegalStateException("%s tells %s, which %s lacks".formatted(source, names, id));
    }
    return ours;
  }
}
