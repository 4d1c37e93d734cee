package nl.lekdicht.core.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.lekdicht.core.BilingualText;

/**
 * One edition of a form, checked when it was read: ids and numbers are unique, conditions look back at fields that are there, and every
 * source is one of {@link Sources#ALL}.
 *
 * @param id the form, such as {@code ap}, whatever the edition
 * @param holdsFrom the first day on which it is the edition to use
 */
public record Form(
    String id, String edition, BilingualText title, LocalDate holdsFrom, List<Section> sections) {
  public Form {
    sections = List.copyOf(sections);
  }

  /** Id and edition, such as {@code ap-2021}; its file is named after it. */
  public String name() {
    return id + "-" + edition;
  }

  /** All fields, in the order of the form. */
  public List<Field> fields() {
    return sections.stream().flatMap(section -> section.fields().stream()).toList();
  }

  public Optional<Field> findField(String fieldId) {
    return sections.stream()
        .flatMap(section -> section.fields().stream())
        .filter(field -> field.id().equals(fieldId))
        .findFirst();
  }

  /** The field with this id. Its absence is a bug; for what a person sends there is {@link #findField}. */
  public Field field(String fieldId) {
    return findField(fieldId)
        .orElseThrow(() -> new IllegalArgumentException(name() + " has no field " + fieldId));
  }
}
