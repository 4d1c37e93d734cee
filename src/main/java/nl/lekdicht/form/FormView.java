package nl.lekdicht.form;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.form.Condition;
import nl.lekdicht.core.form.Field;
import nl.lekdicht.core.form.Form;
import nl.lekdicht.core.form.Option;
import nl.lekdicht.core.form.Section;
import nl.lekdicht.core.form.Stage;
import nl.lekdicht.library.FormEdition;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a form, as it now stands in the library.
 *
 * @param id with the edition, such as {@code ap-2021}
 */
@Serdeable
record FormView(
    String id,
    String form,
    String edition,
    BilingualText title,
    LocalDate holdsFrom,
    String digest,
    List<SectionView> sections) {

  @Serdeable
  record SectionView(String number, BilingualText title, List<FieldView> fields) {
    static SectionView of(Section section) {
      return new SectionView(
          section.number(), section.title(), section.fields().stream().map(FieldView::of).toList());
    }
  }

  @Serdeable
  record FieldView(
      String id,
      String number,
      BilingualText label,
      @Nullable BilingualText help,
      Value.Kind kind,
      List<OptionView> options,
      @Nullable String askedWhen,
      @Nullable String source,
      @Nullable String preset,
      Set<Stage> mandatory,
      boolean mayBeUnknown) {
    static FieldView of(Field field) {
      Condition asked = field.asked();
      Value preset = field.preset();
      return new FieldView(
          field.id(),
          field.number(),
          field.label(),
          field.help(),
          field.kind(),
          field.options().stream().map(OptionView::of).toList(),
          asked == null ? null : asked.words(),
          field.source(),
          preset == null ? null : preset.text(),
          field.mandatory(),
          field.mayBeUnknown());
    }
  }

  @Serdeable
  record OptionView(String id, BilingualText label) {
    static OptionView of(Option option) {
      return new OptionView(option.id(), option.label());
    }
  }

  /** A form in the list of all. */
  @Serdeable
  record Summary(
      String id,
      String form,
      String edition,
      BilingualText title,
      LocalDate holdsFrom,
      String digest,
      int fieldCount) {
    static Summary of(FormEdition edition) {
      Form form = edition.form();
      return new Summary(
          form.name(),
          form.id(),
          form.edition(),
          form.title(),
          form.holdsFrom(),
          edition.original().digest(),
          form.fields().size());
    }
  }

  static FormView of(FormEdition edition) {
    Form form = edition.form();
    return new FormView(
        form.name(),
        form.id(),
        form.edition(),
        form.title(),
        form.holdsFrom(),
        edition.original().digest(),
        form.sections().stream().map(SectionView::of).toList());
  }
}
