package nl.lekdicht.school;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A school as one supplier knows it. */
@Serdeable
record School(String brin, String name, String place, List<Agreement> agreements) {

  /**
   * What was agreed for one service.
   *
   * @param noticeHours within which the school is told of a breach; null when no term was agreed
   * @param calendar id of the calendar that working hours are counted in
   */
  @Serdeable
  record Agreement(
      String service, @Nullable Integer noticeHours, String calendar, List<Contact> contacts) {}

  /** Somebody to reach at the school. */
  @Serdeable
  record Contact(ContactKind kind, String name, String email, @Nullable String telephone) {}

  /** What a contact is there for. */
  enum ContactKind {
    SCHOOL_CONTACT,
    FUNCTIONAL_MANAGER_1,
    FUNCTIONAL_MANAGER_2,
    FG,
    BOARD
  }

  /** A page of schools. */
  @Serdeable
  record Page(List<School> items, @Nullable String nextCursor) {}
}
