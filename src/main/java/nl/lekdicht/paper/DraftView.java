package nl.lekdicht.paper;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.form.Answer;
import nl.lekdicht.core.form.Completeness;
import nl.lekdicht.core.form.Difference;
import nl.lekdicht.core.form.Differences;
import nl.lekdicht.core.form.Draft;
import nl.lekdicht.core.form.Field;
import nl.lekdicht.core.form.FilingKind;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.core.form.PersonalData;
import nl.lekdicht.core.form.Stage;
import nl.lekdicht.core.form.Warned;
import nl.lekdicht.web.ValueJson;
import org.jspecify.annotations.Nullable;

/**
 * A draft for the authority, in the order of its form.
 *
 * @param percent of the fields that need an answer, rounded down
 * @param missing ids of the fields that need one and have none
 * @param fields those that are asked as the answers stand
 * @param differences from the filing that this one follows
 */
@Serdeable
record DraftView(
    String form,
    BilingualText title,
    FilingKind filing,
    Stage stage,
    int asked,
    int answered,
    int percent,
    boolean complete,
    List<String> missing,
    List<FieldView> fields,
    List<DifferenceView> differences) {

  /**
   * A question with what stands there.
   *
   * @param value by its kind; null where nothing stands
   * @param source what told it, or was typed over
   * @param changed whether a person typed it
   * @param changedBy who; null for a school, and where nobody did
   * @param personalData what seems to stand in it and should not
   */
  @Serdeable
  record FieldView(
      String id,
      String number,
      BilingualText label,
      Value.Kind kind,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object value,
      boolean notYetKnown,
      @Nullable String source,
      boolean changed,
      @Nullable UUID changedBy,
      boolean missing,
      Set<PersonalData.What> personalData) {}

  /** A field whose answer is another than it was. */
  @Serdeable
  record DifferenceView(
      String id,
      String number,
      BilingualText label,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object from,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object to) {}

  /**
   * @param before what it follows; null where it follows nothing
   * @param names whether it is shown who typed what
   */
  static DraftView of(Form form, Draft draft, @Nullable Draft before, boolean names) {
    Completeness completeness = draft.completeness(form);
    Set<String> missing = draft.missing(form).stream().map(Field::id).collect(Collectors.toSet());
    Map<String, Warned> warned =
        draft.warnings(form).stream()
            .collect(Collectors.toMap(Warned::fieldId, Function.identity()));
    return new DraftView(
        form.name(),
        form.title(),
        draft.kind(),
        draft.stage(),
        completeness.asked(),
        completeness.answered(),
        completeness.percent(),
        completeness.complete(),
        draft.missing(form).stream().map(Field::id).toList(),
        draft.asked(form).stream()
            .map(field ->
                field(
                    field,
                    draft.answer(field.id()),
                    missing.contains(field.id()),
                    warned.get(field.id()),
                    names))
            .toList(),
        before == null
            ? List.of()
            : Differences.between(form, before, draft).stream()
                .map(difference -> difference(form, difference))
                .toList());
  }

  private static FieldView field(
      Field field, Answer answer, boolean missing, @Nullable Warned warned, boolean names) {
    return new FieldView(
        field.id(),
        field.number(),
        field.label(),
        field.kind(),
        json(answer),
        answer.notYetKnown(),
        answer.source(),
        answer.changedBy() != null,
        names ? answer.changedBy() : null,
        missing,
        warned == null ? Set.of() : new HashSet<>(warned.what()));
  }

  private static @Nullable Object json(@Nullable Answer answer) {
    return answer == null || answer.value() == null ? null : ValueJson.of(answer.value());
  }

  private static DifferenceView difference(Form form, Difference difference) {
    Field field = form.findField(difference.fieldId()).orElse(null);
    return new DifferenceView(
        difference.fieldId(),
        field == null ? "" : field.number(),
        field == null
            ? new BilingualText(difference.fieldId(), difference.fieldId())
            : field.label(),
        json(difference.from()),
        json(difference.to()));
  }
}
