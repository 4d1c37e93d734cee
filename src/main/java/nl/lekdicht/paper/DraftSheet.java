package nl.lekdicht.paper;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.form.Answer;
import nl.lekdicht.core.form.Completeness;
import nl.lekdicht.core.form.Draft;
import nl.lekdicht.core.form.Field;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.core.form.Section;
import org.jspecify.annotations.Nullable;

/** A draft as a sheet of paper, in Dutch as the authority's form is: to be typed over or read out, question by question. */
final class DraftSheet {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", Locale.of("nl")).withZone(ZONE);

  private DraftSheet() {}

  /**
   * @param digest of the draft's text, which is what was approved
   */
  static String of(Form form, Draft draft, String digest) {
    StringBuilder sheet = new StringBuilder();
    Completeness completeness = draft.completeness(form);
    sheet
        .append(form.title().nl())
        .append('\n')
        .append(
            "Ingevuld: %d van %d (%d%%)\n"
                .formatted(completeness.answered(), completeness.asked(), completeness.percent()))
        .append("Tekst: ")
        .append(digest)
        .append("\n");
    Set<String> asked = draft.asked(form).stream().map(Field::id).collect(Collectors.toSet());
    Set<String> missing = draft.missing(form).stream().map(Field::id).collect(Collectors.toSet());
    for (Section section : form.sections()) {
      List<Field> fields =
          section.fields().stream().filter(field -> asked.contains(field.id())).toList();
      if (!fields.isEmpty()) {
        sheet
            .append('\n')
            .append(section.number())
            .append(". ")
            .append(section.title().nl())
            .append('\n');
        fields.forEach(
            field -> line(sheet, field, draft.answer(field.id()), missing.contains(field.id())));
      }
    }
    return sheet.toString();
  }

  private static void line(StringBuilder sheet, Field field, Answer answer, boolean missing) {
    sheet
        .append("  ")
        .append(field.number())
        .append(' ')
        .append(field.label().nl())
        .append("\n      ")
        .append(words(field, answer, missing).replace("\n", "\n      "))
        .append('\n');
  }

  private static String words(Field field, Answer answer, boolean missing) {
    if (answer.notYetKnown()) {
      return "nog niet bekend";
    }
    Value value = answer.value();
    if (value == null) {
      return missing ? "[ontbreekt]" : "-";
    }
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Lines(List<String> lines) -> String.join("\n", lines);
      case Value.Choice(String option) -> label(field, option);
      case Value.Choices(var options) ->
          options.stream().map(option -> label(field, option)).collect(Collectors.joining("\n"));
      case Value.Range(long min, long max) ->
          min == max ? Long.toString(min) : "minimaal %d, maximaal %d".formatted(min, max);
      case Value.Moment(var at) -> MOMENT.format(at) + " uur";
      case Value.YesNo(boolean yes) -> yes ? "ja" : "nee";
    };
  }

  private static String label(Field field, String option) {
    @Nullable BilingualText label =
        field.findOption(option).map(found -> found.label()).orElse(null);
    return label == null ? option : label.nl();
  }
}
