package nl.lekdicht.school;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A school as one supplier knows it.
 *
 * @param address street and number
 * @param chamberOfCommerce its number, eight digits
 */
@Serdeable
record School(
    String brin,
    String name,
    @Nullable String address,
    @JsonProperty("zipCode") @Nullable String postcode,
    String place,
    @Nullable String chamberOfCommerce,
    @Nullable String sector,
    List<Agreement> agreements) {

  /**
   * What was agreed for one service.
   *
   * @param noticeHours within which the school is told of a breach; null when no term was agreed
   * @param calendar id of the calendar that working hours are counted in
   * @param dataKinds options of the fact DATA_KINDS, as far as known; likewise those that follow
   * @param noticeContacts who gets the notices, at least one
   * @param language of what the school is sent
   * @param retentionMonths how long what hit the school is kept in the register after it was closed
   */
  @Serdeable
  record Agreement(
      String service,
      @Nullable Integer noticeHours,
      String calendar,
      List<String> dataKinds,
      List<String> specialCategories,
      List<String> peopleCategories,
      NoticeHeadings noticeHeadings,
      List<ContactKind> noticeContacts,
      String language,
      int retentionMonths,
      List<Contact> contacts) {}

  /** Somebody to reach at the school. */
  @Serdeable
  record Contact(ContactKind kind, String name, String email, @Nullable String telephone) {}

  /** A page of schools. */
  @Serdeable
  record Page(List<School> items, @Nullable String nextCursor) {}
}
