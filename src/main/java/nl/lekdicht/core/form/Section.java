package nl.lekdicht.core.form;

import java.util.List;
import nl.lekdicht.core.BilingualText;

/** Fields that stand together under one heading. */
public record Section(String number, BilingualText title, List<Field> fields) {
  public Section {
    fields = List.copyOf(fields);
  }
}
