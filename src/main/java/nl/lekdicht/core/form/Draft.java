package nl.lekdicht.core.form;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;

/**
 * A form, filled in for one filing. It holds an answer for every field, also for those that are not asked as things stand: an answer to an
 * earlier field may bring them in. Whoever shows or exports it asks {@link #asked}.
 *
 * @param formDigest SHA-256 of the form's file, in lower-case hex
 * @param answers by field id, in the order of the form
 */
public record Draft(String formDigest, FilingKind kind, Stage stage, Map<String, Answer> answers) {
  /** The most characters that a person can type into one field. */
  public static final int LONGEST_ANSWER = 10_000;

  public Draft {
    if ((kind == FilingKind.WITHDRAWAL) != (stage == Stage.WITHDRAWING)) {
      throw new IllegalArgumentException("a %s is not at the stage %s".formatted(kind, stage));
    }
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /** A new one, with what the incident and the form itself answer. */
  public static Draft fill(
      Form form, String formDigest, FilingKind kind, Stage stage, Known known) {
    return new Draft(formDigest, kind, stage, Map.of()).next(form, formDigest, kind, stage, known);
  }

  /** With what the incident answers now; what a person typed stays. */
  public Draft refilled(Form form, Known known) {
    return next(form, formDigest, kind, stage, known);
  }

  /**
   * The draft of a further filing on the same notification. What a person typed comes along, unless it is no answer any more: another
   * edition may ask otherwise, and "not yet known" is none after the first.
   */
  public Draft next(Form form, String digest, FilingKind nextKind, Stage nextStage, Known known) {
    Map<String, Answer> next = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      Answer told = field.told(nextKind, known);
      Answer typed = answers.get(field.id());
      next.put(
          field.id(),
          typed != null
                  && typed.changedBy() != null
                  && fault(field, nextStage, typed.value(), typed.notYetKnown()) == null
              ? new Answer(typed.value(), typed.notYetKnown(), told.source(), typed.changedBy())
              : told);
    }
    return new Draft(digest, nextKind, nextStage, next);
  }

  /**
   * With an answer typed into one field, over what stands there. No value and not "not yet known" empties the field; it stays empty until
   * {@link #restored}.
   */
  public Outcome<Draft> answered(
      Form form, String fieldId, @Nullable Value value, boolean notYetKnown, UUID by) {
    Optional<Field> field = form.findField(fieldId);
    if (field.isEmpty()) {
      return Outcome.refused(new Refusal.Unknown("field", fieldId));
    }
    String fault = fault(field.get(), stage, value, notYetKnown);
    if (fault != null) {
      return Outcome.refused(new Refusal.InvalidField(fieldId, fault));
    }
    return Outcome.accepted(
        with(fieldId, new Answer(value, notYetKnown, answer(fieldId).source(), by)));
  }

  /** With what the incident answers to one field, instead of what a person typed. */
  public Outcome<Draft> restored(Form form, String fieldId, Known known) {
    return form.findField(fieldId)
        .<Outcome<Draft>>map(field -> Outcome.accepted(with(fieldId, field.told(kind, known))))
        .orElseGet(() -> Outcome.refused(new Refusal.Unknown("field", fieldId)));
  }

  /** With "not yet known" said of every field that is missing and of which that can be said. */
  public Draft restNotYetKnown(Form form, UUID by) {
    Draft draft = this;
    for (Field field : missing(form)) {
      if (field.mayBeUnknown() && stage == Stage.FIRST) {
        draft = draft.with(field.id(), new Answer(null, true, answer(field.id()).source(), by));
      }
    }
    return draft;
  }

  /** What is wrong with typing this into the field; null when nothing is. */
  private static @Nullable String fault(
      Field field, Stage stage, @Nullable Value value, boolean notYetKnown) {
    if (Sources.FILING_KIND.equals(field.source())) {
      return "follows from the filing itself; begin a filing of another kind instead";
    }
    if (notYetKnown) {
      if (value != null) {
        return "has a value, so it cannot be not yet known";
      }
      if (stage != Stage.FIRST) {
        return "can be not yet known in a first filing only; give a value";
      }
      return field.mayBeUnknown() ? null : "cannot be not yet known; give a value";
    }
    if (value == null) {
      return null;
    }
    return value.text().length() > LONGEST_ANSWER
        ? "has more than %d characters".formatted(LONGEST_ANSWER)
        : field.fault(value);
  }

  private Draft with(String fieldId, Answer answer) {
    Map<String, Answer> next = new LinkedHashMap<>(answers);
    next.put(fieldId, answer);
    return new Draft(formDigest, kind, stage, next);
  }

  /** What stands in the field, if anything. */
  public Answer answer(String fieldId) {
    return answers.getOrDefault(fieldId, Answer.NONE);
  }

  /** The fields that are asked as the answers stand, in the order of the form. */
  public List<Field> asked(Form form) {
    List<Field> asked = new ArrayList<>();
    Map<String, Answer> soFar = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      if (field.asked() == null || holds(field.asked(), soFar)) {
        asked.add(field);
        soFar.put(field.id(), answer(field.id()));
      }
    }
    return asked;
  }

  private boolean holds(Condition condition, Map<String, Answer> soFar) {
    return switch (condition) {
      case Condition.Chosen(String field, var options) ->
          Field.chosen(value(field, soFar)).anyMatch(options::contains);
      case Condition.Answered(String field) -> value(field, soFar) != null;
      case Condition.AtStage(var stages) -> stages.contains(stage);
      case Condition.Not(Condition not) -> !holds(not, soFar);
      case Condition.All(var all) -> all.stream().allMatch(each -> holds(each, soFar));
      case Condition.Any(var any) -> any.stream().anyMatch(each -> holds(each, soFar));
    };
  }

  private static @Nullable Value value(String field, Map<String, Answer> soFar) {
    return soFar.getOrDefault(field, Answer.NONE).value();
  }

  private List<Field> needed(Form form) {
    return asked(form).stream().filter(field -> field.mandatory().contains(stage)).toList();
  }

  private boolean isAnswered(Field field) {
    return field.isAnsweredBy(answer(field.id()), stage);
  }

  /** The fields that need an answer at this stage and have none, in the order of the form. */
  public List<Field> missing(Form form) {
    return needed(form).stream().filter(field -> !isAnswered(field)).toList();
  }

  public Completeness completeness(Form form) {
    List<Field> needed = needed(form);
    return new Completeness(needed.size(), (int) needed.stream().filter(this::isAnswered).count());
  }

  /** The texts that are asked and seem to hold personal data, where none belong. */
  public List<Warned> warnings(Form form) {
    LocalDate day = latestDay();
    List<Warned> warnings = new ArrayList<>();
    for (Field field : asked(form)) {
      Value value = answer(field.id()).value();
      if (!field.particulars() && (value instanceof Value.Text || value instanceof Value.Lines)) {
        Set<PersonalData.What> what = EnumSet.noneOf(PersonalData.What.class);
        PersonalData.in(value.text(), day).forEach(found -> what.add(found.what()));
        if (!what.isEmpty()) {
          warnings.add(new Warned(field.id(), what));
        }
      }
    }
    return warnings;
  }

  /** The last day that the answers speak of: a date long before it is taken for a birth date. */
  private @Nullable LocalDate latestDay() {
    return answers.values().stream()
        .map(Answer::value)
        .<Instant>mapMulti((value, add) -> {
          if (value instanceof Value.Moment(Instant at)) {
            add.accept(at);
          }
        })
        .max(Instant::compareTo)
        .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate())
        .orElse(null);
  }

  /** Those who typed an answer that the draft holds. */
  public Set<UUID> authors() {
    return answers.values().stream()
        .map(Answer::changedBy)
        .filter(Objects::nonNull)
        .collect(toUnmodifiableSet());
  }
}
