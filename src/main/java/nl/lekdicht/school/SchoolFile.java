package nl.lekdicht.school;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a paper for a school must know of it. Of several agreements: the kinds of data of all together, the six headings where one says
 * so, Dutch where one says so.
 *
 * @param address street and number
 * @param chamberOfCommerce its number, eight digits
 * @param language nl or en
 * @param sixHeadings whether notices have the headings of the Focus PO agreement
 * @param dataKinds options of the fact DATA_KINDS; empty when not known, and NONE only alone. Likewise those that follow
 * @param addressees who gets notices: the contacts of the kinds that were agreed, no address twice; empty where there are none
 * @param contacts all contacts by kind, no address twice within a kind; a kind without any is not there
 */
public record SchoolFile(
    String brin,
    String name,
    @Nullable String address,
    @Nullable String postcode,
    String place,
    @Nullable String chamberOfCommerce,
    @Nullable String sector,
    String language,
    boolean sixHeadings,
    Set<String> dataKinds,
    Set<String> specialCategories,
    Set<String> peopleCategories,
    List<Addressee> addressees,
    Map<ContactKind, List<Addressee>> contacts) {

  /** Somebody to reach at the school. */
  public record Addressee(
      ContactKind kind, String name, String email, @Nullable String telephone) {}
}
