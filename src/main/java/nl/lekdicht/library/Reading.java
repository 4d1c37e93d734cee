package nl.lekdicht.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file says, as far as it can be read.
 *
 * @param id the id in the file; null where it is missing or malformed
 * @param idLine where the id stands
 * @param value what it describes; only to be used when the file has no faults
 * @param references what it names in other files
 */
record Reading<T>(@Nullable String id, int idLine, T value, List<Reference> references) {
  /** What is named in another file. */
  record Reference(Kind kind, String id, int line) {}

  enum Kind {
    CHECKLIST,
    CALENDAR
  }
}
